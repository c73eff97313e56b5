import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type ApiWorld,
  apiWorld,
  day,
  guestPassword,
  hotelInput,
  roomInput,
  success,
} from '../../support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
});
afterAll(() => world.stop());

const ofHotel = async (hotelId: string, query: { roomTypeId?: string; limit?: string; cursor?: string } = {}) =>
  success(await world.clients.owner.call('getHotelHistory', { params: { hotelId }, query }));
const ofUser = async (userId: string) =>
  success(await world.clients.admin.call('getUserHistory', { params: { userId } })).items;

it('tells who changed what of a hotel, its rooms and its prices, with before and after, newest first', async () => {
  const owner = success(await world.clients.owner.call('me')).user.id;
  const hotel = await world.hotel();
  const room = await world.room(hotel.id);
  const other = await world.room(hotel.id, { name: 'Suite' });
  const body = { ...hotelInput, name: 'Hotel da Sé' };
  success(await world.clients.owner.call('replaceHotel', { params: { hotelId: hotel.id }, body }));
  const params = { roomTypeId: room.id };
  success(await world.clients.admin.call('replaceRoomType', { params, body: { ...roomInput, basePrice: '120.00' } }));
  const overrides = [{ date: day(10), price: '150.00', reason: 'holiday' as const }];
  success(await world.clients.owner.call('setPricing', { params, body: { overrides } }));

  const { items } = await ofHotel(hotel.id);
  expect(items.map(({ action }) => action)).toEqual([
    'pricing.applied',
    'pricing.changed',
    'room_type.changed',
    'hotel.changed',
    'room_type.created',
    'room_type.created',
    'hotel.created',
  ]);
  expect(items[3]).toMatchObject({ actor: owner, before: { name: hotel.name }, after: { name: 'Hotel da Sé' } });
  expect(items[2]).toMatchObject({ before: { basePrice: 10_000 }, after: { basePrice: 12_000 } });
  expect(items[2]?.actor).not.toBe(owner);
  expect(items[1]).toMatchObject({ actor: owner, after: { id: room.id, nights: { [day(10)]: {} } } });

  const ofRoom = await ofHotel(hotel.id, { roomTypeId: room.id });
  expect(ofRoom.items.map(({ action }) => action)).not.toContain('hotel.changed');
  expect(ofRoom.items).toHaveLength(4);
  expect((await ofHotel(hotel.id, { roomTypeId: other.id })).items).toHaveLength(1);

  const page = await ofHotel(hotel.id, { limit: '3' });
  const rest = await ofHotel(hotel.id, { limit: '100', cursor: page.nextCursor ?? '' });
  expect([...page.items, ...rest.items]).toEqual(items);
  const elsewhere = { roomTypeId: room.id, cursor: page.nextCursor ?? '' };
  const foreign = await world.clients.owner.call('getHotelHistory', {
    params: { hotelId: hotel.id },
    query: elsewhere,
  });
  expect(foreign).toBeProblem(400, 'invalid-request');
});

it('tells of a hotel that is gone to system admins alone', async () => {
  const hotel = await world.hotel();
  const params = { hotelId: hotel.id };
  success(await world.clients.owner.call('deleteHotel', { params }));
  expect(await world.clients.owner.call('getHotelHistory', { params })).toBeProblem(404, 'not-found');
  const { items } = success(await world.clients.admin.call('getHotelHistory', { params }));
  expect(items.map(({ action }) => action)).toContain('hotel.deleted');
  const never = { hotelId: 'never-was' };
  expect(await world.clients.admin.call('getHotelHistory', { params: never })).toBeProblem(404, 'not-found');
});

it('tells who changed what of an account, without its name, address or password', async () => {
  const someone = await world.someone();
  const { userId, client } = someone;
  success(await client.call('changeMe', { body: { name: 'Grace Hopper' } }));
  success(await client.call('changePassword', { body: { current: guestPassword, new: 'another long phrase' } }));
  success(await world.clients.admin.call('changeUser', { params: { userId }, body: { status: 'suspended' } }));
  const items = await ofUser(userId);
  expect(items.map(({ action }) => action)).toEqual([
    'user.changed',
    'user.password_changed',
    'user.renamed',
    'user.created',
  ]);
  const admin = success(await world.clients.admin.call('me')).user.id;
  expect(items[0]).toMatchObject({ actor: admin, before: { status: 'active' }, after: { status: 'suspended' } });
  expect(items[2]).toMatchObject({ actor: userId, before: { name: 'P…' }, after: { name: 'G…' } });
  expect(JSON.stringify(items)).not.toMatch(/Hopper|example\.com|\$2b|phrase/);
  const params = { userId: 'nobody' };
  expect(await world.clients.admin.call('getUserHistory', { params })).toBeProblem(404, 'not-found');
});

it('tells who changed which settings', async () => {
  success(await world.clients.admin.call('putSettings', { body: { holdMinutes: 20 } }));
  const { items } = success(await world.clients.admin.call('getSettingsHistory'));
  expect(items[0]).toMatchObject({
    action: 'settings.changed',
    before: { holdMinutes: 15 },
    after: { holdMinutes: 20 },
  });
});
