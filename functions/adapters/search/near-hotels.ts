import { indexKeys } from '../../contract/keys.ts';
import { cellKey, cellOf, lonKey } from '../../domain/geo/cells.ts';
import { distanceKm } from '../../domain/geo/distance.ts';
import { isOnSale } from '../../domain/hotel/hotel.ts';
import type { NearHotels } from '../../usecases/ports/near-hotels.ts';
import { queryPage, type Table } from '../dynamo/table.ts';
import { candidatesFrom } from './rows.ts';

/** Degrees of longitude looked at on each side: 22 km at the equator, less elsewhere. */
const LONGITUDE_REACH = 0.2;
const MOST_ROWS = 400;

/** Neighbours in the hotel's own geographic cell. */
export const nearHotels = (table: Table): NearHotels => ({
  near: async ({ id, latitude, longitude }, limit) => {
    const name = cellKey(cellOf(latitude, longitude));
    const { cellPk: pk } = indexKeys.cell(name, '', '', '');
    const from = lonKey(Math.max(-180, longitude - LONGITUDE_REACH));
    const to = `${lonKey(Math.min(179.999, longitude + LONGITUDE_REACH))}~`;
    const page = await queryPage(table, { index: 'cells', pk, from, to, limit: MOST_ROWS });
    return candidatesFrom(page.items)
      .filter(({ hotel }) => hotel.id !== id && isOnSale(hotel))
      .map(({ hotel, roomTypes }) => ({
        hotelId: hotel.id,
        distanceKm: distanceKm({ latitude, longitude }, hotel),
        roomTypes,
      }))
      .sort((one, other) => one.distanceKm - other.distanceKm)
      .slice(0, limit);
  },
});
