import { describe, expect, it } from 'vitest';
import { bounds } from '../../../functions/adapters/search/bounds.ts';
import { aCommand, answered, type Given, given, idsOf, searchWorld } from '../../support/search-world.ts';

/** So many hotels in a row to the north, 100 m apart. */
const street = (count: number, descriptionOf: (index: number) => string): Given[] =>
  Array.from({ length: count }, (_, index) =>
    given(`h${String(index).padStart(4, '0')}`, {
      latitude: 38.7 + index / 1000,
      name: index % 10 === 0 ? 'Casa Azul' : 'Casa',
      description: descriptionOf(index),
    }),
  );

/** A search by name and description on the table, and what it read of the table itself. */
const searchOn = async (hotels: readonly Given[], text: string) => {
  const world = await searchWorld(hotels);
  const outcome = answered(await world.search(aCommand({ text, limit: 5, radiusKm: 100 })));
  return { outcome, reads: world.reads };
};

describe('words of descriptions, on the table', () => {
  it('find a hotel, by its description alone or beside its name, its city’s other names and what it has', async () => {
    const hotels = [
      given('a', { name: 'Tejo', description: 'A quiet garden.' }),
      given('b', { name: 'Garden', description: 'Quietly by the sea.' }),
      given('c', { name: 'Sea', description: '' }),
    ];
    expect(idsOf((await searchOn(hotels, 'quiet garden')).outcome)).toEqual(['a', 'b']);
    expect(idsOf((await searchOn(hotels, 'lissabon sea')).outcome)).toEqual(['b', 'c']);
    expect(idsOf((await searchOn(hotels, 'gardenn tejo')).outcome)).toEqual(['a']);
    expect(idsOf((await searchOn(hotels, 'mountain')).outcome)).toEqual([]);
  });

  it('rank a hotel below one that bears them in its name', async () => {
    const hotels = [given('a', { description: 'plaza' }), given('b', { name: 'Plaza' })];
    const world = await searchWorld(hotels);
    expect(idsOf(answered(await world.search(aCommand({ text: 'plaza', sort: 'recommended' }))))).toEqual(['b', 'a']);
  });

  it('are read only of hotels whose other words do not answer, a hundred at a time', async () => {
    const { outcome, reads } = await searchOn(
      street(60, () => 'nothing of note'),
      'azul',
    );
    expect(outcome).toMatchObject({ total: 6, partial: false });
    // One for the descriptions, one for the page.
    expect(reads.get('BatchGetItem')).toBe(2);
    expect((await searchOn(street(60, String), 'casa')).reads.get('BatchGetItem')).toBe(1);
  });

  it('are looked for in the nearest 500 only: what they would find beyond is not there, and the answer says so', async () => {
    const most = bounds.hotels;
    const hotels = street(most + 200, (index) => (index === 1 || index === most + 150 ? 'rooftop bar' : ''));
    const { outcome, reads } = await searchOn(hotels, 'rooftop');
    expect(idsOf(outcome)).toEqual(['h0001']);
    expect(outcome.partial).toBe(true);
    expect(reads.get('BatchGetItem')).toBe(most / 100 + 1);
    // Names are looked at everywhere, as before.
    expect((await searchOn(hotels, 'azul')).outcome.total).toBe((most + 200) / 10);
  });
});
