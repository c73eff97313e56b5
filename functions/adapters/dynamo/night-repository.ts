import { hotelRanges, keys } from '../../contract/keys.ts';
import type { NightReader } from '../../usecases/ports/nights.ts';
import { fromNightItem } from './night-item.ts';
import { queryAll, type Table } from './table.ts';

export const nightReader = (table: Table): NightReader => ({
  async nights(hotelId, from, to, { consistent = true } = {}) {
    const range = hotelRanges.nights(from, to);
    return (await queryAll(table, { pk: keys.hotel(hotelId).pk, ...range, consistent })).map(fromNightItem);
  },
});
