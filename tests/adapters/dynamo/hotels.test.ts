import { describe, expect, it } from 'vitest';
import { quoteSealer } from '../../../functions/adapters/signing/quote-sealer.ts';
import { encodeQuote } from '../../../functions/domain/quote.ts';
import type { TaxRule } from '../../../functions/domain/rates/taxes.ts';
import { addUpStay } from '../../../functions/domain/stay-price.ts';
import { hotelWorld, watchedTable } from '../../support/hotel-world.ts';

/** A world, and how many calls of each operation what is then done in it makes. */
const counted = async () => {
  const table = watchedTable();
  const world = await hotelWorld(table.client);
  await world.put({ totalRooms: 3 });
  const calls: string[] = [];
  table.watch(({ operation }) => {
    calls.push(operation);
    return undefined;
  });
  return { world, calls };
};

describe('reading a hotel', () => {
  it('takes one Query for hotel, rating and room types, and reads none of its nights', async () => {
    const { world, calls } = await counted();

    expect(await world.deps.hotels.facts('hotel-1')).toMatchObject({ rating: [0, 0, 0, 0, 0], roomTypes: [{}] });

    expect(calls).toEqual(['Query']);
  });

  it('takes one BatchGet for all that pricing one stay needs', async () => {
    const { world, calls } = await counted();

    const facts = await world.deps.hotels.forStay('hotel-1', 'room-1', ['2027-04-02', '2027-04-01']);

    expect(facts?.nights.map(({ date, left }) => [date, left])).toEqual([
      ['2027-04-01', 3],
      ['2027-04-02', 3],
    ]);
    expect(calls).toEqual(['BatchGetItem']);
    expect(await world.deps.hotels.forStay('hotel-1', 'nobody', [])).toBeUndefined();
    expect(await world.deps.hotels.forStay('nobody', 'room-1', [])).toBeUndefined();
  });

  it('takes two Queries for offers of a stay', async () => {
    const { world, calls } = await counted();
    await world.guests.roomOffers('hotel-1', world.stay);
    calls.length = 0;

    await world.guests.roomOffers('hotel-1', world.stay);

    expect(calls).toEqual(['Query', 'Query']);
  });
});

describe('a sealed quote', () => {
  const key = (byte: number) => new Uint8Array(32).fill(byte);
  const sealed = async () => {
    const { world } = await counted();
    const offers = await world.guests.roomOffers('hotel-1', world.stay);
    const quote = 'rooms' in offers ? offers.rooms[0]?.offers[0]?.quote : undefined;
    if (quote === undefined) throw new Error('There is no offer.');
    return { quote, token: quoteSealer([key(1)]).seal(quote) };
  };

  it('opens to what was promised, expired or not', async () => {
    const { quote, token } = await sealed();
    expect(quoteSealer([key(1)]).open(token)).toEqual(quote);
    expect(token).toMatch(/^v1\.[\w-]+\.[\w-]{43}$/);
  });

  it('is shorter than its text where that is long, and opens to the same', async () => {
    const { quote } = await sealed();
    const taxRules = Array.from({ length: 10 }, (_, index): TaxRule => {
      const season = { from: '01-01', to: '12-31' };
      return { name: `A long name of tax ${index}`.padEnd(100, '.'), kind: 'percent', value: '0', season };
    });
    const stay = { ...quote, hotelName: '表'.repeat(200), roomTypeName: '室'.repeat(200), taxRules };
    const large = { ...stay, totals: addUpStay({ ...stay, taxes: taxRules }) };
    const token = quoteSealer([key(1)]).seal(large);
    expect(token).toMatch(/^z1\.[\w-]+\.[\w-]{43}$/);
    expect(token.length).toBeLessThan(encodeQuote(large).length);
    expect(quoteSealer([key(1)]).open(token)).toEqual(large);
    expect(quoteSealer([key(1)]).open(token.replace('z1', 'v1'))).toBe('forged');
    expect(quoteSealer([key(2)]).open(token)).toBe('forged');
  });

  it('opens with an older key, while a new one signs', async () => {
    const { quote, token } = await sealed();
    const rotated = quoteSealer([key(2), key(1)]);
    expect(rotated.open(token)).toEqual(quote);
    expect(quoteSealer([key(1)]).open(rotated.seal(quote))).toBe('forged');
  });

  it('is forged with another key, another payload, another form or another spelling of its mac', async () => {
    const { quote, token } = await sealed();
    const [form, , mac] = token.split('.');
    const { open } = quoteSealer([key(1)]);
    const cheaper = quoteSealer([key(9)]).seal({ ...quote, totals: { ...quote.totals, total: 1 } });
    expect(open(cheaper)).toBe('forged');
    expect(open(`${form}.${cheaper.split('.')[1]}.${mac}`)).toBe('forged');
    expect(open(token.replace('v1', 'v2'))).toBe('forged');
    expect(open(`${token}=`)).toBe('forged');
    expect(open(`${token}.`)).toBe('forged');
    for (const nonsense of ['', '.', 'v1', 'v1..', 'v1.e30.', '💥']) expect(open(nonsense)).toBe('forged');
  });
});
