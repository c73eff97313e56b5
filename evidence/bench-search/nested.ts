import type { Client } from '@opensearch-project/opensearch';
import * as z from 'zod';
import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { calendarFields, fieldsOf, mappings } from '../../functions/adapters/search/opensearch/mapping.ts';
import { requestOf } from '../../functions/adapters/search/opensearch/request.ts';
import { sellable } from '../../functions/domain/availability.ts';
import { epochDay } from '../../functions/domain/calendar/date.ts';
import { inventoryOf } from '../../functions/domain/hotel/hotel.ts';
import { adultsARoom, MOST_GUESTS_A_ROOM } from '../../functions/domain/search/index/runs.ts';
import { priceScales } from '../../functions/domain/search/reference-prices.ts';
import { type Find, nightsOf, pageReads } from './methods.ts';
import { page } from './truth.ts';
import type { BenchHotel } from './world.ts';

/** The fields of the calendar and the runs; without them a document has only details. */
const ownFields = new Set([
  ...calendarFields,
  'rates',
  ...Array.from({ length: MOST_GUESTS_A_ROOM }, (_, index) => fieldsOf(index + 1).free),
]);

const facts = <T>(fields: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !ownFields.has(name)));

/** The common design for rooms in an index: a nested document per room type, with its sold-out days. */
export const nestedMappings = {
  dynamic: 'strict',
  properties: {
    ...facts<object>(mappings.properties),
    rooms: {
      type: 'nested',
      properties: { guests: { type: 'byte' }, sold: { type: 'integer', doc_values: false } },
    },
  },
} as const;

export const nestedBody = (
  body: Record<string, unknown>,
  { roomTypes, nights }: BenchHotel,
): Record<string, unknown> => ({
  ...facts(body),
  rooms: roomTypes.map((roomType) => ({
    guests: roomType.maxGuests,
    sold: nights
      .filter((night) => night.roomTypeId === roomType.id && sellable(night, inventoryOf(roomType)) < 1)
      .map(({ date }) => epochDay(date)),
  })),
});

const counts = <K extends z.ZodType>(key: K) =>
  z.object({ counts: z.object({ buckets: z.array(z.object({ key, doc_count: z.int() })) }) });
const schema = z.object({
  hits: z.object({
    total: z.object({ value: z.int() }),
    hits: z.array(z.object({ sort: z.tuple([z.number(), z.string()]) })),
  }),
  aggregations: z.object({ priced: z.object({ starRating: counts(z.int()), amenities: counts(z.string()) }) }),
});

const filtersSchema = z.object({
  query: z.object({ bool: z.object({ filter: z.array(z.record(z.string(), z.unknown())) }) }),
  aggs: z.record(z.string(), z.unknown()),
});

/** The same search for one room; this index has no prices, so the answer has none. */
export const nestedSearch =
  (client: Client, index: string): Find =>
  async (criteria) => {
    const { nights } = criteria;
    const body = requestOf({
      criteria: { ...criteria, nights: null },
      range: null,
      page,
      scaleOf: priceScales(criteria, packagedRates.perEuro),
      currencies: [],
    });
    const { query, aggs } = filtersSchema.parse(body);
    const first = nights === null ? 0 : epochDay(nights.checkIn);
    const free = {
      nested: {
        path: 'rooms',
        query: {
          bool: {
            filter: [{ range: { 'rooms.guests': { gte: adultsARoom(criteria.party) } } }],
            must_not: [{ range: { 'rooms.sold': { gte: first, lt: first + nightsOf(criteria) } } }],
          },
        },
      },
    };
    const { plans: _plans, currencies: _currencies, ...others } = aggs;
    const { script_fields: _fields, ...rest } = body ?? {};
    const request: Record<string, unknown> = {
      ...rest,
      query: { bool: { filter: [...query.bool.filter, free] } },
      aggs: others,
    };
    const { body: said } = await client.search({ index, body: request });
    const { hits, aggregations } = schema.parse(said);
    const listOf = <T>({ counts: { buckets } }: { counts: { buckets: { key: T; doc_count: number }[] } }) =>
      buckets.map(({ key, doc_count }) => ({ value: key, count: doc_count }));
    const found = {
      hits: hits.hits.slice(0, page.take).map(({ sort: [value, hotelId] }) => ({
        hotelId,
        roomTypeId: '',
        rooms: 0,
        position: { value, hotelId, areaPrice: null },
      })),
      more: hits.hits.length > page.take,
      total: hits.total.value,
      facets: {
        starRating: listOf(aggregations.priced.starRating).sort((one, other) => other.value - one.value),
        amenities: listOf(aggregations.priced.amenities),
        price: [],
        boards: [],
        refundable: 0,
        rating: [],
      },
      dates: null,
    };
    return { found, reads: pageReads(criteria, found) };
  };
