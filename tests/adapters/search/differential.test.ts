import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { packagedRates } from '../../../functions/adapters/rates/packaged-rates.ts';
import { bodyOf, placeHolderOf } from '../../../functions/adapters/search/opensearch/document-body.ts';
import { indexSearch } from '../../../functions/adapters/search/opensearch/index-search.ts';
import { mappings, settings } from '../../../functions/adapters/search/opensearch/mapping.ts';
import { addDays, dateOfEpochDay, epochDay } from '../../../functions/domain/calendar/date.ts';
import { today } from '../../../functions/domain/calendar/zone.ts';
import { SLOTS_A_CHUNK, slotOf } from '../../../functions/domain/search/index/calendar-slots.ts';
import { documentOf } from '../../../functions/domain/search/index/document.ts';
import type { HotelSearch } from '../../../functions/usecases/ports/search.ts';
import { NO_OPENSEARCH, openSearchForTests, searchClient } from '../../support/opensearch.ts';
import { compareWithOracle, pagesOf } from '../../support/search-compare.ts';
import { aCommand, answered, type Given, given, NOW, searchWorld, townWords } from '../../support/search-world.ts';
import { aCentre, aSearchFor, aWorld } from '../../support/search-worlds.ts';

const url = openSearchForTests();
const aCase = aCentre.chain((centre) =>
  fc.tuple(aWorld(centre), fc.array(aSearchFor(centre), { minLength: 4, maxLength: 12 })),
);

/** Nights before a turn of the chunk, nights of the stay, days it may shift, rooms. */
const stays = [
  [1, 1, 0, 1],
  [1, 2, 0, 2],
  [0, 1, 1, 1],
  [2, 6, 0, 1],
  [29, 30, 0, 1],
  [5, 30, 7, 2],
  [8, 1, 7, 1],
  [30, 23, 7, 1],
] as const;

/** Both engines at once: before any hotel is read again, what they propose is the same. */
const inAgreement = (engine: HotelSearch, fallback: HotelSearch): HotelSearch => ({
  find: async (criteria, page) => {
    const [one, other] = await Promise.all([engine.find(criteria, page), fallback.find(criteria, page)]);
    expect(one).toEqual(other);
    return one;
  },
});

