import * as z from 'zod';
import { indexes, keys, last } from '../../../contract/keys.ts';
import type { BookingOrder, HotelBookingIds, HotelBookingsQuery } from '../../../usecases/ports/booking-lists.ts';
import { type Item, queryPage, type Table } from '../table.ts';

const findable = z.object({
  reference: z.string(),
  guestName: z.string(),
  guestEmail: z.string().nullable().default(null),
});
/** Rows are small and most may not match: one Query looks at many, and bookings are read for those that do. */
const ROWS_MATCHED = 1000;

type HotelIndex = 'byArrival' | 'byDeparture' | 'byMade';

const rangeOf = ({ by, from = '0', to }: HotelBookingsQuery) => {
  const ranges = {
    // The booking's id follows the day of arrival.
    arrival: { index: 'byArrival', from, to: `${to ?? last}#${last}` },
    departure: { index: 'byDeparture', from, to: to ?? last },
    made: { index: 'byMade', from, to: to ?? last },
  } as const satisfies Record<BookingOrder, object>;
  return ranges[by];
};

/** Where a row is: the key it is sorted by, and the booking's id where that is not a part of it. */
const positionOf = (index: HotelIndex, row: Item): string => {
  const sort = String(row[indexes[index].sort]);
  return index === 'byArrival' ? sort : `${sort}#${String(row['pk']).slice('BOOKING#'.length)}`;
};

const rowAt = (index: HotelIndex, pk: string, position: string): Item => {
  const id = position.slice(position.lastIndexOf('#') + 1);
  const sort = index === 'byArrival' ? position : position.slice(0, -id.length - 1);
  return { ...keys.booking(id), [indexes[index].partition]: pk, [indexes[index].sort]: sort };
};

/** Lists of a hotel's bookings, in the single table. */
export const hotelBookingIds =
  (table: Table): HotelBookingIds =>
  async (hotelId, query, limit, after) => {
    const pk = `HOTEL#${hotelId}`;
    const { index, from, to } = rangeOf(query);
    const { matches } = query;
    const page = await queryPage(table, {
      pk,
      index,
      from,
      to,
      descending: query.by === 'made',
      limit: matches ? ROWS_MATCHED : limit,
      after: after === undefined ? undefined : rowAt(index, pk, after),
    });
    const rows = matches ? page.items.filter((row) => matches(findable.parse(row))) : page.items;
    const positions = rows.map((row) => positionOf(index, row));
    const end = page.items.at(-1);
    return {
      ids: positions.map((position) => position.slice(position.lastIndexOf('#') + 1)),
      positions,
      next: page.next && end && positionOf(index, end),
    };
  };
