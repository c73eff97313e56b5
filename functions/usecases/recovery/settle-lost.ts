import type { Booking } from '../../domain/booking/booking.ts';
import { systemActor } from '../../domain/booking/history.ts';
import { type Movement, partsOfKey } from '../../domain/booking/money-audit.ts';
import { openAttempt } from '../../domain/booking/moves.ts';
import { type PaymentAttempt, refundKey } from '../../domain/booking/payment.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { dueOfStay } from '../../domain/stay-price.ts';
import { moveBooking } from '../bookings/move-booking.ts';
import { type SettleDeps, settleAttempt } from '../payments/settle-attempt.ts';
import type { PaymentGateway } from '../ports/gateway.ts';
import type { GatewayRecord } from '../ports/money-record.ts';

export type SettleLostDeps = SettleDeps & { readonly record: GatewayRecord; readonly gateway: PaymentGateway };

/** What became of charges that the gateway knows and a restored table does not. */
export interface SettledLost {
  /** A hold that is confirmed by its charge. */
  readonly kept: readonly string[];
  /** A booking that cannot keep its charge: it has gone back. */
  readonly returned: readonly string[];
  /** The booking itself is lost: its charge has gone back, and its guest must be told. Keys of the charges. */
  readonly bookingLost: readonly string[];
  /** The gateway was away, or somebody came between: the same call settles it. */
  readonly left: readonly string[];
}

interface Lost extends Pick<Movement, 'amount' | 'currency' | 'at'> {
  readonly bookingId: string;
  readonly n: number;
  readonly key: string;
}

/** The gateway's record does not say by which card; who changes such a stay later is asked for one. */
const UNKNOWN_METHOD = 'lost';

/** What a hold has to pay now; undefined where the booking waits for no payment. */
const waitsFor = (booking: Booking): number | undefined =>
  ['reserved', 'payment_pending', 'expired'].includes(booking.status) ? dueOfStay(booking).dueNow : undefined;

/** The attempt as it was written before the charge, and lost. A charge that is not the hold's price can only go back. */
const attemptOf = (booking: Booking, { n, amount, at }: Lost): PaymentAttempt => ({
  bookingId: booking.id,
  n,
  amount,
  currency: booking.currency,
  method: UNKNOWN_METHOD,
  purpose: waitsFor(booking) === amount ? 'confirm' : 'change',
  targetVersion: booking.version + 1,
  target: null,
  state: 'open',
  tries: 0,
  dueAt: at,
  createdAt: at,
  settledAt: null,
});

/**
 * Settles what a restored table has lost, by rule 12: a charge is kept only if a committed booking version names its
 * attempt; every other charge goes back. For each charge of the window without an attempt the attempt is written again,
 * so that its key is never used for another charge, and settled as any open attempt is. Again it does nothing twice.
 */
export const settleLost = (deps: SettleLostDeps) => {
  const reopen = (lost: Lost) =>
    moveBooking(deps)(lost.bookingId, (booking, moment) => {
      // Another charge of this booking is settled first.
      if (booking.openAttempt !== null || booking.attempt >= lost.n) return { unchanged: booking };
      const attempt = attemptOf(booking, lost);
      const after = openAttempt({ ...booking, attempt: lost.n - 1 }, moment);
      return { write: { after, event: null, actor: systemActor, attempt } };
    });

  const giveBack = async ({ bookingId, key, amount, currency }: Lost): Promise<boolean> => {
    if (currency === null) return false;
    const order = { key: refundKey(bookingId, 1), chargeKey: key, amount, currency };
    return (await deps.gateway.refund(order)) === 'succeeded';
  };

  const settleOne = async (lost: Lost): Promise<keyof SettledLost | undefined> => {
    const { bookingId, n } = lost;
    const booking = await deps.bookings.find(bookingId);
    if (booking === undefined) return (await giveBack(lost)) ? 'bookingLost' : 'left';
    // The ledger knows it: the sweep settles what is open.
    if ((await deps.bookings.attempt(bookingId, n)) !== undefined) return undefined;
    const opened = await reopen(lost);
    if (isRefusal(opened) || opened.openAttempt !== n) return 'left';
    const settled = await settleAttempt(deps)(bookingId, n, 'succeeded');
    if (isRefusal(settled)) return settled.refused === 'sold-out' ? 'returned' : 'left';
    return settled.state === 'kept' ? 'kept' : 'returned';
  };

  return async (from: Instant, to: Instant): Promise<SettledLost> => {
    const charges: Lost[] = [];
    for await (const { kind, key, state, amount, currency, at } of deps.record.movements(from, to)) {
      const parts = key === null ? undefined : partsOfKey(key);
      if (key === null || parts === undefined || state !== 'succeeded') continue;
      if (kind === 'charge') charges.push({ bookingId: parts.bookingId, n: parts.n, key, amount, currency, at });
    }
    const done: Record<keyof SettledLost, string[]> = { kept: [], returned: [], bookingLost: [], left: [] };
    // A booking's charges in the order in which they were made.
    for (const lost of charges.toSorted((one, other) => one.n - other.n)) {
      const became = await settleOne(lost);
      if (became !== undefined) done[became].push(lost.key);
    }
    return done;
  };
};
