import { describe, expect, it } from 'vitest';
import { cityTaxesOf } from '../../demo/city-taxes.ts';
import { furnishedHouse } from '../../demo/furnish.ts';
import { houseOf } from '../../demo/hotels.ts';
import { DEMO_CODE } from '../../demo/rate-plans.ts';
import { isResort } from '../../demo/resorts.ts';
import { createRatePlanBody } from '../../functions/contract/rates/bodies.ts';
import { addDays, eachNight, weekday } from '../../functions/domain/calendar/date.ts';
import type { Hotel } from '../../functions/domain/hotel/hotel.ts';
import { formatAmount } from '../../functions/domain/money.ts';
import { ANYBODY, isOpenTo, plansOf, type RatePlan } from '../../functions/domain/rates/plan.ts';
import { taxLines } from '../../functions/domain/rates/taxes.ts';
import { judgeRatePlan } from '../../functions/usecases/rates/judge-rate-plan.ts';
import { theWorld } from './world.ts';

const world = theWorld();
const houses = Array.from({ length: 300 }, (_, index) => houseOf(world, index));
const policyOf = (hotel: Hotel, plan: RatePlan) => plan.cancellationPolicy ?? hotel.cancellationPolicy;

/** The plan as its owner would send it. */
const bodyOf = ({ id: _, hotelId: _h, version: _v, price, roomTypeIds, ...plan }: RatePlan, currency: string) => ({
  ...plan,
  roomTypeIds: roomTypeIds ?? [],
  price:
    price.kind === 'amount' ? { kind: price.kind, value: formatAmount(price.amount, currency), per: price.per } : price,
});

describe('the plans of the demo world', () => {
  it('are plans that an owner could have entered', () => {
    for (const { hotel, roomTypes } of houses) {
      for (const plan of plansOf(hotel)) {
        const body = createRatePlanBody.parse({ hotelId: hotel.id, ...bodyOf(plan, hotel.currency) });
        const { hotelId: _, ...details } = body;
        const { id: _id, hotelId: _h, version: _v, ...kept } = plan;
        expect(judgeRatePlan(details, { hotel, roomTypes }), plan.id).toEqual(kept);
      }
    }
  });

  it('have in each hotel one that can be cancelled two days before, and one that cannot be for less', () => {
    for (const { hotel } of houses) {
      const open = plansOf(hotel).filter((plan) => isOpenTo(plan, ANYBODY) && plan.board === 'room_only');
      const flexible = open.find((plan) =>
        policyOf(hotel, plan).steps.some((step) => step.refundPercent === 100 && step.hoursBeforeCheckIn <= 48),
      );
      const fixed = open.find((plan) => policyOf(hotel, plan).steps.length === 0);
      if (flexible === undefined || fixed === undefined) throw new Error(`${hotel.id} lacks a plan`);
      const change = ({ price }: RatePlan): number => (price.kind === 'percent' ? Number(price.value) : 0);
      const less = 100 - (100 * (100 + change(fixed))) / (100 + change(flexible));
      expect(less, hotel.id).toBeGreaterThanOrEqual(10);
      expect(less, hotel.id).toBeLessThan(22);
      if (fixed.id !== 'standard') expect([-10, -12, -15]).toContain(change(fixed));
    }
  });

  it('have breakfast where it is served, half board with a deposit in resorts, members and codes in some', () => {
    for (const [index, { hotel }] of houses.entries()) {
      const plans = plansOf(hotel);
      const withBoard = (board: RatePlan['board']) => plans.filter((plan) => plan.board === board);
      expect(withBoard('breakfast')).toHaveLength(hotel.amenities.includes('breakfast') ? 1 : 0);
      expect(withBoard('half_board')).toHaveLength(isResort(hotel) ? 1 : 0);
      for (const { payment } of withBoard('half_board')) expect(payment).toEqual({ kind: 'deposit', percent: '30' });
      const caller = { isMember: false, code: DEMO_CODE.toLowerCase() };
      expect(
        plans.filter((plan) => isOpenTo(plan, caller)).length - plans.filter((plan) => isOpenTo(plan, ANYBODY)).length,
      ).toBe(index % 10 === 0 ? 1 : 0);
    }
    const members = houses.filter(({ hotel }) => plansOf(hotel).some(({ audience }) => audience.kind === 'members'));
    expect(members.length).toBeGreaterThan(50);
    expect(members.length).toBeLessThan(150);
  });
});

