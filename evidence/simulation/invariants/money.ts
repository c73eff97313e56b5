import type { Booking } from '../../../functions/domain/booking/booking.ts';
import { chargeKey, keptOf, type PaymentAttempt, refundKey } from '../../../functions/domain/booking/payment.ts';
import { worthRedeemed } from '../../../functions/domain/booking/refunds.ts';
import type { Shadow } from '../shadow.ts';
import { must } from '../violation.ts';
import type { Moment } from './moment.ts';
import { dueNow } from './rates.ts';

const sum = (amounts: Iterable<number>): number => [...amounts].reduce((total, amount) => total + amount, 0);

/** After every step: money moves only as recorded before, and the amounts of a booking are correct. */
export const checkMoney = ({ shadow, touched }: Moment): void => {
  for (const [key, before] of touched.gateway) {
    const word = shadow.gateway.get(key);
    if (word?.state === 'succeeded' && before?.state !== 'succeeded') checkOrdered(shadow, key, word.amount);
    must(
      before?.state !== 'succeeded',
      'the gateway keeps its word',
      () => `${key} was ${before?.state} and is ${word?.state}`,
    );
  }
  for (const id of new Set([...touched.bookings.keys(), ...touched.money])) {
    const booking = shadow.bookings.get(id)?.booking;
    must(booking !== undefined, 'money belongs to a booking', () => id);
    checkDesk(shadow, booking);
    checkBooking(shadow, booking);
  }
};

/** The desk ledger: money received, money paid out, and the part of it that settled promised refunds. */
const deskOf = (shadow: Shadow, id: string) => {
  const amounts = [...(shadow.deskPayments.get(id)?.values() ?? [])].map(({ amount }) => amount);
  const refunds = [...(shadow.refunds.get(id)?.values() ?? [])].filter(({ desk }) => desk !== undefined);
  const closed = sum(refunds.map(({ desk }) => desk?.given ?? 0));
  return {
    taken: sum(amounts.filter((amount) => amount > 0)),
    given: -sum(amounts.filter((amount) => amount < 0)),
    due: sum(refunds.map(({ amount }) => amount)) - closed,
    refunds,
  };
};

/** Rule 14: a booking's desk money equals its ledger, a payment settles an entry, and no payment exceeds its entry. */
const checkDesk = (shadow: Shadow, { id, status, payment }: Booking): void => {
  const { taken, given, due, refunds } = deskOf(shadow, id);
  const desk = payment.desk ?? { taken: 0, returned: 0, due: 0 };
  const told = (): string =>
    `${id}, ${status}: ${JSON.stringify(payment)}; the desk took ${taken}, gave ${given}, owes ${due}`;
  must(desk.taken === taken, 'rule 14: what the desk takes is in its ledger', told);
  must(desk.due === due, 'rule 14: what the desk is to give is in its ledger', told);
  const closed = refunds.every(({ state, amount, desk: entry }) => (entry?.given === amount) === (state === 'settled'));
  must(closed, 'rule 14: an entry of the desk is closed by what was given', told);
  must(desk.returned <= desk.taken && desk.due >= 0, 'rule 14: the desk gives back no more than it keeps', told);
  const kept = payment.paid - payment.refundDue - payment.refunded;
  must(kept >= 0, 'rule 14: never more goes back than is kept', told);
};

/** A charge or refund of the gateway was recorded before it was made, with its amount (rules 12 and 14). */
const checkOrdered = (shadow: Shadow, key: string, amount: number): void => {
  const [id = '', ...rest] = key.split(':');
  const n = Number(rest.at(-1));
  if (rest[0] === 'r') {
    const refund = shadow.refunds.get(id)?.get(n);
    must(
      refund?.amount === amount && refund.state === 'due',
      'rule 14: a refund is written before it is paid',
      () => `${key} of ${amount}`,
    );
    return;
  }
  const attempt = shadow.attempts.get(id)?.get(n);
  must(attempt?.state === 'open' && attempt.amount === amount, 'rule 12: an attempt is open before its charge', () => {
    return `${key} charged ${amount}; the attempt is ${attempt?.state ?? 'nowhere'}`;
  });
};

