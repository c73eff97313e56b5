import { bookingsOfReference, indexes } from '../../../contract/keys.ts';
import type { IdsOfReference } from '../../../usecases/ports/booking-lists.ts';
import { queryAll, type Table } from '../table.ts';

/** Bookings by their reference, in the single table. */
export const idsOfReference =
  (table: Table): IdsOfReference =>
  async (plainReference) => {
    const rows = await queryAll(table, { pk: bookingsOfReference(plainReference), index: 'listing' });
    return rows.map((row) => String(row[indexes.listing.sort]));
  };
