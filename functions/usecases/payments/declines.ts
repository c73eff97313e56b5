import { declineLimits } from '../../contract/route.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import type { GuestAccess } from '../../domain/booking/guest-access.ts';
import { declinedAt } from '../../domain/booking/payment.ts';
import { addMinutes, epochMillis, type Instant } from '../../domain/calendar/instant.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { Declines, Places } from '../ports/gate.ts';

export interface DeclineDeps {
  readonly bookings: Pick<Bookings, 'money'>;
  /** Declined cards, by the account's id, or by the address of a guest without an account. */
  readonly declines: Declines;
  /** False under `--no-limits`. */
  readonly limited: boolean;
}

/** Who tries a card. */
export interface CardHolder {
  readonly access: GuestAccess;
  readonly address?: string | null;
}

/** A guest without an account may take another e-mail address for every card: the network counts. */
const placeOf = ({ declines }: DeclineDeps, { access, address = null }: CardHolder) =>
  access.kind === 'account' || address === null
    ? declines.ofUser.take(access.userId)
    : declines.ofAddress.take(address);

/** One call's try of a card. */
export interface CardTry {
  /** Before each reading of the booking: what an earlier reading decided did not come about. */
  restart(): void;
  /** Whether a card may be tried on this booking now; asked before its attempt is written. */
  judge(booking: Booking, now: Instant): Promise<Refusal | undefined>;
}

const until = (from: Instant, to: Instant): number => (epochMillis(to) - epochMillis(from)) / 1000;

/** Attempts of a booking are settled one after the other on its revision, so this count is exact. */
const judgeBooking = async (
  { bookings }: DeclineDeps,
  booking: Booking,
  now: Instant,
): Promise<Refusal | undefined> => {
  if (booking.attempt < declineLimits.booking) return undefined;
  const { attempts } = await bookings.money(booking.id);
  const since = addMinutes(now, -declineLimits.windowMinutes);
  const recent = attempts.flatMap((attempt) => declinedAt(attempt) ?? []).filter((at) => at > since);
  const decisive = recent.toSorted().at(-declineLimits.booking);
  if (decisive === undefined) return undefined;
  return {
    refused: 'rate-limited',
    detail: `${declineLimits.booking} cards were declined for this booking within an hour.`,
    resetSeconds: until(now, addMinutes(decisive, declineLimits.windowMinutes)),
  };
};

/**
 * Limits on declined cards: by booking and by guest, within an hour (`declineLimits`). The guest's place is taken
 * before the gateway is asked, so that tries on several bookings at once stay within the limit, and is given back
 * unless this very call's attempt was declined.
 */
export const withCardTry =
  (deps: DeclineDeps) =>
  async <T extends object>(holder: CardHolder, work: (card: CardTry) => Promise<T | Refusal>): Promise<T | Refusal> => {
    let place: Awaited<ReturnType<Places['take']>> | undefined;
    let opened = false;
    const judge: CardTry['judge'] = async (booking, now) => {
      if (!deps.limited) return undefined;
      const tooMany = await judgeBooking(deps, booking, now);
      if (tooMany) return tooMany;
      place ??= await placeOf(deps, holder);
      const { allowed, unavailable, resetSeconds } = place.state;
      opened = allowed;
      if (allowed) return undefined;
      return unavailable
        ? { refused: 'try-again', detail: 'no card can be tried at the moment' }
        : { refused: 'rate-limited', detail: 'Too many of your cards were declined within an hour.', resetSeconds };
    };
    let declined = false;
    try {
      const outcome = await work({
        judge,
        restart: () => {
          opened = false;
        },
      });
      declined = opened && isRefusal(outcome) && outcome.refused === 'payment-declined';
      return outcome;
    } finally {
      if (!declined) await place?.giveBack();
    }
  };
