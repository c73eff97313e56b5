import { keys } from '../../../contract/keys.ts';
import type { Bookings } from '../../../usecases/ports/bookings.ts';
import { getItems, queryAll, type Table } from '../table.ts';
import { bookingFromItem, historyFromItem } from './booking-items.ts';

/** Bookings by key for those who only read them: it queries no index. */
export const bookingReader = (table: Table): Pick<Bookings, 'findMany' | 'history'> => ({
  findMany: async (ids) => (await getItems(table, ids.map(keys.booking))).map(bookingFromItem),
  history: async (bookingId) =>
    (await queryAll(table, { pk: keys.booking(bookingId).pk, beginsWith: 'H#' })).map(historyFromItem),
});
