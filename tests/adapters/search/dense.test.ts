import { beforeAll, describe, expect, it } from 'vitest';
import { nightReader } from '../../../functions/adapters/dynamo/nights/night-repository.ts';
import { packagedRates } from '../../../functions/adapters/rates/packaged-rates.ts';
import { bounds } from '../../../functions/adapters/search/bounds.ts';
import { cellsSearch } from '../../../functions/adapters/search/cells-search.ts';
import type { SearchCriteria } from '../../../functions/domain/search/criteria.ts';
import type { SearchFindings } from '../../../functions/usecases/ports/search.ts';
import { createMemoryDynamo } from '../../../memory-dynamodb/index.ts';
import { denseCity, denseId, disc } from '../../support/dense-city.ts';
import { meterOf } from '../../support/meter.ts';
import { criteriaOf, makeTable } from '../../support/search-world.ts';

const HOTELS = 50_000;
const RADIUS_KM = 5;
const MIDDLE = { latitude: 38.7167, longitude: -9.1333 };

/** What a search of the cells costs at most: the units it may spend, and the last page begun over them. */
const MOST_UNITS = bounds.cellUnits + bounds.pageUnits;
/** Full pages, and the last of each scanRange around a place of 50 km. */
const MOST_PAGES = Math.ceil(MOST_UNITS / bounds.pageUnits) + bounds.pagesAtOnce;
/** Nights that nobody has booked cost the least that a read costs. */
const UNITS_OF_NIGHTS = 0.5;

const criteria = (asked: Partial<SearchCriteria> = {}): SearchCriteria => ({
  ...criteriaOf(),
  nights: { checkIn: '2026-12-01', checkOut: '2026-12-04', shiftDays: 0 },
  sort: 'distance',
  area: { kind: 'around', centre: MIDDLE, radiusKm: 50 },
  ...asked,
});
const hotelsOf = ({ hits }: SearchFindings): string[] => hits.map(({ hotelId }) => hotelId);
const nearest = (count: number): string[] => Array.from({ length: count }, (_, index) => denseId(index));

describe('rule 25: the fallback in a city of 50,000 hotels within 5 km', { timeout: 60_000 }, () => {
  const reads = { pages: 0, nights: 0 };
  const dynamo = createMemoryDynamo({
    intercept: ({ operation, input }) => {
      const ofCells = typeof input === 'object' && input !== null && 'IndexName' in input;
      if (operation === 'Query') reads[ofCells ? 'pages' : 'nights'] += 1;
      return undefined;
    },
  });
  let search: (
    asked: SearchCriteria,
  ) => Promise<{ found: SearchFindings; pages: number; nights: number; units: number }>;

  beforeAll(async () => {
    const client = dynamo.client();
    const table = await makeTable(client);
    dynamo.restore(denseCity(table.name, disc(MIDDLE, RADIUS_KM, HOTELS)));
    const { measure } = meterOf(client);
    const engine = cellsSearch({ table, nights: nightReader(table), perEuro: packagedRates.perEuro });
    search = async (asked) => {
      Object.assign(reads, { pages: 0, nights: 0 });
      const { result, cost } = await measure(() => engine.find(asked, { after: null, take: bounds.hotels }));
      return { found: result, ...reads, units: cost.read - reads.nights * UNITS_OF_NIGHTS };
    };
  }, 120_000);

  it('finds the nearest 500 and says that there are more, reading the band around the middle that holds them', async () => {
    const { found, pages, nights, units } = await search(criteria());
    expect(found).toMatchObject({ partial: true, total: bounds.hotels });
    expect(hotelsOf(found)).toEqual(nearest(bounds.hotels));
    expect(nights).toBe(bounds.hotels);
    expect(pages).toBeLessThanOrEqual(MOST_PAGES);
    // The whole city would be 4,000.
    expect(units).toBeLessThanOrEqual(1000);

    const again = await search(criteria());
    expect(again.found).toEqual(found);
    // The pages are remembered, the nights are not.
    expect(again).toMatchObject({ pages: 0, nights: bounds.hotels, units: 0 });
  });

  it('finds the nearest 500 of a box on the map', async () => {
    const box = { north: 38.7257, south: 38.7077, west: -9.1448, east: -9.1218 };
    const { found, nights, units } = await search(criteria({ area: { kind: 'box', box } }));
    expect(found).toMatchObject({ partial: true, total: bounds.hotels });
    expect(new Set(hotelsOf(found))).toEqual(new Set(nearest(bounds.hotels)));
    expect(nights).toBe(bounds.hotels);
    expect(units).toBeLessThanOrEqual(1000);
  });

  it('stops at the units it may spend where few pass the filters, says so, and has the nearest of them', async () => {
    const fiveStars = criteria({ starRating: [5], area: { kind: 'around', centre: MIDDLE, radiusKm: 49 } });
    const { found, pages, nights, units } = await search(fiveStars);
    expect(found.partial).toBe(true);
    const hotels = hotelsOf(found);
    expect(hotels.length).toBeLessThan(HOTELS / 1000);
    expect(hotels.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, index) => denseId(1000 * index + 999)));
    expect(nights).toBe(hotels.length + bounds.hotels);
    expect(pages).toBeLessThanOrEqual(MOST_PAGES);
    expect(units).toBeLessThanOrEqual(MOST_UNITS);
    expect(units).toBeGreaterThan(bounds.cellUnits / 2);
  });
});
