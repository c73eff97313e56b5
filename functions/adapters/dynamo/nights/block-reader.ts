import { hotelRanges } from '../../../contract/hotel-ranges.ts';
import { keys } from '../../../contract/keys.ts';
import type { Blocks } from '../../../usecases/ports/blocks.ts';
import { queryAll, type Table } from '../table.ts';
import { fromBlockItem } from './block-items.ts';

/** For those who read blocks alone. */
export const blocksOfHotel =
  (table: Table): Blocks['ofHotel'] =>
  async (hotelId, from) => {
    const items = await queryAll(table, { pk: keys.hotel(hotelId).pk, ...hotelRanges.blocks(from) });
    return items.map(fromBlockItem).filter(({ to }) => to > from);
  };
