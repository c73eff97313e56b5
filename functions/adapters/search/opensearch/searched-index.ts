import type { HotelNames, HotelSearch } from '../../../usecases/ports/search.ts';
import type { Table } from '../../dynamo/table.ts';
import type { OpenSearchAddress } from './address.ts';
import { indexNames } from './index-names.ts';
import { type IndexSearchDeps, indexSearch } from './index-search.ts';
import { openIndex } from './open-index.ts';

export interface SearchedIndex {
  readonly search: HotelSearch;
  readonly names: HotelNames;
}

/**
 * Searches of the index of this table, and the names in it. It is loaded on demand, and what it imports is bundled whole: the table's client
 * is not among it.
 */
export const searchedIndex = async (
  table: Table,
  askWorld: () => Promise<string>,
  address: OpenSearchAddress,
  settings: Pick<IndexSearchDeps, 'perEuro' | 'timeoutMs'>,
): Promise<SearchedIndex> => {
  const { client, identity } = openIndex(table, askWorld, address);
  const { names } = await identity();
  const { alias } = names;
  return {
    search: indexSearch({ client, alias, ...settings }),
    names: indexNames({ client, alias, timeoutMs: settings.timeoutMs }),
  };
};