describe('the nights of a demo resort', () => {
  const resort = houses.findIndex(({ hotel }) => isResort(hotel));
  const { hotel, nights } = furnishedHouse(world, resort);

  it('are sold two at a time from the weekend on', () => {
    const weekends = nights.filter(({ reason }) => reason === 'weekend');
    expect(weekends.length).toBeGreaterThanOrEqual(12);
    expect(weekends.every(({ restrictions }) => restrictions?.minStay === 2)).toBe(true);
    expect(weekends.every(({ date }) => [5, 6].includes(weekday(date)))).toBe(true);
  });

  it('let nobody arrive on 31 December', () => {
    const newYear = nights.filter(({ date }) => date.endsWith('-12-31'));
    expect(newYear.length).toBeGreaterThan(0);
    expect(newYear.every(({ restrictions }) => restrictions?.closedToArrival === true)).toBe(true);
    const city = houses.findIndex((house) => !isResort(house.hotel));
    expect(furnishedHouse(world, city).nights.some(({ restrictions }) => restrictions !== undefined)).toBe(false);
    expect(hotel.amenities).toContain('pool');
  });
});

describe('the people of the demo world', () => {
  it('pay by age where a hotel asks for it: babies nothing, children less than adults', () => {
    const priced = houses.filter(({ roomTypes }) => roomTypes.some(({ guestPricing }) => guestPricing));
    expect(priced.length).toBeGreaterThan(150);
    expect(priced.length).toBeLessThan(houses.length);
    for (const { roomTypes } of priced) {
      for (const { guestPricing, maxGuests, basePrice } of roomTypes) {
        if (!guestPricing) {
          expect(maxGuests).toBe(1);
          continue;
        }
        const [baby, child] = guestPricing.children;
        expect(baby).toEqual({ toAge: 2, price: 0, counts: false });
        expect(child?.price).toBeGreaterThan(0);
        expect(child?.price).toBeLessThan(guestPricing.extraAdult);
        expect(guestPricing.fewerAdult).toBeLessThan(basePrice / 2);
      }
    }
  });
});

describe('the taxes of the demo world', () => {
  const nights = eachNight('2027-03-01', addDays('2027-03-01', 10)).map((date) => ({ date, price: 100_00 }));
  /** Two adults with children of nine and sixteen for ten nights of 100.00. */
  const stay = (currency: string) => ({
    checkIn: '2027-03-01',
    nights,
    party: [{ adults: 2, childAges: [9, 16] }],
    currency,
  });

  it.each([
    ['Lisbon, from the age of 13, seven nights', 'Lisbon', 'PT', 3, 3 * 7 * 4_00],
    ['Paris, adults, by stars', 'Paris', 'FR', 4, 2 * 10 * 8_13],
    ['Barcelona, from the age of 17, seven nights', 'Barcelona', 'ES', 4, 2 * 7 * 5_70],
    ['Rome, from the age of 10, ten nights', 'Rome', 'IT', 5, 3 * 10 * 10_00],
    ['Prague, adults, in crowns', 'Prague', 'CZ', 3, 2 * 10 * 50_00],
    ['Berlin, 7.5 percent of the price without 7 percent of VAT', 'Berlin', 'DE', 3, Math.round((7.5 * 1000_00) / 107)],
    ['Amsterdam, 12.5 percent without 9', 'Amsterdam', 'NL', 3, Math.round((12.5 * 1000_00) / 109)],
    ['Vienna, 3.2 percent of 89 percent without 10', 'Vienna', 'AT', 3, Math.round((3.2 * 890_00) / 110)],
    ['New York, 3.50 a room and night', 'New York City', 'US', 3, 10 * 3_50],
  ])('are those of %s', (_, city, country, stars, amount) => {
    const [line, ...others] = taxLines(cityTaxesOf(city, country, stars) ?? [], stay('EUR'));
    expect(line?.amount).toBe(amount);
    expect(others).toEqual([]);
  });

  it('are carried by the prices in Europe and come on top in the United States', () => {
    const vatOf = (country: string) =>
      houses.flatMap(({ hotel }) => (hotel.country === country ? hotel.taxes.slice(0, 1) : []));
    for (const country of ['PT', 'FR', 'GB', 'ES', 'IT', 'DE', 'NL', 'AT', 'CZ']) {
      expect(vatOf(country).length, country).toBeGreaterThan(0);
      expect(vatOf(country).every(({ kind, included }) => kind === 'percent' && included === true)).toBe(true);
    }
    expect(vatOf('US').length).toBeGreaterThan(0);
    expect(vatOf('US').every(({ included }) => included === undefined)).toBe(true);
  });
});
