import type { Client } from '@opensearch-project/opensearch';
import * as z from 'zod';
import { epochDay } from '../../../domain/calendar/date.ts';
import { addHours } from '../../../domain/calendar/instant.ts';
import type { IndexUpkeep } from '../../../usecases/ports/indexing.ts';
import type { IndexNames } from './names.ts';
import { zonesByDay } from './zones.ts';

const HELD_HOURS = 24;

const foundSchema = z.object({
  hits: z.object({ hits: z.array(z.object({ fields: z.object({ id: z.tuple([z.string()]) }) })) }),
});

/** What comes due, by the hotels' own days. */
export const indexUpkeep = (client: Client, { alias, writing }: IndexNames): IndexUpkeep => ({
  async due(now, most) {
    const should = [...zonesByDay(now)].map(([day, zones]) => ({
      bool: {
        filter: [{ terms: { timeZone: [...zones] } }, { range: { refreshDay: { lte: epochDay(day) } } }],
      },
    }));
    // What has just been written is to be seen as such.
    await client.indices.refresh({ index: alias });
    const { body } = await client.search({
      index: alias,
      body: {
        size: most,
        _source: false,
        stored_fields: '_none_',
        docvalue_fields: ['id'],
        query: { bool: { should, minimum_should_match: 1, filter: [{ term: { listed: true } }] } },
        sort: [{ refreshDay: 'asc' }],
      },
    });
    return foundSchema.parse(body).hits.hits.map(({ fields }) => fields.id[0]);
  },

  async purge(now) {
    const { body } = await client.deleteByQuery({
      index: writing,
      conflicts: 'proceed',
      body: { query: { range: { goneAt: { lt: addHours(now, -HELD_HOURS) } } } },
    });
    return z.object({ deleted: z.int() }).parse(body).deleted;
  },
});
