import { keys } from '../../../contract/keys.ts';
import { heldEntry } from '../../../domain/booking/history.ts';
import { bookingFromItem, historyFromItem, historyToItem } from '../bookings/booking-items.ts';
import { type Item, queryPage, type Table } from '../table.ts';

/** A hold is told by its booking's own insert, which is not kept: what it said is made again from what stands. */
export const heldItem = async (table: Table, item: Item): Promise<Item> => {
  const booking = bookingFromItem(item);
  const { pk } = keys.booking(booking.id);
  const { items } = await queryPage(table, { pk, beginsWith: 'H#', limit: 1 });
  return historyToItem(heldEntry(booking, items.map(historyFromItem)));
};
