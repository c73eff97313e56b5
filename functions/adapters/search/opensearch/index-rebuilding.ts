import { isDeepStrictEqual } from 'node:util';
import type { Client } from '@opensearch-project/opensearch';
import * as z from 'zod';
import type { IndexComparison, IndexRebuilding } from '../../../usecases/ports/indexing.ts';
import type { Ids } from '../../../usecases/ports/time.ts';
import { bodyOf } from './document-body.ts';
import { TARGETS_KEPT_MS } from './hotel-index.ts';
import { allOf, beginRefreshing, behind, createIndex, mergeWhole, metaOf, noteProgress, switchTo } from './indexes.ts';
import { INDEX_VERSION, type IndexNames } from './names.ts';

interface RebuildingDeps {
  readonly client: Client;
  readonly names: IndexNames;
  readonly world: string;
  readonly replicas: number;
  readonly ids: Ids;
}

/** A writer remembers its targets so long; elsewhere one may be as long at work with what it remembers. */
const SETTLING_MS = { here: TARGETS_KEPT_MS, elsewhere: TARGETS_KEPT_MS + 60_000 };

export const indexRebuilding = ({ client, names, world, replicas, ids }: RebuildingDeps): IndexRebuilding => {
  const inMaking = async (): Promise<string | undefined> => {
    const asked = await behind(client, names.alias);
    return (await behind(client, names.writing)).find((index) => !asked.includes(index));
  };
  return {
    settlingMs: SETTLING_MS,
    isReady: async () => (await behind(client, names.alias)).length > 0,
    async begin() {
      const left = await inMaking();
      if (left !== undefined) {
        const { position } = await metaOf(client, left);
        return { name: left, position: typeof position === 'string' ? position : undefined };
      }
      const name = names.fresh(ids.next());
      await createIndex(client, names, { index: name, world, replicas });
      return { name, position: undefined };
    },
    async note({ name, position }) {
      const meta = { world, version: INDEX_VERSION, ...(position !== undefined && { position }) };
      await noteProgress(client, name, meta);
    },
    async finish({ name }) {
      await mergeWhole(client, name);
      await beginRefreshing(client, name);
      await noteProgress(client, name, { world, version: INDEX_VERSION, complete: true });
      await switchTo(client, names, name);
    },
    async remove() {
      for (const index of await allOf(client, names)) await client.indices.delete({ index }, { ignore: [404] });
    },
  };
};

const foundSchema = z.object({
  docs: z.array(z.object({ _id: z.string(), _source: z.record(z.string(), z.unknown()).optional() })),
});

const idsSchema = z.object({ hits: z.object({ hits: z.array(z.object({ _id: z.string() })) }) });

/** Compares with what the index that searches ask has stored. */
export const indexComparison = ({ client, names }: Pick<RebuildingDeps, 'client' | 'names'>): IndexComparison => {
  const stored = async (ids: readonly string[]): Promise<ReadonlyMap<string, Record<string, unknown>>> => {
    if (ids.length === 0) return new Map();
    const { body } = await client.mget({ index: names.alias, body: { ids: [...ids] } });
    const { docs } = foundSchema.parse(body);
    return new Map(docs.flatMap(({ _id, _source }) => (_source === undefined ? [] : [[_id, _source]])));
  };
  return {
    async days(hotelIds) {
      const found = await stored(hotelIds);
      return new Map([...found].flatMap(([id, { day }]) => (typeof day === 'number' ? [[id, day]] : [])));
    },
    async different(documents) {
      const found = await stored([...documents.keys()]);
      return [...documents].flatMap(([hotelId, document]) => {
        const there = found.get(hotelId);
        if (document === null) return there === undefined || there['listed'] === false ? [] : [hotelId];
        const wanted: unknown = JSON.parse(JSON.stringify(bodyOf(document)));
        return isDeepStrictEqual(there, wanted) ? [] : [hotelId];
      });
    },
    async listed() {
      const { body } = await client.count({ index: names.alias, body: { query: { term: { listed: true } } } });
      return body.count;
    },
    async some(most) {
      const query = { function_score: { query: { term: { listed: true } }, random_score: {} } };
      const { body } = await client.search({
        index: names.alias,
        body: { size: most, _source: false, query },
      });
      return idsSchema.parse(body).hits.hits.map(({ _id }) => _id);
    },
  };
};
