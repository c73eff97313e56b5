import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../demo/chance.ts';
import { furnishedHouse, SAMPLE } from '../../demo/furnish.ts';
import { houseOf } from '../../demo/hotels.ts';
import { openPlaces } from '../../functions/adapters/places/open-places.ts';
import type { Place } from '../../functions/adapters/places/place.ts';
import { id } from '../../functions/contract/common.ts';
import { createRoomTypeBody, hotelBody } from '../../functions/contract/hotels/bodies.ts';
import { distanceKm } from '../../functions/domain/geo/distance.ts';
import { digitsOf, formatAmount, MOST_MINOR, parseAmount } from '../../functions/domain/money.ts';
import { policyProblems } from '../../functions/domain/policy.ts';
import { demandProblems, taxProblems } from '../../functions/domain/price-limits.ts';
import { placesFile } from '../../local/places.ts';
import { theWorld } from './world.ts';

const theCentres = new Map<string, Place[]>();
for (const place of openPlaces(placesFile).largest(5000)) {
  const name = `${place.name}, ${place.country}`;
  theCentres.set(name, [...(theCentres.get(name) ?? []), place]);
}

const world = theWorld();
const first = Array.from({ length: 1000 }, (_, index) => houseOf(world, index));

describe('the demo world', () => {
  it('is the same whenever it is made of the same seed', () => {
    expect(furnishedHouse(theWorld(), 57)).toEqual(furnishedHouse(world, 57));
    expect(furnishedHouse(world, 57)).not.toEqual(furnishedHouse(theWorld({ seed: 2 }), 57));
  });

  it('draws chance evenly', () => {
    const chance = chanceOf('even');
    const drawn = Array.from({ length: 6000 }, () => chance.between(1, 6));
    for (const face of [1, 2, 3, 4, 5, 6]) {
      const times = drawn.filter((each) => each === face).length;
      expect(times, `face ${face}`).toBeGreaterThan(880);
      expect(times, `face ${face}`).toBeLessThan(1120);
    }
  });

  it('draws for one hotel what has nothing to do with the one before it', () => {
    const drawn = (hotel: number): number[] => {
      const chance = chanceOf(1, 'hotel', hotel);
      return Array.from({ length: 30 }, () => chance.between(1, 3));
    };
    const hotels = Array.from({ length: 300 }, (_, hotel) => drawn(hotel));
    for (let draw = 0; draw < 30; draw += 1) {
      const alike = hotels.filter((own, hotel) => own[draw] === hotels[hotel + 1]?.[draw]).length;
      expect(alike, `draw ${draw}`).toBeGreaterThan(60);
      expect(alike, `draw ${draw}`).toBeLessThan(140);
    }
  });

  it('has hotels and room types an owner could have entered', () => {
    for (const { hotel, roomTypes } of first.slice(0, 300)) {
      expect(id.safeParse(hotel.id).success).toBe(true);
      const {
        id: _id,
        ownerId: _owner,
        createdAt: _c,
        updatedAt: _u,
        version: _v,
        roomTypeCount: _n,
        ...terms
      } = hotel;
      const { plans: _plans, planRev: _rev, ...body } = terms;
      expect(hotelBody.safeParse(body).error, hotel.id).toBeUndefined();
      expect(taxProblems(hotel.taxes, hotel.currency), hotel.id).toEqual([]);
      expect(policyProblems(hotel.cancellationPolicy)).toEqual([]);
      expect(roomTypes).toHaveLength(5);
      for (const roomType of roomTypes) {
        const { id: roomTypeId, version: _version, demandPricing, guestPricing, ...terms } = roomType;
        expect(id.safeParse(roomTypeId).success).toBe(true);
        const money = (minor: number): string => formatAmount(minor, hotel.currency);
        const said = {
          ...terms,
          basePrice: money(roomType.basePrice),
          guestPricing: guestPricing && {
            ...guestPricing,
            extraAdult: money(guestPricing.extraAdult),
            fewerAdult: money(guestPricing.fewerAdult),
            children: guestPricing.children.map((band) => ({ ...band, price: money(band.price) })),
          },
        };
        expect(createRoomTypeBody.safeParse(said).error, roomTypeId).toBeUndefined();
        expect(demandPricing === null ? [] : demandProblems(demandPricing)).toEqual([]);
      }
    }
  });

  it('asks whole prices within the decimals of the currency, and more for a better room', () => {
    for (const { hotel, roomTypes } of first) {
      const prices = roomTypes.map(({ basePrice }) => basePrice);
      expect(prices.every((price) => Number.isSafeInteger(price) && price > 0 && price < MOST_MINOR)).toBe(true);
      expect(prices).toEqual([...prices].sort((one, other) => one - other));
      for (const price of prices) {
        const text = formatAmount(price, hotel.currency);
        expect(text.split('.')[1]?.length ?? 0).toBe(digitsOf(hotel.currency));
        expect(parseAmount(text, hotel.currency)).toBe(price);
      }
    }
  });

  it('stands around the centres of real cities, most of all the populous ones', () => {
    for (const { hotel } of first) {
      const centre = theCentres.get(`${hotel.city}, ${hotel.country}`) ?? [];
      expect(
        centre.some((place) => distanceKm(place, hotel) < 9.1),
        `${hotel.id} in ${hotel.city}`,
      ).toBe(true);
    }
    const cities = new Set(first.map(({ hotel }) => hotel.city));
    expect(cities.has('Lisbon') || cities.has('Lisboa')).toBe(true);
    expect(cities.size).toBeGreaterThan(300);
    const inShanghai = first.filter(({ hotel }) => hotel.city === 'Shanghai').length;
    expect(inShanghai).toBeGreaterThanOrEqual(3);
  });

  it('gives plans, prices, bookings and reviews to a stated sample only', () => {
    const { hotel, nights, stays, reviews, stars } = furnishedHouse(world, SAMPLE);
    expect(hotel.plans).toBeUndefined();
    expect(furnishedHouse(world, SAMPLE - 1).hotel.plans?.length).toBeGreaterThan(1);
    expect([nights, stays, reviews, stars]).toEqual([[], [], [], [0, 0, 0, 0, 0]]);
    expect(furnishedHouse(world, SAMPLE - 1).nights.length).toBeGreaterThan(0);
  });
});
