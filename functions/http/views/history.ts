import type * as z from 'zod';
import type * as contract from '../../contract/bookings.ts';
import type { HistoryEntry } from '../../domain/booking/history.ts';
import type { MoneyMovement } from '../../usecases/booking-reads/list-payments.ts';
import { moneyView } from './money.ts';

/** An entry of a booking's history; its version is that of the booking after it. */
export const historyView = ({
  event,
  actor,
  at,
  before,
  after,
}: HistoryEntry): z.output<typeof contract.historyEntry> => ({
  version: after.version,
  event,
  actor: { ...actor },
  at,
  before: before && { ...before },
  after: { ...after },
});

export const movementView = ({
  kind,
  amount,
  currency,
  status,
  at,
}: MoneyMovement): z.output<typeof contract.moneyMovement> => ({
  kind,
  amount: moneyView(amount, currency),
  status,
  at,
});
