import * as z from 'zod';
import { keys, last } from '../../../contract/keys.ts';
import { BOOKING_STATUSES } from '../../../domain/booking/machine.ts';
import type { UnpaidStays } from '../../../usecases/ports/grid.ts';
import { getItems, queryAll, type Table } from '../table.ts';

const UNPAID: ReadonlySet<string> = new Set(['reserved', 'payment_pending']);

const stay = z.object({
  status: z.enum(BOOKING_STATUSES),
  roomTypeId: z.string(),
  checkIn: z.string(),
  checkOut: z.string(),
  rooms: z.int(),
});

/** A hotel's unpaid bookings, by when they were made: index and bookings are read eventually consistent. */
export const unpaidStays =
  (table: Table): UnpaidStays =>
  async (hotelId, madeFrom) => {
    const range = { pk: `HOTEL#${hotelId}`, index: 'byMade', from: madeFrom, to: last } as const;
    const ids = (await queryAll(table, range)).map(({ pk }) => String(pk).slice('BOOKING#'.length));
    const items = await getItems(table, ids.map(keys.booking), { consistent: false });
    return items.map((item) => stay.parse(item)).filter(({ status }) => UNPAID.has(status));
  };
