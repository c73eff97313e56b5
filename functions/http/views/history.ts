import type * as z from 'zod';
import type * as contract from '../../contract/bookings/answers.ts';
import type { BookingSnapshot } from '../../domain/booking/history.ts';
import type { ListedEntry } from '../../usecases/booking-reads/list-history.ts';
import type { MoneyMovement } from '../../usecases/booking-reads/list-payments.ts';
import { moneyView } from './money.ts';

const snapshotView = (
  { total, paid, refunded, ...facts }: BookingSnapshot,
  currency: string,
): z.output<typeof contract.bookingSnapshot> => ({
  ...facts,
  total: moneyView(total, currency),
  paid: moneyView(paid, currency),
  refunded: moneyView(refunded, currency),
});

/** An entry of a booking's history; its version is that of the booking after it. */
export const historyView = (entry: ListedEntry): z.output<typeof contract.historyEntry> => ({
  version: entry.after.version,
  event: entry.event,
  actor: { ...entry.actor },
  at: entry.at,
  reason: entry.reason,
  before: entry.before && snapshotView(entry.before, entry.currency),
  after: snapshotView(entry.after, entry.currency),
});

export const movementView = ({
  kind,
  amount,
  currency,
  status,
  method,
  at,
}: MoneyMovement): z.output<typeof contract.moneyMovement> => ({
  kind,
  amount: moneyView(amount, currency),
  status,
  method,
  at,
});
