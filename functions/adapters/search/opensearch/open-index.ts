import { Client } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import type { Table } from '../../dynamo/table.ts';
import type { OpenSearchAddress } from './address.ts';
import { type IndexNames, namesOf } from './names.ts';

/** The index of a table's hotels; nothing is asked before it is used. */
export interface OpenIndex {
  readonly client: Client;
  /** The table's world and the names of its index, asked of the table once. */
  readonly identity: () => Promise<{ readonly world: string; readonly names: IndexNames }>;
  readonly replicas: number;
}

const opened = new WeakMap<Table, OpenIndex>();

/**
 * One client a process and table, as its connections are kept open.
 * @param askWorld what the table's own world is called
 */
export const openIndex = (table: Table, askWorld: () => Promise<string>, address: OpenSearchAddress): OpenIndex => {
  const known = opened.get(table);
  if (known !== undefined) return known;
  const { url, role, replicas = 0 } = address;
  const signing = role && AwsSigv4Signer({ region: role.region, service: 'es', getCredentials: role.credentials });
  const client = new Client({ ...signing, node: url, maxRetries: 0, requestTimeout: 30_000 });
  let asked: Promise<{ world: string; names: IndexNames }> | undefined;
  const identity = () => {
    asked ??= askWorld().then((world) => ({ world, names: namesOf(world) }));
    // What failed is asked again.
    asked.catch(() => {
      asked = undefined;
    });
    return asked;
  };
  const index: OpenIndex = { client, identity, replicas };
  opened.set(table, index);
  return index;
};
