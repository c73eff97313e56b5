import * as fc from 'fast-check';
import { addDays } from '../../functions/domain/calendar/date.ts';
import type { CancellationPolicy } from '../../functions/domain/policy.ts';
import type { GuestPricing, Party } from '../../functions/domain/rates/party.ts';
import { BOARDS, type RatePlan, STANDARD_ID, standardPlan } from '../../functions/domain/rates/plan.ts';
import type { Restrictions } from '../../functions/domain/rates/restrictions.ts';
import type { PlanPrice } from '../../functions/domain/rates/room-price.ts';
import type { TaxRule } from '../../functions/domain/rates/taxes.ts';

// Random rates where searches go wrong: plans of every kind, restrictions, people of all ages, taxes as they are levied.

const aDay = (today: string) => fc.integer({ min: -3, max: 9 }).map((days) => addDays(today, days));
const aWindow = (today: string) =>
  fc.tuple(aDay(today), fc.nat(8)).map(([from, days]) => ({ from, to: addDays(from, days) }));

export const aPolicy: fc.Arbitrary<CancellationPolicy> = fc.constantFrom<CancellationPolicy>(
  { steps: [] },
  { steps: [{ hoursBeforeCheckIn: 48, refundPercent: 100 }] },
  { steps: [{ hoursBeforeCheckIn: 26, refundPercent: 0.01 }] },
  { steps: [{ hoursBeforeCheckIn: 20, penaltyNights: 1 }] },
  {
    steps: [
      { hoursBeforeCheckIn: 72, penaltyNights: 2 },
      { hoursBeforeCheckIn: 24, refundPercent: 50 },
    ],
  },
  { steps: [{ hoursBeforeCheckIn: 0, penaltyNights: 3 }] },
);

const aPlanPrice: fc.Arbitrary<PlanPrice> = fc.oneof(
  fc.constant<PlanPrice>({ kind: 'same' }),
  fc
    .constantFrom('-10', '-12.5', '-33.3333', '7.25', '-100', '0')
    .map((value): PlanPrice => ({ kind: 'percent', value })),
  fc.record({
    kind: fc.constant('amount' as const),
    amount: fc.constantFrom(-30_000, -501, 1200, 2500),
    per: fc.constantFrom('room' as const, 'person' as const),
  }),
);

const someOf = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 1 });
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });

const aPlan = (id: string, hotelId: string, roomTypeIds: readonly string[], today: string): fc.Arbitrary<RatePlan> =>
  fc
    .record({
      board: fc.constantFrom(...BOARDS),
      price: aPlanPrice,
      roomTypeIds: rarely(fc.subarray([...roomTypeIds])),
      minStay: rarely(fc.integer({ min: 1, max: 3 })),
      maxStay: rarely(fc.integer({ min: 1, max: 4 })),
      minAdvanceDays: rarely(fc.integer({ min: 0, max: 3 })),
      maxAdvanceDays: rarely(fc.integer({ min: 0, max: 4 })),
      bookable: rarely(aWindow(today)),
      stay: rarely(aWindow(today)),
      cancellationPolicy: someOf(aPolicy),
      audience: fc.constantFrom<RatePlan['audience']>(
        { kind: 'public' },
        { kind: 'public' },
        { kind: 'members' },
        { kind: 'code', code: 'Größe-7' },
        { kind: 'code', code: 'ACME' },
      ),
      status: fc.constantFrom('active', 'active', 'active', 'inactive' as const),
      position: fc.nat(2),
    })
    .map((facts) => ({ ...standardPlan(hotelId), id, ...facts }));

/** Plans of a hotel; none in most, sometimes `standard` changed. */
export const somePlans = (
  hotelId: string,
  roomTypeIds: readonly string[],
  today: string,
): fc.Arbitrary<RatePlan[] | undefined> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(undefined) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(...[STANDARD_ID, 'b', 'c', 'd'].map((id) => someOf(aPlan(id, hotelId, roomTypeIds, today))))
        .map((plans) => plans.filter((plan) => plan !== null)),
    },
  );

/** What a night forbids; nothing in most. */
export const someRestrictions: fc.Arbitrary<Restrictions | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        minStay: fc.integer({ min: 1, max: 3 }),
        minStayThrough: fc.integer({ min: 1, max: 3 }),
        maxStay: fc.integer({ min: 1, max: 4 }),
        closedToArrival: fc.constant(true as const),
        closedToDeparture: fc.constant(true as const),
      },
      { requiredKeys: [] },
    ),
  },
);

const pricing: GuestPricing = {
  includedAdults: 2,
  extraAdult: 3000,
  fewerAdult: 1501,
  children: [
    { toAge: 2, price: 0, counts: false },
    { toAge: 12, price: 1250, counts: true },
  ],
};

/** How a room type depends on its people. */
export const somePeople = fc.constantFrom<{
  readonly guestPricing?: GuestPricing;
  readonly maxAdults?: number;
  readonly maxChildren?: number;
}>(
  {},
  {},
  { guestPricing: pricing },
  { guestPricing: { ...pricing, includedAdults: 1, children: [] } },
  { guestPricing: { ...pricing, fewerAdult: 90_000 }, maxChildren: 0 },
  { maxAdults: 1 },
  { maxChildren: 1 },
);

/** Taxes of a hotel. */
export const someTaxes = fc.constantFrom<TaxRule[]>(
  [],
  [{ name: 'VAT', kind: 'percent', value: '7.7' }],
  [
    { name: 'City', kind: 'per_person_per_night', value: '2' },
    { name: 'VAT', kind: 'percent', value: '10' },
    { name: 'Linen', kind: 'per_night', value: '3' },
  ],
  [
    { name: 'VAT', kind: 'percent', value: '6', included: true },
    { name: 'City', kind: 'per_person_per_night', value: '2', fromAge: 13, maxNights: 2, due: 'at_hotel' },
  ],
  [
    { name: 'Season', kind: 'percent', value: '3.125', season: { from: '11-24', to: '02-29' } },
    { name: 'First', kind: 'percent', value: '5', maxNights: 1 },
    { name: 'Clean', kind: 'per_stay', value: '12.5' },
  ],
  [
    { name: 'Head', kind: 'per_person_per_stay', value: '1.5', fromAge: 3, season: { from: '11-20', to: '11-24' } },
    { name: 'Night', kind: 'per_night', value: '0.5', season: { from: '12-01', to: '11-23' }, maxNights: 1 },
  ],
);

/** People of a search: mostly adults, in either form. */
export const somebody: fc.Arbitrary<{ readonly guests?: number; readonly rooms?: number; readonly party?: Party }> =
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ guests: fc.constantFrom(1, 1, 1, 2, 2, 4), rooms: fc.constantFrom(1, 1, 2) }),
    },
    {
      weight: 2,
      arbitrary: fc
        .array(
          fc.record({
            adults: fc.integer({ min: 1, max: 3 }),
            childAges: fc.subarray([1, 9, 13, 17], { maxLength: 2 }),
          }),
          { minLength: 1, maxLength: 2 },
        )
        .map((party) => ({ party })),
    },
  );

/** Who asks, and which plans they want. */
export const somePlansAsked = fc.record({
  caller: fc.constantFrom(
    { isMember: false, code: undefined },
    { isMember: false, code: undefined },
    { isMember: true, code: undefined },
    { isMember: false, code: 'grösse-7' },
    { isMember: true, code: 'acme' },
    { isMember: false, code: 'acm' },
  ),
  boards: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...BOARDS], { minLength: 1, maxLength: 2 }) },
  ),
  refundable: fc.constantFrom(false, false, false, true),
});
