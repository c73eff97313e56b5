import type { HotelSearch } from '../../../usecases/ports/search.ts';
import type { Ids } from '../../../usecases/ports/time.ts';
import type { Table } from '../../dynamo/table.ts';
import type { OpenSearchAddress } from './address.ts';
import { type IndexSearchDeps, indexSearch } from './index-search.ts';
import { openIndex } from './open-index.ts';

/** Searches of the index of this table. */
export const searchedIndex = async (
  table: Table,
  ids: Ids,
  address: OpenSearchAddress,
  settings: Pick<IndexSearchDeps, 'perEuro' | 'timeoutMs'>,
): Promise<HotelSearch> => {
  const { client, identity } = openIndex(table, ids, address);
  const { names } = await identity();
  return indexSearch({ client, alias: names.alias, ...settings });
};
