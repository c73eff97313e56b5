import type { AnyEvent } from '../../contract/events.ts';
import type { Booking, Canceller } from '../../domain/booking/booking.ts';
import { type Correction, GUEST_DETAILS } from '../../domain/booking/correction.ts';
import type { PaymentAttempt, RefundEntry } from '../../domain/booking/payment.ts';
import { pointsIn } from '../../domain/loyalty/points-batch.ts';
import type { ReadBookingDetails } from '../ports/booking-details.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { OwnedHotels } from '../ports/hotels.ts';
import {
  type Addressee,
  type BookingMessage,
  type BookingMessages,
  type Corrected,
  type Mail,
  type MailClaims,
  type Mailer,
  MailRefused,
  type MessageReader,
  type PointsPaid,
} from '../ports/mail.ts';
import type { Clock } from '../ports/time.ts';
import { type Due, isCorrection, mailsForEvent } from './mails-for-event.ts';
import { isTokenEvent, notifyByToken, type TokenMailDeps } from './notify-by-token.ts';
import { notifyOwnerDisabled } from './notify-owner-disabled.ts';

export interface NotifyDeps extends Omit<TokenMailDeps, 'send'> {
  readonly bookings: Pick<Bookings, 'find' | 'findMany' | 'money'>;
  readonly ownedHotels: OwnedHotels;
  readonly bookingDetails: ReadBookingDetails;
  readonly mailer: Mailer;
  readonly claims: MailClaims;
  readonly messages: Pick<BookingMessages, 'note'>;
  readonly clock: Clock;
}

/** Another worker has the mail: it comes again, and by then is sent or free. */
export class MailTaken extends Error {}

/** Sends a mail once, however often its event comes (rule 22). */
const sendOnce = async ({ mailer, claims }: NotifyDeps, mail: Mail): Promise<void> => {
  if (mailer.exact) return mailer.send(mail);
  const claim = await claims.claim(mail.id);
  if (claim === 'sent') return;
  if (claim === 'taken') throw new MailTaken(`The mail ${mail.kind} is being sent by another worker.`);
  try {
    await mailer.send(mail);
  } catch (error) {
    // The next try need not wait until the claim is over.
    if (error instanceof MailRefused) await claims.release(mail.id);
    throw error;
  }
  await claims.markSent(mail.id);
};

/** The refund of an event: the ledger entry settled in its moment, of its amount where several were. */
const refundOf = (event: AnyEvent, refunds: readonly RefundEntry[]): RefundEntry | undefined => {
  if (event.type !== 'payment.refunded') return undefined;
  const settled = refunds.filter(({ settledAt }) => settledAt === event.occurredAt);
  const { amount } = event.data;
  return settled.find((entry) => (amount === null ? entry.reason === 'not_kept' : entry.amount === amount));
};

const accountAddressee = async ({ accounts }: NotifyDeps, booking: Booking): Promise<Addressee | undefined> => {
  const account = await accounts.byId(booking.userId);
  return account && { email: account.email, name: account.name };
};

/** A guest of whom the desk has no address is written no mail. */
const addressed = (email: string | null, name: string): Addressee | undefined =>
  email === null ? undefined : { email, name };

/** The guest as the booking was before a correction; undefined where that is the account, which gets a mail of its own. */
const oldAddressee = async (deps: NotifyDeps, booking: Booking, before: Correction): Promise<Addressee | undefined> => {
  const email = before.guestEmail === undefined ? booking.guestEmail : before.guestEmail;
  const account = await accountAddressee(deps, booking);
  if (account?.email.toLowerCase() === email?.toLowerCase()) return undefined;
  return addressed(email, before.guestName ?? booking.guestName);
};

/** Sends a mail about a booking and notes that it went, or that it was refused and comes again. */
const sendAndNote = async (deps: NotifyDeps, mail: Mail, message: Omit<BookingMessage, 'state' | 'at'>) => {
  const note = (state: BookingMessage['state']) => deps.messages.note({ ...message, state, at: deps.clock.now() });
  try {
    await sendOnce(deps, mail);
  } catch (error) {
    if (error instanceof MailRefused) await note('refused');
    throw error;
  }
  await note('sent');
};

/**
 * Who reads it. What is for the guest goes to the account that made the booking until this has been confirmed: the
 * guest's name and address are what the caller wrote, and a hold costs nothing, so a stranger could have this system
 * write to others.
 */
const readerOf = ({ to }: Due, { confirmedAt }: Booking): MessageReader['kind'] => {
  if (to === 'owner') return 'hotel';
  return to === 'account' || (to === 'guest' && confirmedAt === null) ? 'account' : 'guest';
};

const addressee = async (
  deps: NotifyDeps,
  booking: Booking,
  due: Due,
  corrected: Corrected | undefined,
): Promise<Addressee | undefined> => {
  const reader = readerOf(due, booking);
  if (reader === 'account') return accountAddressee(deps, booking);
  if (reader === 'guest') {
    return due.to === 'old-address'
      ? oldAddressee(deps, booking, corrected?.before ?? {})
      : addressed(booking.guestEmail, booking.guestName);
  }
  const owner = await deps.accounts.byId(booking.ownerId);
  return owner?.status === 'active' ? { email: owner.email, name: owner.name } : undefined;
};

const detailsIn = (snapshot: Correction): Correction =>
  Object.fromEntries(
    GUEST_DETAILS.filter((name) => snapshot[name] !== undefined).map((name) => [name, snapshot[name]]),
  );

const correctionOf = (event: AnyEvent): Corrected | undefined => {
  if (event.type !== 'booking.changed' || event.data.before === null || !isCorrection(event)) return undefined;
  return { before: detailsIn(event.data.before), after: detailsIn(event.data.after) };
};

