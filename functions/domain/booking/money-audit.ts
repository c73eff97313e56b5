import type { Instant } from '../calendar/instant.ts';
import type { Minor } from '../money.ts';
import type { Booking } from './booking.ts';
import { chargeKey, type DeskPayment, deskKey, type PaymentAttempt, type RefundEntry, refundKey } from './payment.ts';

/** Money that moved, or was to, by the gateway's own record. */
export interface Movement {
  /** The gateway's own name of it; one movement has one. */
  readonly id: string;
  readonly kind: 'charge' | 'refund';
  /** Our idempotency key, `bookingId:n` or `bookingId:r:n`; null where the record has none of ours. */
  readonly key: string | null;
  readonly amount: Minor;
  /** Null where the record does not say. */
  readonly currency: string | null;
  /** `pending`: on its way, and it may still fail. */
  readonly state: 'succeeded' | 'pending' | 'failed';
  readonly at: Instant;
}

/** What does not agree, seen from the guest's purse. */
export type MoneyFindingKind =
  | 'charge-without-booking'
  | 'booking-without-charge'
  | 'double-charge'
  | 'refund-not-given'
  | 'refund-twice'
  | 'refund-without-booking'
  | 'desk-differs';

/** A difference between a booking's ledger and the gateway's record; amounts are minor units of `currency`. */
export interface MoneyFinding {
  readonly kind: MoneyFindingKind;
  /** Null where the gateway's record names no booking. */
  readonly bookingId: string | null;
  /** Our key, or the gateway's own name of a movement without one. */
  readonly key: string;
  /** What the ledger says should have moved under the key. */
  readonly expected: Minor;
  /** What the gateway moved. */
  readonly found: Minor;
  readonly currency: string | null;
}

/** All that is known of the money of one booking: its ledger read before the booking, the gateway asked last. */
export interface MoneyOf {
  readonly bookingId: string;
  readonly booking: Booking | undefined;
  readonly attempts: readonly PaymentAttempt[];
  readonly refunds: readonly RefundEntry[];
  readonly deskPayments: readonly DeskPayment[];
  /** Movements whose key names this booking. One whose key is not in the ledger was seen before the ledger was read. */
  readonly movements: readonly Movement[];
}

export interface MoneyJudgement {
  readonly findings: readonly MoneyFinding[];
  /** Movements under way, which say nothing yet: open attempts and refunds that are due. */
  readonly inFlux: number;
}

/** The booking a key of ours names, and which charge or refund of it; undefined where it is none of ours. */
export const partsOfKey = (key: string): { bookingId: string; kind: Movement['kind']; n: number } | undefined => {
  const [, bookingId, refund, n] = /^(.+?):(r:)?(\d+)$/.exec(key) ?? [];
  if (bookingId === undefined || n === undefined) return undefined;
  return { bookingId, kind: refund === undefined ? 'charge' : 'refund', n: Number(n) };
};

/** Money that moved under a key, in its currency; a sum across currencies would mean nothing, so the others count apart. */
const movedUnder = (movements: readonly Movement[], key: string, currency: string | null) => {
  const moved = movements.filter((each) => each.key === key && each.state !== 'failed');
  const own = moved.filter((each) => each.currency === null || each.currency === currency);
  const amount = own.reduce((sum, each) => sum + each.amount, 0);
  return { amount, times: moved.length, foreign: own.length < moved.length };
};

/**
 * Compares the ledger of a booking with what the gateway says it did (rule 12: a charge is kept only by a booking that
 * names its attempt, every other charge goes back). What is under way is no finding: it has its own way to its end.
 */
