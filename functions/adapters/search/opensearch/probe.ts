import { keys } from '../../../contract/keys.ts';
import { getItem, type Table } from '../../dynamo/table.ts';
import type { OpenSearchAddress } from './address.ts';
import { namesOf } from './names.ts';

const PATIENCE_MS = 1500;

/**
 * Asks whether searches have an index of this table to ask, without the client, which health has no other use for. A
 * domain of AWS, which wants requests signed, is watched by its own alarms instead.
 * @throws where it has none, or does not answer
 */
export const probeIndex = async (table: Table, { url, role }: OpenSearchAddress): Promise<void> => {
  if (role !== undefined) return;
  const world = await getItem(table, keys.searchWorld());
  if (world === undefined) throw new Error('nothing has been indexed yet');
  const { alias } = namesOf(String(world['id']));
  const answer = await fetch(new URL(`_alias/${alias}`, url.endsWith('/') ? url : `${url}/`), {
    method: 'HEAD',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new Error(`OpenSearch answers ${answer.status} for ${alias}`);
};
