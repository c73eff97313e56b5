import type { Client } from '@opensearch-project/opensearch';
import * as z from 'zod';
import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { requestOf } from '../../functions/adapters/search/opensearch/request.ts';
import type { Arranged } from '../../functions/domain/search/arrange.ts';
import { priceScales } from '../../functions/domain/search/reference-prices.ts';
import type { SearchWish } from '../../functions/domain/search/wish.ts';
import { bruteForce } from './truth.ts';
import type { BenchHotel } from './world.ts';

/** Keys in one BatchGetItem, and what a call takes in one region. */
const KEYS_A_CALL = 100;
const CALL_MS = 5;
const AT_ONCE = 10;
/** As many as an index gives at once: all there are around any city here. */
export const EXACT = 10_000;

const schema = z.object({ hits: z.object({ hits: z.array(z.object({ sort: z.tuple([z.number(), z.string()]) })) }) });

/**
 * The way it is often built: an index of facts gives so many candidates, and the nights of these alone are read from the
 * table. A call of 100 items is taken to last 5 ms, ten at once.
 */
export const twoPhases =
  (client: Client, index: string, hotelOf: (id: string) => BenchHotel) =>
  async (wish: SearchWish, candidates: number): Promise<Arranged> => {
    const { perEuro } = packagedRates;
    const body = requestOf({
      wish: { ...wish, nights: null },
      range: null,
      page: { after: null, take: candidates - 1 },
      scaleOf: priceScales(wish, perEuro),
      currencies: [],
    });
    // It knows no calendar: neither the price facet nor a shown price comes from the index.
    const { aggs: _aggs, script_fields: _fields, post_filter: facets, ...facts } = body ?? {};
    // To be exact it must also price those that only count in a facet.
    const filtered = candidates < EXACT && facets !== undefined ? { post_filter: facets } : {};
    const request: Record<string, unknown> = { ...facts, ...filtered, docvalue_fields: [] };
    const { body: said } = await client.search({ index, body: request });
    const hotels = schema.parse(said).hits.hits.map(({ sort }) => hotelOf(sort[1]));
    const nights =
      wish.nights === null
        ? 0
        : Math.round((Date.parse(wish.nights.checkOut) - Date.parse(wish.nights.checkIn)) / 86_400_000);
    const items = hotels.reduce((sum, { roomTypes }) => sum + roomTypes.length * nights, 0);
    const waves = Math.ceil(Math.ceil(items / KEYS_A_CALL) / AT_ONCE);
    await new Promise((resolve) => setTimeout(resolve, waves * CALL_MS));
    return bruteForce(wish, hotels);
  };
