import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFee } from '../../functions/domain/booking/settlement.ts';
import { addDays, dateOfEpochDay, eachNight } from '../../functions/domain/calendar/date.ts';
import { instantOf } from '../../functions/domain/calendar/instant.ts';
import { type PriceRule, roomsAt } from '../../functions/domain/price.ts';
import { decodeQuote, encodeQuote, peopleOf, type Quote, sameStay } from '../../functions/domain/quote.ts';
import type { GuestPricing, RoomParty } from '../../functions/domain/rates/party.ts';
import { type PlanTerms, STANDARD_TERMS } from '../../functions/domain/rates/plan.ts';
import type { Restrictions } from '../../functions/domain/rates/restrictions.ts';
import { TAX_KINDS } from '../../functions/domain/rates/taxes.ts';
import { addUpStay } from '../../functions/domain/stay-price.ts';

const aRule = fc.oneof(
  fc.constant<PriceRule>({ kind: 'base' }),
  fc.constantFrom('weekend', 'holiday', 'high_demand', 'promotion', 'other').map(
    (reason): PriceRule => ({
      kind: 'override',
      reason,
    }),
  ),
  fc.string().map((id): PriceRule => ({ kind: 'demand', id, factor: '1.25' })),
);

const aText = fc.string({ unit: 'grapheme' });

const pricings: readonly (GuestPricing | undefined)[] = [
  undefined,
  { includedAdults: 2, extraAdult: 3000, fewerAdult: 1000, children: [{ toAge: 11, price: 1500, counts: true }] },
  { includedAdults: 1, extraAdult: 0, fewerAdult: 0, children: [] },
];

const aPlan = fc.constantFrom<PlanTerms>(
  STANDARD_TERMS,
  { ...STANDARD_TERMS, id: 'saver', name: 'Saver', price: { kind: 'percent', value: '-12.5' }, membersOnly: true },
  {
    ...STANDARD_TERMS,
    id: 'half',
    name: 'Half board',
    board: 'half_board',
    price: { kind: 'amount', amount: 2500, per: 'person' },
    payment: { kind: 'deposit', percent: '30' },
    roomTypeIds: ['one', 'two'],
    stay: { from: '2026-01-01', to: '2027-01-01' },
  },
);

// The ages of a room's children are in order, as a quote keeps them.
const aRoom: fc.Arbitrary<RoomParty> = fc
  .record({
    adults: fc.integer({ min: 1, max: 4 }),
    childAges: fc.array(fc.integer({ min: 0, max: 17 }), { maxLength: 3 }),
  })
  .map(({ adults, childAges }) => ({ adults, childAges: childAges.toSorted((one, other) => one - other) }));

const aQuote: fc.Arbitrary<Quote> = fc
  .record({
    firstDay: fc.integer({ min: 20_000, max: 30_000 }),
    prices: fc.array(
      fc.record({
        price: fc.integer({ min: 0, max: 1_000_000 }),
        rule: aRule,
        guestPricing: fc.constantFrom(...pricings),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    nights: fc.array(
      fc.record({
        picks: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        rev: fc.nat(),
        restrictions: fc.constantFrom<Restrictions | undefined>(undefined, { minStay: 2 }, { closedToArrival: true }),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    taxRules: fc.array(
      fc.record({
        name: aText,
        kind: fc.constantFrom(...TAX_KINDS),
        value: fc.constantFrom('0', '2.50', '12.5'),
      }),
      { maxLength: 4 },
    ),
    names: fc.tuple(aText, aText, aText, aText, aText),
    party: fc.array(aRoom, { minLength: 1, maxLength: 8 }),
    plan: aPlan,
    cap: fc.nat(),
    steps: fc.array(
      fc.oneof(
        fc.record({
          hoursBeforeCheckIn: fc.nat({ max: 8760 }),
          refundPercent: fc.constantFrom(0, 12.5, 100),
          until: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }).map(instantOf),
        }),
        fc.record({
          hoursBeforeCheckIn: fc.nat({ max: 8760 }),
          penaltyNights: fc.constantFrom(1, 3),
          until: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }).map(instantOf),
        }),
      ),
      { maxLength: 4 },
    ),
    forfeited: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100_000_000 })),
    change: fc.option(fc.record({ bookingId: aText, version: fc.nat() })),
  })
  .map(({ firstDay, prices, nights, names, steps, ...rest }) => {
    const checkIn = dateOfEpochDay(firstDay);
    const checkOut = addDays(checkIn, nights.length);
    const dates = eachNight(checkIn, checkOut);
    // Rooms of one night may have different prices, as in the quote of a change that adds rooms.
    const dated = nights.map(({ picks, rev, restrictions }, index) => ({
      date: dates[index] ?? '',
      rooms: picks.slice(0, rest.party.length).flatMap((pick) => prices[pick % prices.length] ?? []),
      ...(restrictions && { restrictions }),
      rev,
    }));
    const price = addUpStay({ ...rest, checkIn, nights: dated, taxes: rest.taxRules, currency: 'EUR' });
    const totals = withFee(price, rest.forfeited);
    return {
      ...rest,
      ...peopleOf(rest.party),
      hotelId: names[0],
      hotelName: names[1],
      ownerId: names[2],
      roomTypeId: names[3],
      roomTypeName: names[4],
      timeZone: 'Europe/Lisbon',
      checkInTime: '15:00',
      checkOutTime: '11:00',
      currency: 'EUR',
      checkIn,
      checkOut,
      nights: dated,
      totals,
      policy: { steps },
      expiresAt: '2026-11-22T20:56:00.000Z',
    };
  });

