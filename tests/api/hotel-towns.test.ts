import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ApiWorld, apiWorld, success } from '../support/api-world.ts';

let world: ApiWorld;
const ids: Record<string, string> = {};
const munich = { city: 'München', country: 'DE', latitude: 48.137, longitude: 11.575 };
/** A hamlet of the Serra da Estrela, in a valley of its own. */
const hamlet = { city: 'Vale das Estrelas Perdidas', country: 'PT', latitude: 40.33, longitude: -7.61 };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  const make = async (name: string, place: object) => {
    const hotel = await world.hotel({ name, ...place });
    await world.room(hotel.id);
    ids[name] = hotel.id;
  };
  await make('Isarhaus', munich);
  await make('Hotel Monaco', { ...munich, city: 'Munich', latitude: 48.14 });
  await make('Estrela', hamlet);
  await make('Lua', { ...hamlet, latitude: 40.34 });
  await make('Namesake', { ...hamlet, country: 'BR', latitude: -15, longitude: -48 });
  await make('Faro', {});
});
afterAll(() => world?.stop());

const search = async (body: object) => success(await world.anyone.call('searchHotels', { body }));
const named = (items: readonly { readonly hotel: { readonly name: string } }[]) =>
  items.map(({ hotel }) => hotel.name).toSorted();

describe('a town that no list of places has', () => {
  it.each(['Vale das Estrelas Perdidas', 'vale das estrelas perdidas, PT', 'VALE DAS ESTRELAS PERDIDAS Portugal'])(
    'is found by its hotels: %s',
    async (location) => {
      await vi.waitFor(
        async () => {
          const found = await search({ location });
          expect(named(found.items)).toEqual(['Estrela', 'Lua']);
          expect(found.place).toMatchObject({ name: hamlet.city, country: 'PT' });
        },
        { timeout: 20_000, interval: 200 },
      );
    },
  );

  it('is that of the country named', async () => {
    expect(named((await search({ location: `${hamlet.city}, BR` })).items)).toEqual(['Namesake']);
    expect(await search({ location: `${hamlet.city}, ES` })).toMatchObject({ items: [], place: null });
  });

  it('goes on behind its first page', async () => {
    const request = { location: hamlet.city, limit: 1 };
    const first = await search(request);
    const next = await search({ ...request, cursor: first.nextCursor });
    expect(named([...first.items, ...next.items])).toEqual(['Estrela', 'Lua']);
  });

  it('is not there for guests while its hotels are not', async () => {
    const { id } = await world.hotel({
      name: 'Hidden',
      ...hamlet,
      city: 'Vale Escondido de Ninguém',
      status: 'inactive',
    });
    expect(await search({ location: 'Vale Escondido de Ninguém' })).toMatchObject({ items: [], place: null });
    success(await world.clients.owner.call('deleteHotel', { params: { hotelId: id } }));
  });
});

describe('the list of hotels of a city', () => {
  const listed = async (query: object) => {
    const { items } = success(await world.anyone.call('listHotels', { query }));
    return items.map(({ name }) => name).toSorted();
  };

  it.each(['München', 'Munich', 'Monaco di Baviera', 'MUNCHEN', 'Мюнхен', 'ミュンヘン', 'munique'])(
    'knows every name of the town that search knows: %s',
    async (city) => {
      expect(await listed({ city })).toEqual(['Hotel Monaco', 'Isarhaus']);
      expect(await listed({ city, country: 'DE' })).toEqual(['Hotel Monaco', 'Isarhaus']);
      expect(await listed({ city, country: 'PT' })).toEqual([]);
    },
  );

  it('knows towns that no list of places has', async () => {
    expect(await listed({ city: 'VALE das estrelas perdidas' })).toEqual(['Estrela', 'Lua', 'Namesake']);
    expect(await listed({ city: 'Vale das Estrelas' })).toEqual([]);
  });

  it('goes from page to page, and follows a hotel that moves', async () => {
    const first = success(await world.anyone.call('listHotels', { query: { city: 'Munich', limit: '1' } }));
    const query = { city: 'Munich', limit: '1', cursor: first.nextCursor ?? '' };
    const next = success(await world.anyone.call('listHotels', { query }));
    expect([...first.items, ...next.items].map(({ name }) => name).toSorted()).toEqual(['Hotel Monaco', 'Isarhaus']);
    const params = { hotelId: ids['Hotel Monaco'] ?? '' };
    const body = {
      name: 'Hotel Monaco',
      address: 'Rua 1',
      city: 'Lissabon',
      country: 'PT',
      latitude: 38.72,
      longitude: -9.14,
    };
    success(await world.clients.owner.call('replaceHotel', { params, body }));
    expect(await listed({ city: 'Monaco di Baviera' })).toEqual(['Isarhaus']);
    expect(await listed({ city: 'Lisboa' })).toEqual(['Hotel Monaco']);
  });
});
