import type * as z from 'zod';
import type * as contract from '../../contract/admin/answers.ts';
import type { NightFigures } from '../../usecases/ports/numbers.ts';
import type { Reconciliation } from '../../usecases/reconciliation/reconcile-hotel.ts';
import { signedMoneyView } from './money.ts';

/** The API's Reconciliation. */
export const reconciliationView = ({
  nights,
  checked,
  inFlux,
  drift,
  units,
  numbers,
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
  units: { nights: units.nights, drift: units.drift.map((each) => ({ ...each, claims: [...each.claims] })) },
  numbers: {
    ...numbers,
    drift: numbers.drift.map(({ counted, bookings, ...day }) => ({
      ...day,
      counted: figuresView(counted, day.currency),
      bookings: figuresView(bookings, day.currency),
    })),
  },
});

const figuresView = ({ sold, revenue, taxes }: NightFigures, currency: string) => ({
  sold,
  revenue: signedMoneyView(revenue, currency),
  taxes: signedMoneyView(taxes, currency),
});
