import { today } from '../functions/domain/calendar/zone.ts';
import type { Hotel, Night, RatingCounts } from '../functions/domain/hotel/hotel.ts';
import type { Review } from '../functions/domain/hotel/review.ts';
import type { Unit } from '../functions/domain/hotel/unit.ts';
import type { StoredBlock } from '../functions/usecases/ports/blocks.ts';
import { type CalendarExtent, pricedNights } from './calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import { liveThere, type UnitBook } from './desk-life.ts';
import { type House, houseOf, type World } from './hotels.ts';
import { repairOf } from './repair.ts';
import { isResort } from './resorts.ts';
import { ratingOf, reviewOf } from './reviews.ts';
import { type NightBook, nightKey, type SoldStay } from './sell.ts';
import { type StayCounts, stayThere } from './stays.ts';
import { unitsOf } from './units.ts';

/** A hotel with all its items. */
export interface FurnishedHouse extends House {
  readonly nights: readonly Night[];
  readonly stays: readonly SoldStay[];
  readonly reviews: readonly Review[];
  readonly stars: RatingCounts;
  readonly units: readonly Unit[];
  readonly unitNights: UnitBook;
  readonly blocks: readonly StoredBlock[];
}

/** The first hotels have plans, prices, bookings and reviews; later ones are hotels and rooms only. */
export const SAMPLE = 1000;
/** The first of these, in the well-known cities, have them for a year. */
const SHOWCASE = 3;
/** Hotels in operation, with numbered rooms and guests in house: Lisbon, Paris, Barcelona. */
export const RUNNING: ReadonlySet<number> = new Set([0, 1, 3]);

interface Furnishing {
  readonly calendar: CalendarExtent;
  readonly stays: StayCounts;
}

const showcase: Furnishing = {
  calendar: { weeks: 6, wholeHouse: true },
  stays: { past: 6, coming: 5, full: 2 },
};

/**
 * One or two stays each: every item costs DynamoDB Local nearly two milliseconds, and a newcomer waits for a hundred
 * hotels.
 */
const sampleOf = (chance: Chance, hotel: Hotel): Furnishing => {
  const full = chance.percent(50) ? 1 : 0;
  return {
    calendar: { weeks: isResort(hotel) ? RESORT_WEEKS : 1, wholeHouse: false },
    stays: { past: chance.percent(75) ? 1 : 0, coming: 1 - full, full },
  };
};

/** Resorts ask for two nights on so many weekends to come. */
const RESORT_WEEKS = 6;

const starsOf = (reviews: readonly Review[]): RatingCounts => {
  const given = (stars: number): number => reviews.filter(({ rating }) => rating === stars).length;
  return [given(1), given(2), given(3), given(4), given(5)];
};

const noUnits = { units: [], unitNights: new Map(), blocks: [] } as const;

/** The hotel and its rooms, sold under the plan that every hotel has. */
const unfurnished = ({ hotel: { plans: _plans, planRev: _rev, ...hotel }, roomTypes }: House): FurnishedHouse => ({
  hotel,
  roomTypes,
  nights: [],
  stays: [],
  reviews: [],
  stars: starsOf([]),
  ...noUnits,
});

/** Demo hotel `index` with its nights, bookings and reviews, consistent with one another. */
export const furnishedHouse = (world: World, index: number): FurnishedHouse => {
  const house = houseOf(world, index);
  if (index >= SAMPLE) return unfurnished(house);
  const chance = chanceOf(world.seed, 'stays', index);
  const { calendar, stays: counts } = index < SHOWCASE ? showcase : sampleOf(chance, house.hotel);
  const firstDay = today(world.anchor, house.hotel.timeZone);
  const priced = pricedNights(house, firstDay, calendar);
  const book: NightBook = new Map(priced.map((night) => [nightKey(night.date, night.roomTypeId), night]));
  const running = RUNNING.has(index) ? chanceOf(world.seed, 'running', index) : undefined;
  const units = running ? unitsOf(house, running) : [];
  const repair = running ? repairOf(house, units, firstDay, world.anchor, book) : undefined;
  const booked = stayThere(house, firstDay, world.anchor, counts, book, chance, running);
  const { stays, ...rooms } =
    running && repair
      ? {
          ...liveThere({ stays: booked, units: repair.units, firstDay, now: world.anchor }, running),
          blocks: [repair.block],
        }
      : { stays: booked, ...noUnits };
  const reviews = stays.flatMap(({ booking }) =>
    booking.status === 'completed' && booking.reviewedAt !== null
      ? [reviewOf(booking, ratingOf(house.hotel.starRating, chance), chance)]
      : [],
  );
  return { ...house, nights: [...book.values()], stays, reviews, stars: starsOf(reviews), ...rooms };
};
