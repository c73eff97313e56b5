import { keys } from '../../../contract/keys.ts';
import { madeEntry } from '../../../domain/booking/history.ts';
import { bookingFromItem, historyFromItem, historyToItem } from '../bookings/booking-items.ts';
import { type Item, queryPage, type Table } from '../table.ts';

/** A hold is published by its booking's own insert, which is not kept: its event is made again from the booking. */
export const heldItem = async (table: Table, item: Item): Promise<Item> => {
  const booking = bookingFromItem(item);
  const { pk } = keys.booking(booking.id);
  const { items } = await queryPage(table, { pk, beginsWith: 'H#', limit: 1 });
  return historyToItem(madeEntry(booking, items.map(historyFromItem)));
};