const [quote] = fc.sample(aQuote, { numRuns: 1, seed: 3 });

describe('a quote', () => {
  it('comes back whole from its text', () => {
    fc.assert(
      fc.property(aQuote, (made) => {
        expect(decodeQuote(encodeQuote(made))).toEqual(made);
      }),
    );
  });

  it('is short enough for a header or an address: 30 plain nights in under a thousand letters', () => {
    const long = fc.sample(aQuote, { numRuns: 50, seed: 1 }).map((made) => ({
      ...made,
      hotelName: 'Hotel',
      roomTypeName: 'Double',
      ownerId: 'o',
      taxRules: [],
      plan: STANDARD_TERMS,
    }));
    for (const made of long) {
      const nights = eachNight('2026-12-01', '2026-12-31').map((date) => ({
        date,
        rooms: roomsAt({ price: 12_345, rule: { kind: 'base' } }, made.rooms),
        rev: 0,
      }));
      const stay = { ...made, nights, checkIn: '2026-12-01', checkOut: '2026-12-31' };
      expect(encodeQuote(stay).length).toBeLessThan(1000);
    }
  });

  it('holds for the stay it was made for and for no other', () => {
    if (quote === undefined) throw new Error('no sample');
    expect(sameStay(quote, quote)).toBe(true);
    const others = [
      { hotelId: 'x' },
      { roomTypeId: 'x' },
      { checkIn: '2020-01-01' },
      { checkOut: '2020-01-01' },
      { party: [...quote.party, { adults: 1, childAges: [] }] },
      { party: quote.party.map((room) => ({ ...room, adults: room.adults + 1 })) },
      { party: quote.party.map((room) => ({ ...room, childAges: [...room.childAges, 3] })) },
    ];
    for (const other of others) expect(sameStay(quote, { ...quote, ...other })).toBe(false);
  });

  it('of another release is not read, nor one whose total is not what it adds up to', () => {
    if (quote === undefined) throw new Error('no sample');
    const text = JSON.parse(encodeQuote(quote));
    expect(decodeQuote(JSON.stringify({ ...text, v: 1 }))).toBeUndefined();
    expect(decodeQuote(JSON.stringify({ ...text, s: text.s + 1 }))).toBeUndefined();
    expect(decodeQuote('null')).toBeUndefined();
  });

  it('of the largest stay there is stays under 40,000 characters when it is sealed', () => {
    const rooms = Array.from({ length: 8 }, (_, room) => ({
      price: 1_000_000_000_000 - room,
      rule: { kind: 'demand', id: 'x'.repeat(40), factor: '1.2345' } as const,
      guestPricing: {
        includedAdults: 2,
        extraAdult: 1_000_000_000_000 - room,
        fewerAdult: 1_000_000_000_000,
        children: Array.from({ length: 10 }, (_, band) => ({ toAge: band, price: 1_000_000_000_000, counts: true })),
      },
    }));
    if (quote === undefined) throw new Error('no sample');
    const nights = eachNight('2026-12-01', '2026-12-31').map((date, index) => ({
      date,
      rooms: rooms.map((room) => ({ ...room, price: room.price - index, guestPricing: rooms[0]?.guestPricing })),
      restrictions: {
        minStay: 10,
        minStayThrough: 10,
        maxStay: 30,
        closedToArrival: true,
        closedToDeparture: true,
      } as const,
      rev: 1_000_000,
    }));
    const largest: Quote = {
      ...quote,
      checkIn: '2026-12-01',
      checkOut: '2026-12-31',
      nights,
      party: Array.from({ length: 8 }, () => ({ adults: 20, childAges: Array.from({ length: 20 }, () => 17) })),
      taxRules: Array.from({ length: 10 }, () => ({
        name: 'T'.repeat(100),
        kind: 'per_person_per_stay' as const,
        value: '100000000.1234',
        fromAge: 18,
        season: { from: '06-01', to: '09-30' },
      })),
      policy: {
        steps: Array.from({ length: 10 }, () => ({
          hoursBeforeCheckIn: 8760,
          refundPercent: 12.55,
          until: '2026-12-01T00:00:00.000Z',
        })),
      },
      hotelName: 'H'.repeat(200),
      roomTypeName: 'R'.repeat(200),
    };
    expect((encodeQuote(largest).length * 4) / 3).toBeLessThan(39_900);
  });
});