export const judgeMoney = (money: MoneyOf): MoneyJudgement => {
  const { bookingId, booking, attempts, refunds, movements } = money;
  // A ledger is in one currency; where there is none there is nothing of it to judge.
  const currency = booking?.currency ?? attempts[0]?.currency ?? refunds[0]?.currency ?? null;
  const findings: MoneyFinding[] = [];
  const known = new Set<string>();
  let inFlux = 0;
  const find = (kind: MoneyFindingKind, key: string, expected: Minor, found: Minor): void => {
    findings.push({ kind, bookingId, key, expected, found, currency });
  };

  const judgeCharge = (n: number): void => {
    const key = chargeKey(bookingId, n);
    known.add(key);
    if (attempts.some((attempt) => attempt.n === n && attempt.state === 'open')) {
      inFlux += 1;
      return;
    }
    const { amount, times, foreign } = movedUnder(movements, key, currency);
    const kept = booking?.payment.charges.find(({ attempt }) => attempt === n)?.amount;
    if (kept === undefined) {
      const goingBack = refunds.some((refund) => refund.attempt === n && refund.reason === 'not_kept');
      if (times > 1 || (times === 1 && !goingBack)) find('double-charge', key, 0, amount);
    } else if (times > 1) find('double-charge', key, kept, amount);
    else if (amount !== kept || foreign) find('booking-without-charge', key, kept, amount);
  };

  const judgeRefund = (refund: RefundEntry): void => {
    const key = refundKey(bookingId, refund.n);
    known.add(key);
    const { amount, times, foreign } = movedUnder(movements, key, currency);
    if (times > 1 || amount > refund.amount) find('refund-twice', key, refund.amount, amount);
    else if (refund.state === 'due') inFlux += 1;
    else if (amount !== refund.amount || foreign) find('refund-not-given', key, refund.amount, amount);
  };

  const named = booking?.payment.charges.map(({ attempt }) => attempt) ?? [];
  for (const n of new Set([...attempts.map((attempt) => attempt.n), ...named])) judgeCharge(n);
  for (const refund of refunds) if (refund.desk === undefined) judgeRefund(refund);
  findings.push(...judgeDesk(money, currency));
  for (const movement of movements) {
    if (movement.state !== 'failed' && (movement.key === null || !known.has(movement.key))) {
      findings.push(unasked(movement, bookingId));
    }
  }
  return { findings, inFlux };
};

const sumOf = (amounts: readonly Minor[]): Minor => amounts.reduce((sum, amount) => sum + amount, 0);

/**
 * No gateway has a record of what passes the desk: the entries of the ledger are held against what the booking says the
 * desk took and gave, and what waits to be given against what it says is due.
 */
const judgeDesk = ({ bookingId, booking, refunds, deskPayments }: MoneyOf, currency: string | null): MoneyFinding[] => {
  const { desk = { taken: 0, due: 0 }, refunded } = booking?.payment ?? { refunded: 0 };
  const byGateway = refunds.filter(
    (refund) => refund.desk === undefined && refund.reason !== 'not_kept' && refund.state === 'settled',
  );
  const amounts = deskPayments.map(({ amount }) => amount);
  const waiting = refunds.flatMap((refund) => (refund.desk ? [refund.amount - refund.desk.given] : []));
  const compared = {
    taken: { expected: sumOf(amounts.filter((amount) => amount > 0)), found: desk.taken },
    given: {
      expected: -sumOf(amounts.filter((amount) => amount < 0)),
      found: refunded - sumOf(byGateway.map(({ amount }) => amount)),
    },
    due: { expected: sumOf(waiting), found: desk.due },
  };
  return Object.entries(compared).flatMap(([name, { expected, found }]) =>
    expected === found
      ? []
      : [{ kind: 'desk-differs', bookingId, key: deskKey(bookingId, name), expected, found, currency } as const],
  );
};

/** A movement that no ledger knows of. */
export const unasked = (movement: Movement, bookingId: string | null): MoneyFinding => ({
  kind: movement.kind === 'charge' ? 'charge-without-booking' : 'refund-without-booking',
  bookingId,
  key: movement.key ?? movement.id,
  expected: 0,
  found: movement.amount,
  currency: movement.currency,
});
