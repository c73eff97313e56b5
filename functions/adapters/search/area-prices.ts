import { indexKeys } from '../../contract/keys.ts';
import { centreOf } from '../../domain/geo/box.ts';
import { cellKey, cellOf } from '../../domain/geo/cells.ts';
import type { Point } from '../../domain/geo/distance.ts';
import { isOnSale } from '../../domain/hotel/hotel.ts';
import type { Area } from '../../domain/search/criteria.ts';
import { medianOf } from '../../domain/search/rank.ts';
import type { PerEuro } from '../../domain/search/reference-prices.ts';
import { usualPrice } from '../../domain/search/usual-price.ts';
import type { AreaPrices } from '../../usecases/ports/search.ts';
import { singleFlight } from '../cache/single-flight.ts';
import { queryPage, type Table } from '../dynamo/table.ts';
import { candidatesFrom } from './rows.ts';

/** Where there is no hotel yet, or the area is the world. */
const ANYWHERE_EURO = 100;
/** What is usual in a town does not change within minutes. */
const KEPT_MS = 600_000;

const middleOf = (area: Area): Point | undefined => {
  if (area.kind === 'anywhere') return undefined;
  return area.kind === 'box' ? centreOf(area.box) : area.centre;
};

/**
 * The middle of what the active hotels in the area's central cell (28 km by at most 220) usually cost. One page of one
 * Query per cell, container and ten minutes, however dense the cell.
 */
export const areaPrices = (table: Table, perEuro: PerEuro): AreaPrices => {
  const middleOfCell = async (cell: string): Promise<number> => {
    const page = await queryPage(table, { index: 'cells', pk: indexKeys.cell(cell, '', '', '').cellPk });
    const prices = candidatesFrom(page.items)
      .filter(({ hotel }) => isOnSale(hotel))
      .map(({ hotel, roomTypes }) => usualPrice(hotel, roomTypes, perEuro))
      .filter((price) => price !== undefined);
    return medianOf(prices) ?? ANYWHERE_EURO;
  };
  const remembered = singleFlight(middleOfCell, (cell) => cell, KEPT_MS);
  return {
    middle: async (area) => {
      const point = middleOf(area);
      return point === undefined ? ANYWHERE_EURO : remembered(cellKey(cellOf(point.latitude, point.longitude)));
    },
  };
};
