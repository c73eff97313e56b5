import { type Client, errors } from '@opensearch-project/opensearch';
import { mappings, REFRESH_INTERVAL, settings } from './mapping.ts';
import { INDEX_VERSION, type IndexNames } from './names.ts';

/** Writers name an index by an alias of its own: a write to one that has gone must not make it anew. */
export const writtenAs = (index: string): string => `${index}-write`;

/** What an index says of itself. */
interface Meta {
  readonly world: string;
  readonly version: number;
  /** Until where a rebuild has come in the list of hotels. */
  readonly position?: string;
  readonly complete?: boolean;
}

/** The indexes behind an alias; none where there is no alias. */
export const behind = async (client: Client, alias: string): Promise<string[]> => {
  const { body, statusCode } = await client.indices.getAlias({ name: alias }, { ignore: [404] });
  return statusCode === 404 ? [] : Object.keys(body);
};

/**
 * Makes an empty index that writers write to from now on, and searches do not ask yet: until they do, nothing written
 * need be found, which spares it most of its segments.
 */
export const createIndex = async (
  client: Client,
  names: IndexNames,
  { index, world, replicas }: { readonly index: string; readonly world: string; readonly replicas: number },
): Promise<void> => {
  const meta: Meta = { world, version: INDEX_VERSION };
  await client.indices.create({
    index,
    body: {
      settings: { ...settings(replicas), refresh_interval: '-1' },
      mappings: { ...mappings, _meta: meta },
      aliases: { [names.writing]: {}, [writtenAs(index)]: {} },
    },
  });
};

/** Notes in the index how far its rebuild has come. */
export const noteProgress = async (client: Client, index: string, meta: Meta): Promise<void> => {
  await client.indices.putMapping({ index, body: { dynamic: 'strict', _meta: meta } });
};

export const metaOf = async (client: Client, index: string): Promise<Record<string, unknown>> => {
  const { body } = await client.indices.getMapping({ index });
  return { ...body[index]?.mappings._meta };
};

/** Longer is not waited for a merge, which goes on by itself. */
const MERGING_MS = 60_000;

/** Makes one segment of those it is in, which a search looks through one after the other. */
export const mergeWhole = async (client: Client, index: string): Promise<void> => {
  try {
    await client.indices.forcemerge({ index, max_num_segments: 1 }, { requestTimeout: MERGING_MS, ignore: [504] });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
  }
};

/** From now on what is written to it is found within a second. */
export const beginRefreshing = async (client: Client, index: string): Promise<void> => {
  await client.indices.putSettings({ index, body: { index: { refresh_interval: REFRESH_INTERVAL } } });
  await client.indices.refresh({ index });
};

/** Every index of the table, of whichever version. */
export const allOf = async (client: Client, names: IndexNames): Promise<string[]> => {
  const { body } = await client.indices.getAlias({ index: names.all });
  return Object.keys(body);
};

/**
 * From now on searches ask this index and writers write to it alone. All others of the table are removed, those of other
 * versions too: they are no longer updated, and a release gone back to must not take what is old for true.
 */
export const switchTo = async (client: Client, names: IndexNames, index: string): Promise<void> => {
  const others = (await allOf(client, names)).filter((other) => other !== index);
  await client.indices.updateAliases({
    body: {
      actions: [{ add: { index, alias: names.alias } }, ...others.map((other) => ({ remove_index: { index: other } }))],
    },
  });
};
