import { hotelRanges } from '../../contract/hotel-ranges.ts';
import { hotelShard, listingShards } from '../../contract/keys.ts';
import { isOpenedBy } from '../../domain/search/candidate.ts';
import type { SearchCriteria } from '../../domain/search/criteria.ts';
import { judgeFacts } from '../../domain/search/facts.ts';
import { inParallel } from '../../usecases/in-parallel.ts';
import { queryAll, queryPage, type Table } from '../dynamo/table.ts';
import { bounds } from './bounds.ts';
import type { Sight } from './cells.ts';
import { candidatesFrom } from './rows.ts';

/**
 * Looks at hotels by the list of all active ones, where there is no place or too large a one: the first so many in the
 * list's order, by country and age. Their facts are read one Query each.
 */
export const browse = async (table: Table, criteria: SearchCriteria): Promise<Sight> => {
  const shards = Array.from({ length: listingShards }, (_, shard) => hotelShard(shard));
  const pages = await Promise.all(
    shards.map((pk) => queryPage(table, { index: 'listing', pk, limit: bounds.hotels + 1 })),
  );
  const listed = pages
    .flatMap((page) => page.items)
    .map((item) => ({ place: String(item['listSk']), partition: String(item['pk']) }))
    .sort((one, other) => (one.place < other.place ? -1 : 1));
  const candidates = await inParallel(listed.slice(0, bounds.hotels), bounds.hotelsAtOnce, async ({ partition }) =>
    candidatesFrom(await queryAll(table, { pk: partition, ...hotelRanges.facts, consistent: false })),
  );
  return {
    judged: candidates
      .flat()
      .map((candidate) => judgeFacts(criteria, candidate))
      .filter((hotel) => hotel !== undefined),
    partial: listed.length > bounds.hotels,
    codeOpens: candidates.flat().some((candidate) => isOpenedBy(criteria.caller, candidate)),
  };
};