describe.skipIf(url === undefined)(
  `OpenSearch and brute force${url === undefined ? ` (${NO_OPENSEARCH})` : ''}`,
  () => {
    const { client, name } = searchClient(url ?? 'http://127.0.0.1:9');
    const { perEuro } = packagedRates;

    const index = async (hotels: readonly Given[]): Promise<void> => {
      await client.indices.delete({ index: name }, { ignore: [404] });
      await client.indices.create({ index: name, body: { settings: settings(0), mappings } });
      const body = hotels.flatMap((each) => {
        const document = documentOf(each, today(NOW, each.hotel.timeZone), perEuro, townWords);
        return [
          { index: { _id: each.hotel.id } },
          document === null ? placeHolderOf(each.hotel.id, NOW) : bodyOf(document),
        ];
      });
      const { body: said } = await client.bulk({ index: name, body, refresh: true });
      expect(said.items.filter((item) => item['index']?.error)).toEqual([]);
    };

    afterAll(async () => {
      await client.indices.delete({ index: name }, { ignore: [404] });
      await client.close();
    });

    it('agree on hotels, order, prices, totals and facets of random worlds', { timeout: 300_000 }, async () => {
      const engine = indexSearch({ client, alias: name, perEuro, timeoutMs: 10_000 });
      await fc.assert(
        fc.asyncProperty(aCase, async ([hotels, searches]) => {
          await index(hotels);
          const world = await searchWorld(hotels, { around: (fallback) => inAgreement(engine, fallback) });
          for (const criteria of searches) {
            const pages = await pagesOf(world.search, criteria);
            if (pages === undefined) expect(criteria.nights?.checkIn).toBe('2026-11-21');
            else compareWithOracle(criteria, hotels, pages);
          }
        }),
        { numRuns: Number(process.env['FUZZ_RUNS'] ?? 40), endOnFailure: process.env['FUZZ_SHRINK'] !== '1' },
      );
    });

    it('agree on stays that begin on one chunk of the calendar and end on the next, all round the calendar', {
      timeout: 120_000,
    }, async () => {
      const turns = Array.from({ length: 500 }, (_, day) => epochDay('2026-12-22') + day)
        .filter((day) => slotOf(day) % SLOTS_A_CHUNK === 0)
        .map(dateOfEpochDay);
      expect(turns).toHaveLength(7);
      const changing = (id: string) => {
        const basePrice = 10_000;
        const room = given(id, {}, { room: { basePrice, totalRooms: 3, maxGuests: 2 } });
        const nights = turns.flatMap((turn, chunk) =>
          Array.from({ length: SLOTS_A_CHUNK }, (_, index) => ({
            hotelId: id,
            roomTypeId: room.roomTypes[0]?.id ?? '',
            date: addDays(turn, index - 38),
            price: basePrice + 37 * index + 1000 * chunk,
            // Behind every other turn one hotel is full on the fourth night, and has one room the night before.
            left: id === 'b' && chunk % 2 === 1 ? Math.min(3, Math.abs(index - 41)) : 3,
            sold: 0,
          })),
        );
        return { ...room, nights };
      };
      const hotels = [changing('a'), changing('b')];
      await index(hotels);
      const engine = indexSearch({ client, alias: name, perEuro, timeoutMs: 10_000 });
      const world = await searchWorld(hotels, { around: (fallback) => inAgreement(engine, fallback) });
      for (const turn of turns) {
        for (const [before, length, shiftDays, rooms] of stays) {
          const checkIn = addDays(turn, -before);
          const criteria = aCommand({
            nights: { checkIn, checkOut: addDays(checkIn, length), shiftDays },
            rooms,
            sort: 'price',
          });
          compareWithOracle(criteria, hotels, (await pagesOf(world.search, criteria)) ?? []);
        }
      }
    });

    it('agree on which of two room types that come to the same price: the first by id', async () => {
      const nights = { checkIn: '2026-12-01', checkOut: '2026-12-03', shiftDays: 0 };
      // By base price they stand the other way round; on one night one is cheaper, on the next the other.
      const prices = { a: [12_000, 8000], b: [9000, 11_000], c: [10_000, 10_000] };
      const [room] = given('h').roomTypes;
      if (room === undefined) throw new Error('a given hotel has a room type');
      const hotel = {
        ...given('h'),
        roomTypes: Object.keys(prices).map((id, index) => ({ ...room, id, basePrice: 15_000 - index })),
        nights: Object.entries(prices).flatMap(([roomTypeId, each]) =>
          each.map((price, index) => ({
            hotelId: 'h',
            roomTypeId,
            date: addDays(nights.checkIn, index),
            left: 1,
            sold: 0,
            price,
          })),
        ),
      };
      await index([hotel]);
      const engine = indexSearch({ client, alias: name, perEuro, timeoutMs: 10_000 });
      const world = await searchWorld([hotel], { around: (fallback) => inAgreement(engine, fallback) });
      const pages = await pagesOf(world.search, aCommand({ nights }));
      expect(pages?.[0]?.hotels).toMatchObject([{ offer: { roomType: { id: 'a' } } }]);
      compareWithOracle(aCommand({ nights }), [hotel], pages ?? []);
    });

    it('agree on a hotel whose dearest room type has no night free', async () => {
      const nights = { checkIn: '2026-12-01', checkOut: '2026-12-03', shiftDays: 0 };
      const [room] = given('h').roomTypes;
      if (room === undefined) throw new Error('a given hotel has a room type');
      const full = { ...room, id: 'full', basePrice: room.basePrice + 1, totalRooms: 0 };
      const hotel = { ...given('h'), roomTypes: [room, full] };
      await index([hotel]);
      const engine = indexSearch({ client, alias: name, perEuro, timeoutMs: 10_000 });
      const world = await searchWorld([hotel], { around: (fallback) => inAgreement(engine, fallback) });
      const command = aCommand({ nights, sort: 'price' });
      const pages = await pagesOf(world.search, command);
      expect(pages?.[0]?.hotels).toMatchObject([{ offer: { roomType: { id: room.id } } }]);
      compareWithOracle(command, [hotel], pages ?? []);
    });

    it('take whatever is typed for words, and neither fails', { timeout: 120_000 }, async () => {
      const hotels = [given('a', { name: 'Grand Plaza' }), given('b', { name: 'Ibn Battuta فندق' }), given('c')];
      await index(hotels);
      const engine = indexSearch({ client, alias: name, perEuro, timeoutMs: 10_000 });
      const world = await searchWorld(hotels, { around: (fallback) => inAgreement(engine, fallback) });
      const typed = [
        '"exact" AND (a OR b)* ~2 field:value /re.*x/ \\ ^4 {[ ]} + - && || !',
        'doc["calendar0"].value; System.exit(1)',
        '{"match_all":{}}',
        'grand* pla?a',
        'فندق',
        '🏨'.repeat(200),
        'a'.repeat(500),
        // As many different words as a text holds.
        Array.from({ length: 250 }, (_, each) => String.fromCharCode(0x4e00 + each)).join(' '),
        Array.from({ length: 83 }, (_, each) => `abc${each + 10}`).join(' '),
        Array.from({ length: 250 }, (_, each) => String.fromCharCode(97 + (each % 26))).join(' '),
        `${'z'.repeat(240)} ${'é'.repeat(240)}`,
        '__proto__ constructor toString',
      ];
      for (const text of typed) {
        for (const sort of ['recommended', 'price'] as const) {
          const outcome = answered(await world.search(aCommand({ text, sort })));
          expect(outcome.degraded).toBe(false);
        }
      }
    });
  },
);
