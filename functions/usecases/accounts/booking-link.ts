import { foldEmail } from '../../domain/account/email.ts';
import { bookingSubject } from '../../domain/account/session-subject.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { isWholeReference, plainReference, readReference } from '../../domain/booking/reference.ts';
import { addMinutes } from '../../domain/calendar/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { IdsOfReference } from '../ports/booking-lists.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { Places } from '../ports/gate.ts';
import type { BookingSession } from '../ports/guest-sessions.ts';
import type { BookingLinkFacts, BookingLinks } from '../ports/mailed-tokens.ts';
import type { Clock, Ids } from '../ports/time.ts';
import { busy } from './create-account.ts';
import { type GuestSessionDeps, notOpened, type Started, startsNow } from './guest-session.ts';
import { openRequest } from './mailed-token.ts';
import { endedBy } from './open-session.ts';

const VALID_MINUTES = 30;

export interface RequestLinkDeps {
  readonly links: BookingLinks;
  /** Links that were asked for, by the reference. */
  readonly asked: Places;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * A guest asks for a link to a booking. The same is done, counted and answered whatever was typed; only the mail, or its
 * absence, shows whether there is such a booking. A second request within a minute is the first one.
 */
export const requestBookingLink =
  ({ links, asked, clock, ids }: RequestLinkDeps) =>
  async (typed: { readonly reference: string; readonly email: string }): Promise<Refusal | undefined> => {
    const reference = readReference(typed.reference) || typed.reference;
    const { allowed, unavailable, resetSeconds } = (await asked.take(reference)).state;
    if (unavailable) return busy;
    if (!allowed) {
      return { refused: 'rate-limited', detail: 'Too many links to this reference were asked for.', resetSeconds };
    }
    const email = foldEmail(typed.email);
    const createdAt = clock.now();
    const kept = await links.request({
      subject: links.subjectOf(`${reference} ${email}`),
      requestId: ids.nonce(),
      reference,
      email,
      createdAt,
      expiresAt: addMinutes(createdAt, VALID_MINUTES),
    });
    return kept === 'contended' ? busy : undefined;
  };

export interface LinkedBookingDeps {
  readonly bookings: Pick<Bookings, 'findMany'>;
  readonly idsOfReference: IdsOfReference;
}

/**
 * The booking that a link is for: of that reference and, now, that guest's address. None that was never confirmed: its
 * address is unproved, and a hold costs nothing.
 */
export const linkedBooking =
  ({ bookings, idsOfReference }: LinkedBookingDeps) =>
  async ({ reference, email }: BookingLinkFacts): Promise<Booking | undefined> => {
    if (!isWholeReference(reference)) return undefined;
    const found = await bookings.findMany(await idsOfReference(reference));
    return found.find(
      (booking) =>
        plainReference(booking.reference) === reference &&
        booking.guestEmail !== null &&
        foldEmail(booking.guestEmail) === email &&
        booking.confirmedAt !== null,
    );
  };

const dead: Refusal = {
  refused: 'refused',
  detail: 'This link is used, replaced, older than 30 minutes or of another address: ask for another.',
  pointer: '/token',
  code: 'dead_token',
};

export type OpenBookingDeps = GuestSessionDeps &
  LinkedBookingDeps & { readonly links: BookingLinks; readonly bookings: Pick<Bookings, 'findMany' | 'history'> };

/**
 * A session for the one booking that the mail's link was for, in place of the one the browser had. The link is used up; it
 * is void once the booking's address was changed after it was asked for, even where it was changed back.
 */
export const openBookingSession =
  (deps: OpenBookingDeps) =>
  async (typed: {
    readonly token: string;
    readonly presented?: string | undefined;
  }): Promise<Started<BookingSession> | Refusal> => {
    const now = deps.clock.now();
    const link = await openRequest(deps.links, typed.token, now);
    const booking = link && (await linkedBooking(deps)(link));
    if (link === undefined || booking === undefined) return dead;
    const history = await deps.bookings.history(booking.id);
    if (history.some(({ at, after }) => at >= link.createdAt && after.guestEmail !== undefined)) return dead;
    // Used up before the session is kept: two at once must not both open one.
    if (!(await deps.links.use(link, now))) return dead;
    const { token, session } = startsNow(deps, bookingSubject(booking.id));
    const kept = { ...session, kind: 'booking', bookingId: booking.id, guestEmail: link.email } as const;
    const outcome = await deps.guestSessions.open(kept, endedBy(deps, typed.presented));
    return outcome === 'written' ? { token, session: kept } : notOpened;
  };
