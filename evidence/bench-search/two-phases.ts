import type { Client } from '@opensearch-project/opensearch';
import * as z from 'zod';
import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { requestOf } from '../../functions/adapters/search/opensearch/request.ts';
import { priceScales } from '../../functions/domain/search/reference-prices.ts';
import { type Find, nightsOf, readsOf } from './methods.ts';
import { bruteForce } from './truth.ts';
import type { BenchHotel } from './world.ts';

/** What a call of 100 items takes in one region, and how many are under way at once. */
export const CALL_MS = 5;
const AT_ONCE = 10;
const MOST_HITS = 10_000;

const schema = z.object({ hits: z.object({ hits: z.array(z.object({ sort: z.tuple([z.number(), z.string()]) })) }) });

/**
 * The way it is often built: an index of facts gives so many candidates, and the nights of these alone are read from the
 * table. A call of 100 items is taken to last 5 ms, ten at once; reading its answer is taken to cost nothing.
 * @param hotelOf from memory: finding a hotel here is no part of what is measured
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
    // It knows no calendar: neither the price facet nor a shown price comes from the index.
    const { aggs: _aggs, script_fields: _fields, post_filter: facets, ...facts } = body ?? {};
    // To be exact it must also price those that only count in a facet.
    const filtered = candidates < MOST_HITS && facets !== undefined ? { post_filter: facets } : {};
    const request: Record<string, unknown> = { ...facts, ...filtered, docvalue_fields: [] };
    const { body: said } = await client.search({ index, body: request });
    const hotels = schema.parse(said).hits.hits.map(({ sort }) => hotelOf(sort[1]));
    const rooms = hotels.reduce((sum, { roomTypes }) => sum + roomTypes.length, 0);
    const reads = readsOf(rooms * nightsOf(criteria));
    await new Promise((resolve) => setTimeout(resolve, Math.ceil(reads.calls / AT_ONCE) * CALL_MS));
    return { found: bruteForce(criteria, hotels), reads };
  };