const actorOf = (event: AnyEvent): Canceller | undefined =>
  'actor' in event.data
    ? ({ guest: 'guest', owner: 'hotel', system_admin: 'hotel', system: 'system' } as const)[event.data.actor]
    : undefined;

/**
 * Whether the guest's own words may be mailed. A mail goes to an address that a caller typed, so before anything is paid,
 * and a stay that is paid at the hotel never is, it carries no text of theirs: else words of anyone's choice could be sent
 * to strangers for nothing. What the hotel wrote is the hotel's.
 */
const mayQuote = ({ payment, madeBy }: Booking): boolean =>
  payment.paid > 0 || payment.redeemed !== undefined || madeBy?.kind === 'owner';

/** Says that there are requests in place of what they are. */
const noted = <T extends Correction>(details: T): T =>
  details.specialRequests ? { ...details, specialRequests: 'noted' } : details;

/** The booking and its correction as their mail shows them to a guest. */
const quotable = (booking: Booking, corrected: Corrected | undefined) =>
  mayQuote(booking)
    ? { booking, corrected }
    : {
        booking: {
          ...noted(booking),
          ...(booking.cancelledBy === 'guest' && { cancelReason: null }),
        },
        corrected: corrected && { before: noted(corrected.before), after: noted(corrected.after) },
      };

/** Points that the attempts took and a version of the booking kept, as they were then. */
const pointsPaidBy = (attempts: readonly PaymentAttempt[]): PointsPaid | null => {
  const kept = attempts.flatMap(({ state, redeemed }) => (state === 'kept' && redeemed ? [redeemed] : []));
  if (kept.length === 0) return null;
  return {
    points: kept.reduce((sum, { batches }) => sum + pointsIn(batches), 0),
    worth: kept.reduce((sum, { worth }) => sum + worth, 0),
  };
};

/** The hotels that the mail names, as they are today: the booking's, and the one it was moved away from. */
const hotelsOf = async ({ bookingDetails }: NotifyDeps, event: AnyEvent, booking: Booking) => {
  const { id, hotelId } = booking;
  const before = event.type === 'booking.rebooked' ? event.data.before?.hotelId : undefined;
  const ids = before === undefined || before === hotelId ? [hotelId] : [hotelId, before];
  const [now, from] = await bookingDetails(ids.map((of) => ({ id, hotelId: of, reviewedAt: null })));
  if (now === undefined) throw new Error(`The booking ${id} has no details.`);
  return { hotel: now.hotel, movedFrom: from?.hotel };
};

/** A guest without an account has no list of trips: the reference and the address of the mail find the booking. */
const findPageOf = async ({ publicUrl }: NotifyDeps, { withoutAccount }: Booking): Promise<string | undefined> => {
  const origin = withoutAccount === undefined ? undefined : await publicUrl();
  return origin === undefined ? undefined : `${origin}/trips/find`;
};

const notifyOfBooking = async (deps: NotifyDeps, event: AnyEvent, bookingId: string, revision: number) => {
  const booking = await deps.bookings.find(bookingId);
  if (booking === undefined) return;
  const [{ attempts, refunds }, hotels] = await Promise.all([
    deps.bookings.money(bookingId),
    hotelsOf(deps, event, booking),
  ]);
  const corrected = correctionOf(event);
  const found = await findPageOf(deps, booking);
  const [pointsPaid, by, at] = [pointsPaidBy(attempts), actorOf(event), event.occurredAt];
  for (const due of mailsForEvent(event, booking, refundOf(event, refunds))) {
    const { kind, to, amount } = due;
    const person = await addressee(deps, booking, due, corrected);
    if (person === undefined) continue;
    const findPage = to === 'guest' ? found : undefined;
    const reader = readerOf(due, booking);
    const shown = reader === 'hotel' ? { booking, corrected } : quotable(booking, corrected);
    const letter = { kind, ...shown, ...hotels, pointsPaid, amount, by, at, findPage };
    const wording = deps.writer.write(letter, person);
    // Of a correction two may be of one kind.
    const id = `${bookingId}.${kind}.${revision}${to === 'old-address' ? '.old' : ''}`;
    // The address of an account or a hotel is not the booking's to keep.
    const read = { kind: reader, email: reader === 'guest' ? person.email : null };
    const message = { bookingId, id, kind, to: read, subject: wording.subject, about: at };
    await sendAndNote(deps, { ...wording, id, kind, to: person, bookingId, about: at }, message);
  }
};

const tellOfWebhook = async (deps: NotifyDeps, { id, data, occurredAt }: AnyEvent & { type: 'webhook.disabled' }) => {
  const owner = await deps.accounts.byId(data.ownerId);
  if (owner?.status !== 'active') return;
  const kind = 'webhook-disabled';
  const to = { email: owner.email, name: owner.name };
  const wording = deps.writer.write({ kind, url: data.url, reason: data.reason }, to);
  await sendOnce(deps, { ...wording, id: id.replaceAll(':', '.'), kind, to, bookingId: null, about: occurredAt });
};

/** Notifies guests and owners by mail of an event; the same event twice is one mail. */
export const notify =
  (deps: NotifyDeps) =>
  async (event: AnyEvent): Promise<void> => {
    const send = (mail: Mail) => sendOnce(deps, mail);
    if (isTokenEvent(event)) return notifyByToken({ ...deps, send })(event);
    if (event.type === 'webhook.disabled') return tellOfWebhook(deps, event);
    if (event.type === 'account.owner_disabled') {
      return notifyOwnerDisabled({ ...deps, send })(event);
    }
    if ('bookingId' in event.data) await notifyOfBooking(deps, event, event.data.bookingId, event.data.revision);
  };
