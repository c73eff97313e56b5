import type { HotelSearch } from '../../../usecases/ports/search.ts';
import type { Table } from '../../dynamo/table.ts';
import type { OpenSearchAddress } from './address.ts';
import { type IndexSearchDeps, indexSearch } from './index-search.ts';
import { openIndex } from './open-index.ts';

/**
 * Searches of the index of this table. It is loaded on demand, and what it imports is bundled whole: the table's client
 * is not among it.
 */
export const searchedIndex = async (
  table: Table,
  askWorld: () => Promise<string>,
  address: OpenSearchAddress,
  settings: Pick<IndexSearchDeps, 'perEuro' | 'timeoutMs'>,
): Promise<HotelSearch> => {
  const { client, identity } = openIndex(table, askWorld, address);
  const { names } = await identity();
  return indexSearch({ client, alias: names.alias, ...settings });
};
