import type * as z from 'zod';
import type * as contract from '../../contract/bookings/answers.ts';
import type { Reconciliation } from '../../usecases/reconciliation/reconcile-hotel.ts';

/** The API's Reconciliation. */
export const reconciliationView = ({
  nights,
  checked,
  inFlux,
  drift,
}: Reconciliation): z.output<typeof contract.reconciliation> => ({
  nights,
  checked,
  inFlux,
  drift: drift.map(({ date, roomTypeId, sold, bookings, blocked, blocks, left, cap, repaired }) => ({
    date,
    roomTypeId,
    sold,
    bookings,
    blocked,
    blocks,
    left,
    cap,
    repaired,
  })),
});
