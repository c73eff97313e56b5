import { keys } from '../../contract/keys.ts';
import type { SearchCriteria } from '../../domain/search/criteria.ts';
import { type Judged, judgeFacts } from '../../domain/search/facts.ts';
import { batchesOf } from '../../usecases/batches.ts';
import { inParallel } from '../../usecases/in-parallel.ts';
import { getItems, type Table } from '../dynamo/table.ts';
import { bounds } from './bounds.ts';
import type { Sight } from './cells.ts';

/** Keys in one BatchGetItem. */
const BATCH = 100;
const BATCHES_AT_ONCE = 5;

const distance = ({ distanceKm }: Judged): number => distanceKm ?? 0;

/**
 * Looks for words in descriptions, which the cells index does not have: of the hotels that nothing else of what was
 * asked for leaves out, the nearest 500. Beyond those, what is found is a part.
 */
export const readDescriptions = async (table: Table, criteria: SearchCriteria, sight: Sight): Promise<Sight> => {
  const { judged, partial } = sight;
  const decided = judged.filter(({ wordMatch }) => wordMatch > 0);
  if (decided.length === judged.length) return sight;
  const open = judged
    .filter(({ wordMatch }) => wordMatch === 0)
    .sort((one, other) => distance(one) - distance(other) || (one.hotel.id < other.hotel.id ? -1 : 1));
  const near = open.slice(0, bounds.hotels);
  const read = await inParallel(batchesOf(near, BATCH), BATCHES_AT_ONCE, (batch) =>
    getItems(
      table,
      batch.map(({ hotel }) => keys.hotel(hotel.id)),
      { consistent: false },
    ),
  );
  const descriptions = new Map(read.flat().map((item) => [item['id'], String(item['description'])]));
  const found = near
    .map((one) =>
      judgeFacts(criteria, { ...one, hotel: { ...one.hotel, description: descriptions.get(one.hotel.id) ?? '' } }),
    )
    .filter((one) => one !== undefined);
  return { ...sight, judged: [...decided, ...found], partial: partial || open.length > near.length };
};
