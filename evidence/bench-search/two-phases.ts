import type { Client } from '@opensearch-project/opensearch';
import * as z from 'zod';
import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { requestOf } from '../../functions/adapters/search/opensearch/request.ts';
import { priceScales } from '../../functions/domain/search/reference-prices.ts';
import { type Find, nightsOf, readsOf } from './methods.ts';
import { bruteForce } from './truth.ts';
import type { BenchHotel } from './world.ts';

/** The latency of a call of 100 items in one region, and the number of concurrent calls. */
export const CALL_MS = 5;
const AT_ONCE = 10;
const MOST_HITS = 10_000;

const schema = z.object({ hits: z.object({ hits: z.array(z.object({ sort: z.tuple([z.number(), z.string()]) })) }) });

/**
 * The common design: an index of details returns a number of candidates, and only their nights are read from the table.
 * A call of 100 items is assumed to take 5 ms, with ten concurrent calls; parsing is assumed to cost nothing.
 * @param hotelOf from memory: this lookup is not part of the measurement
 */
export const twoPhases =
  (client: Client, index: string, hotelOf: (id: string) => BenchHotel) =>
  (candidates: number): Find =>
  async (criteria) => {
    const { perEuro } = packagedRates;
    const body = requestOf({
      criteria: { ...criteria, nights: null },
      range: null,
      page: { after: null, take: candidates - 1 },
      scaleOf: priceScales(criteria, perEuro),
      currencies: [],
    });
    // Its index has no calendar: neither the price facet nor a shown price comes from the index.
    const { aggs: _aggs, script_fields: _fields, post_filter: facets, ...facts } = body ?? {};
    // For an exact result it must also price hotels that only count in a facet.
    const filtered = candidates < MOST_HITS && facets !== undefined ? { post_filter: facets } : {};
    const request: Record<string, unknown> = { ...facts, ...filtered, docvalue_fields: [] };
    const { body: said } = await client.search({ index, body: request });
    const hotels = schema.parse(said).hits.hits.map(({ sort }) => hotelOf(sort[1]));
    const rooms = hotels.reduce((sum, { roomTypes }) => sum + roomTypes.length, 0);
    const reads = readsOf(rooms * nightsOf(criteria));
    await new Promise((resolve) => setTimeout(resolve, Math.ceil(reads.calls / AT_ONCE) * CALL_MS));
    return { found: bruteForce(criteria, hotels), reads };
  };
