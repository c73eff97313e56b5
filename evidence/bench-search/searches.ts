import { chanceOf } from '../../demo/chance.ts';
import { addDays } from '../../functions/domain/calendar/date.ts';
import { spreadGuests } from '../../functions/domain/rates/party.ts';
import { ANYBODY } from '../../functions/domain/rates/plan.ts';
import type { SearchCriteria } from '../../functions/domain/search/criteria.ts';
import { exactDecimal } from '../../functions/domain/search/reference-prices.ts';
import { wordsOf } from '../../functions/domain/search/words.ts';
import { type BenchWorld, DAYS, NOW, townWords } from './world.ts';

const TODAY = '2026-11-22';
const STAYS = [1, 2, 3, 5, 7, 14] as const;

/** People and rooms of a search. */
const people = (guests: number, rooms: number) => ({ guests, rooms, party: spreadGuests(guests, rooms) });

/** Typical searches: 50 km around a city, some with stars, amenities, words or a price; the same in every run. */
export const searchesFor = ({ cities }: BenchWorld, count: number): SearchCriteria[] =>
  Array.from({ length: count }, (_, index) => {
    const chance = chanceOf('bench', 'criteria', index);
    const centre = cities[Math.floor(cities.length * chance.next() ** 2)] ?? { latitude: 0, longitude: 0 };
    const checkIn = addDays(TODAY, chance.between(1, DAYS - 16));
    const bounded = chance.percent(15);
    return {
      area: {
        kind: 'around',
        centre: { latitude: centre.latitude, longitude: centre.longitude },
        radiusKm: 50,
      },
      words: wordsOf(chance.percent(10) ? chance.pick(['hotel', 'grand', 'palace', 'inn', 'pool']) : ''),
      townWords,
      nights: { checkIn, checkOut: addDays(checkIn, chance.pick(STAYS)), shiftDays: 0 },
      ...people(chance.pick([1, 2, 2, 2, 3, 4]), chance.percent(8) ? 2 : 1),
      caller: ANYBODY,
      boards: [],
      refundable: false,
      priceMin: null,
      priceMax: bounded ? exactDecimal(chance.between(60, 200)) : null,
      currency: 'EUR',
      amenities: chance.percent(25) ? chance.some(['free_wifi', 'pool', 'parking', 'breakfast'], 1) : [],
      starRating: chance.percent(20) ? [4, 5] : [],
      minRating: null,
      sort: 'recommended',
      areaPrice: 100,
      moment: { now: NOW, horizonMonths: 18, maxNights: 30 },
    };
  });
