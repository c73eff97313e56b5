import type { Client } from '@opensearch-project/opensearch';
import * as z from 'zod';
import type { HotelNames } from '../../../usecases/ports/search.ts';

export interface IndexNamesDeps {
  readonly client: Client;
  /** The alias of the index. */
  readonly alias: string;
  readonly timeoutMs: number;
}

/** Anything else is an index that is not ours. */
const schema = z.object({
  timed_out: z.literal(false),
  _shards: z.object({ failed: z.literal(0) }),
  hits: z.object({ hits: z.array(z.object({ sort: z.tuple([z.number(), z.number(), z.string()]) })) }),
});

const anyOf = (should: readonly object[]) => ({ bool: { should, minimum_should_match: 1 } });
const begins = (field: string, value: string) => ({ prefix: { [field]: { value } } });

/** completesName and beginsName of the domain, as an index has them. */
const requestOf = (words: readonly string[], limit: number): Record<string, unknown> => ({
  size: limit,
  track_total_hits: false,
  _source: false,
  stored_fields: '_none_',
  query: {
    bool: {
      filter: [
        { term: { listed: true } },
        anyOf(words.map((word) => begins('nameWords', word))),
        ...words.map((word) =>
          anyOf([begins('nameWords', word), begins('cityWords', word), { term: { country: word } }]),
        ),
      ],
      should: [{ constant_score: { filter: begins('name', words.join(' ')) } }],
    },
  },
  sort: ['_score', { reviews: 'desc' }, { id: 'asc' }],
});

/** The names of all hotels, in one request. */
export const indexNames = ({ client, alias, timeoutMs }: IndexNamesDeps): HotelNames => ({
  async complete(words, limit) {
    const { body } = await client.search(
      { index: alias, body: { ...requestOf(words, limit), timeout: `${timeoutMs}ms` } },
      { requestTimeout: timeoutMs, maxRetries: 0 },
    );
    return schema.parse(body).hits.hits.map(({ sort: [, , id] }) => id);
  },
});
