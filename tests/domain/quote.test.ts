import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFee } from '../../functions/domain/booking/settlement.ts';
import { addDays, dateOfEpochDay, eachNight } from '../../functions/domain/calendar/date.ts';
import { instantOf } from '../../functions/domain/calendar/instant.ts';
import { addUpStay, type PriceRule, roomsAt, type TaxKind } from '../../functions/domain/price.ts';
import { decodeQuote, encodeQuote, type Quote, sameStay } from '../../functions/domain/quote.ts';

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

const aQuote: fc.Arbitrary<Quote> = fc
  .record({
    firstDay: fc.integer({ min: 20_000, max: 30_000 }),
    prices: fc.array(fc.record({ price: fc.integer({ min: 0, max: 1_000_000 }), rule: aRule }), {
      minLength: 1,
      maxLength: 3,
    }),
    nights: fc.array(fc.record({ picks: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), rev: fc.nat() }), {
      minLength: 1,
      maxLength: 30,
    }),
    taxRules: fc.array(
      fc.record({
        name: aText,
        kind: fc.constantFrom<TaxKind>('percent', 'per_night', 'per_person_per_night'),
        value: fc.constantFrom('0', '2.50', '12.5'),
      }),
      { maxLength: 4 },
    ),
    names: fc.tuple(aText, aText, aText, aText, aText),
    guests: fc.integer({ min: 1, max: 16 }),
    rooms: fc.integer({ min: 1, max: 8 }),
    cap: fc.nat(),
    steps: fc.array(
      fc.record({
        hoursBeforeCheckIn: fc.nat({ max: 8760 }),
        refundPercent: fc.constantFrom(0, 12.5, 100),
        until: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }).map(instantOf),
      }),
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
    const dated = nights.map(({ picks, rev }, index) => ({
      date: dates[index] ?? '',
      rooms: picks.slice(0, rest.rooms).flatMap((pick) => prices[pick % prices.length] ?? []),
      rev,
    }));
    const price = addUpStay({ ...rest, nights: dated, taxes: rest.taxRules, currency: 'EUR' });
    const totals = withFee(price, rest.forfeited);
    return {
      ...rest,
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

function decodedWith(changes: Record<string, unknown>): Quote | undefined {
  if (quote === undefined) throw new Error('no sample');
  const raw: object = JSON.parse(encodeQuote(quote));
  return decodeQuote(JSON.stringify({ ...raw, ...changes }));
}

describe('a quote', () => {
  it('comes back whole from its text', () => {
    fc.assert(
      fc.property(aQuote, (made) => {
        expect(decodeQuote(encodeQuote(made))).toEqual(made);
      }),
    );
  });

  it('is short enough for a header or an address: 30 plain nights in under a thousand letters', () => {
    const long = fc
      .sample(aQuote, { numRuns: 50, seed: 1 })
      .map((made) => ({ ...made, hotelName: 'Hotel', roomTypeName: 'Double', ownerId: 'o', taxRules: [] }));
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
      { guests: 99 },
      { rooms: 99 },
    ];
    for (const other of others) expect(sameStay(quote, { ...quote, ...other })).toBe(false);
  });

  it.each([
    ['another form', { v: 2 }],
    ['a missing hotel', { h: undefined }],
    ['a number for a name', { h: ['a', 1, 'c'] }],
    ['a name too many', { t: ['a', 'b', 'c'] }],
    ['a date that does not exist', { d: ['2026-02-30', '2026-03-01'] }],
    ['nights that are not its dates', { n: [] }],
    ['half a cent', { n: [[0.5, 0]] }],
    ['an unknown reason', { n: [[1, 0, 'because']] }],
    ['an inherited reason', { n: [[1, 0, 'constructor']] }],
    ['a rule too long', { n: [[1, 0, 'a', '1', 'b']] }],
    ['rooms of another number than its own', { n: [[0, [1, 100], [98, 200]]] }],
    ['half a cent for one of its rooms', { n: [[0, [1, 0.5]]] }],
    ['more rooms than there can be', { k: [1, 9_000_000, 1, 1] }],
    ['a tax of no kind', { x: [['Tax', 'flat', '1', 5]] }],
    ['a negative tax', { x: [['Tax', 'percent', '1', -5]] }],
    ['a total that is not its sum', { s: [1, 2] }],
    ['a policy of words', { p: [['all', 'back', 'always']] }],
    ['a policy step without a deadline', { p: [[48, 100]] }],
    ['a deadline outside time', { p: [[48, 100, Number.MAX_SAFE_INTEGER]] }],
    ['less than nothing forfeited', { f: -1 }],
    ['more forfeited than its total', { f: Number.MAX_SAFE_INTEGER }],
    ['an expiry outside time', { k: [1, 1, 1, Number.MAX_SAFE_INTEGER] }],
    ['a change without a version', { b: ['booking'] }],
    ['null where a list is', { n: null }],
  ])('with %s is none', (_, changes) => {
    expect(decodedWith({})).toBeDefined();
    expect(decodedWith(changes)).toBeUndefined();
  });

  it('is not found in any other text', () => {
    for (const text of ['', 'null', '[]', '1', '"quote"', '{', '{"v":1}']) expect(decodeQuote(text)).toBeUndefined();
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(decodeQuote(text)).toBeUndefined();
      }),
    );
  });
});
