import type { Booking } from '../../domain/booking/booking.ts';
import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Quote } from '../../domain/quote.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { withBackoff } from '../backoff.ts';
import type { Bookings, BookingWrite, BookingWriteOutcome, NightRefusal } from '../ports/bookings.ts';
import type { FullNights } from '../ports/full-nights.ts';
import type { NightKey } from '../ports/nights.ts';
import type { Clock, Delay } from '../ports/time.ts';
import { tooManyHolds } from './hold-caps.ts';
import { type PlanDeps, planHold, quoteNow, type WantedStay } from './plan-hold.ts';

export interface SellDeps extends PlanDeps {
  readonly bookings: Pick<Bookings, 'commit' | 'find' | 'findMany' | 'recheck'>;
  readonly fullNights: FullNights;
  readonly clock: Clock;
  readonly delay: Delay;
}

/** What is to be sold, under which id, and as which booking. */
export interface Sale {
  readonly wanted: WantedStay;
  /** The quote that was sent. */
  readonly quote: string | undefined;
  /** Of the booking, from who asks and the idempotency key, so the booking is its own idempotency record. */
  readonly id: string;
  readonly bodyHash: string;
  readonly nonce: string;
  /** The booking of a quote, and all that is written with it; its nights are held against the quote. */
  readonly write: (quote: Quote) => Omit<BookingWrite, 'before' | 'expected'> | Refusal;
  /** Looks at the booking before it is written. */
  readonly judge?: (booking: Booking, cap: number) => Promise<Refusal | undefined>;
}

export interface Sold {
  readonly booking: Booking;
  /** The key was used before with the same body: this is that booking as it is now. */
  readonly deduplicated: boolean;
}

const nightsOf = ({ wanted: { hotelId, roomTypeId } }: Sale, dates: readonly IsoDate[]): NightKey[] =>
  dates.map((date) => ({ hotelId, roomTypeId, date }));

/** What an existing booking under the key means: this very request's own commit, a replay, or a key used twice. */
const answerFor = (standing: Booking, { bodyHash, nonce }: Sale): Sold | Refusal => {
  if (standing.requestNonce === nonce) return { booking: standing, deduplicated: false };
  if (standing.bodyHash === bodyHash) return { booking: standing, deduplicated: true };
  return { refused: 'idempotency-key-reused' };
};

/**
 * Sells rooms: one transaction over the booking and every night of the stay, with no read before it when a quote is
 * given (rules 1, 5 and 6), unless this container met one of the nights full a moment ago: then the nights are read
 * first, so that the sale of a last room costs reads and not failed transactions (rule 34). A refused try records
 * nothing.
 */
export const sellRooms =
  (deps: SellDeps) =>
  async (sale: Sale): Promise<Sold | Refusal> => {
    let plan = await planHold(deps)(sale.wanted, sale.quote, deps.clock.now());
    if (isRefusal(plan)) return plan;

    const attempt = async (quote: Quote): Promise<Sold | Refusal | 'again' | 'reprice'> => {
      const made = sale.write(quote);
      if (isRefusal(made)) return made;
      const revisions = new Map(quote.nights.map((night) => [night.date, night.rev]));
      const write: BookingWrite = {
        ...made,
        before: null,
        expected: ({ date }) => ({ cap: quote.cap, rev: revisions.get(date) ?? 0 }),
      };
      const outcome = await deps.bookings.commit(write);
      return outcome.kind === 'contended' ? readFirst(quote) : decide(outcome, write);
    };

    const decide = (outcome: Exclude<BookingWriteOutcome, { kind: 'contended' }>, write: BookingWrite) => {
      switch (outcome.kind) {
        case 'committed':
          return { booking: write.after, deduplicated: false };
        case 'conflict':
          return outcome.booking ? answerFor(outcome.booking, sale) : 'again';
        case 'too-many-holds':
          return tooManyHolds(write, outcome.open);
        case 'nights':
          return refusedNights(outcome.refused);
        case 'units':
          // A new booking has none.
          return 'again';
      }
    };

    /** Contention says nothing of the night: read, then refuse or try again (rule 10). It is never shown as sold out. */
    const readFirst = async (quote: Quote): Promise<Sold | Refusal | 'again'> => {
      const nights = nightsOf(sale, datesOf(quote)).map((night) => ({ ...night, rooms: quote.rooms }));
      const seen = await deps.bookings.recheck(sale.id, nights);
      if (seen.booking) return answerFor(seen.booking, sale);
      return seen.refused.length > 0 ? soldOut(seen.refused) : 'again';
    };

    if (deps.fullNights.metFull(nightsOf(sale, datesOf(plan)), plan.rooms)) {
      const seen = await readFirst(plan);
      if (seen !== 'again') return seen;
    }
    const first = sale.write(plan);
    if (isRefusal(first)) return first;
    const refusal = await sale.judge?.(first.after, plan.cap);
    if (refusal) {
      // A sold-out stay is answered as such, whatever else is against it.
      const seen = await readFirst(plan);
      return seen === 'again' ? refusal : seen;
    }
    const outcome = await withBackoff(deps.delay, async () => {
      if (isRefusal(plan)) return plan;
      const sold = await attempt(plan);
      if (sold !== 'reprice') return sold;
      const fresh = await quoteNow(deps)({ ...sale.wanted, ratePlanId: plan.plan.id }, deps.clock.now());
      if (isRefusal(fresh)) return fresh;
      if (sale.quote !== undefined && fresh.totals.total !== plan.totals.total) return priceChanged(plan, fresh);
      // Nothing was promised yet, or the same total: the price of this moment is the price (rule 31).
      plan = fresh;
      return 'again';
    });
    return outcome === 'gave-up' ? busy : outcome;
  };

/**
 * A refusal as it leaves: a replay may carry a dead quote or meet a full night, so none leaves before its key is known
 * to be free (rule 6). Nights that were met full are remembered.
 */
export const refuseSale =
  ({ bookings, fullNights }: Pick<SellDeps, 'bookings' | 'fullNights'>) =>
  async (sale: Sale, refusal: Refusal): Promise<Sold | Refusal> => {
    if (refusal.refused === 'sold-out') fullNights.note(nightsOf(sale, refusal.nights), sale.wanted.party.length);
    const standing = await bookings.find(sale.id);
    return standing ? answerFor(standing, sale) : refusal;
  };

const datesOf = ({ nights }: Quote): IsoDate[] => nights.map(({ date }) => date);

const busy: Refusal = { refused: 'try-again', detail: 'these nights are much in demand at the moment' };

const soldOut = (refused: readonly NightRefusal[]): Refusal => ({
  refused: 'sold-out',
  nights: refused.filter(({ why }) => why !== 'rate-changed').map(({ date }) => date),
});

const refusedNights = (refused: readonly NightRefusal[]): Refusal | 'reprice' =>
  refused.some(({ why }) => why !== 'rate-changed') ? soldOut(refused) : 'reprice';

const priceChanged = (old: Quote, fresh: Quote): Refusal => ({
  refused: 'price-changed',
  detail: 'the hotel has changed the price of a night since the quote',
  oldOffer: old,
  newOffer: fresh,
});