const checkBooking = (shadow: Shadow, booking: Booking): void => {
  const { id, payment } = booking;
  const told = (): string => `${id}, ${booking.status}: ${JSON.stringify(payment)}, total ${booking.totals.total}`;
  const attempts = shadow.attempts.get(id) ?? new Map<number, PaymentAttempt>();
  const refunds = [...(shadow.refunds.get(id)?.values() ?? [])];

  const desk = deskOf(shadow, id);
  const charged = sum(payment.charges.map(({ amount }) => amount));
  must(payment.paid === charged + desk.taken, 'paid is the sum of the charges kept and of what the desk took', told);
  const kept = [...attempts.values()].filter(({ state }) => state === 'kept');
  const named = new Map(payment.charges.map((charge) => [charge.attempt, charge.amount]));
  const agree = kept.length === named.size && kept.every(({ n, amount }) => named.get(n) === amount);
  must(agree, 'rule 12: a charge is kept only by the version that names its attempt', told);
  for (const [n, amount] of named) {
    const word = shadow.gateway.get(chargeKey(id, n));
    must(word?.state === 'succeeded' && word.amount === amount, 'rule 12: what is paid was charged', told);
  }
  const { openAttempt } = booking;
  const open = openAttempt === null || attempts.get(openAttempt)?.state === 'open';
  must(open, 'an open attempt is one that is written', told);

  const promised = refunds.filter(({ reason }) => reason !== 'not_kept');
  const byCard = promised.filter((refund) => refund.desk === undefined);
  const due = desk.due + sum(byCard.filter(({ state }) => state === 'due').map(({ amount }) => amount));
  const back = desk.given + sum(byCard.filter(({ state }) => state === 'settled').map(({ amount }) => amount));
  must(payment.refundDue === due && payment.refunded === back, 'rule 14: the ledger has what goes back', told);
  for (const { n, state, amount, desk: atDesk } of refunds) {
    if (state !== 'settled' || atDesk !== undefined) continue;
    const word = shadow.gateway.get(refundKey(id, n));
    must(word?.state === 'succeeded' && word.amount === amount, 'rule 14: what is settled was paid out', told);
  }
  if (!isSettledAtDesk(shadow, booking)) checkPrice(booking, told);
};

/** The desk settles at any time: the paid amount of such a stay is only checked against its ledgers. */
const isSettledAtDesk = (shadow: Shadow, { id, payment, madeBy }: Booking): boolean =>
  payment.desk !== undefined || madeBy !== undefined || shadow.settledAtDesk.has(id);

const isBought = ({ status }: Booking): boolean => ['confirmed', 'checked_in', 'completed', 'no_show'].includes(status);

/**
 * A guest with a current or future stay has paid exactly the amount due before arrival, or the amount forfeited by
 * earlier changes if that is more (rules 15, 28 and 30).
 */
const checkPrice = (booking: Booking, told: () => string): void => {
  // In money, and in points if the guest had some.
  const paid = keptOf(booking.payment) + worthRedeemed(booking);
  if (isBought(booking)) must(paid === owed(booking), 'a stay that is bought is paid for', told);
  if (['reserved', 'payment_pending', 'expired'].includes(booking.status)) {
    must(booking.payment.paid === 0, 'nobody pays for a stay that is not bought', told);
  }
};

const owed = (booking: Booking): number => Math.max(dueNow(booking), booking.forfeited);

/** At the end: the gateway has refunded all charges that no booking keeps. */
export const checkSettled = (shadow: Shadow, booking: Booking): void => {
  const taken: number[] = [];
  for (const n of shadow.attempts.get(booking.id)?.keys() ?? []) {
    const word = shadow.gateway.get(chargeKey(booking.id, n));
    if (word?.state === 'succeeded') taken.push(word.amount);
  }
  const given: number[] = [];
  for (const n of shadow.refunds.get(booking.id)?.keys() ?? []) {
    const word = shadow.gateway.get(refundKey(booking.id, n));
    if (word?.state === 'succeeded') given.push(word.amount);
  }
  const { paid, refunded } = booking.payment;
  const desk = deskOf(shadow, booking.id);
  must(
    sum(taken) - sum(given) === paid - desk.taken - (refunded - desk.given),
    'rule 12: every charge that is not kept is given back',
    () => {
      return `${booking.id}, ${booking.status}: the gateway took ${sum(taken)} and gave ${sum(given)} back; paid ${paid}, refunded ${refunded}`;
    },
  );
  if (isBought(booking) && !isSettledAtDesk(shadow, booking)) {
    const worth = worthRedeemed(booking);
    must(sum(taken) - sum(given) + worth === owed(booking), 'a stay that is bought is paid for', () => {
      return `${booking.id}: the gateway kept ${sum(taken) - sum(given)} and points worth ${worth} of ${owed(booking)}`;
    });
  }
  for (const attempt of shadow.attempts.get(booking.id)?.values() ?? []) {
    must(attempt.state !== 'open', 'rule 12: no attempt stays open', () => `${booking.id}:${attempt.n}`);
  }
  for (const refund of shadow.refunds.get(booking.id)?.values() ?? []) {
    const waits = refund.desk !== undefined;
    must(waits || refund.state === 'settled', 'rule 14: no refund stays due', () => `${booking.id}:r:${refund.n}`);
  }
};
