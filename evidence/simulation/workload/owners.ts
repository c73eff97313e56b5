import { addDays } from '../../../functions/domain/calendar/date.ts';
import { today } from '../../../functions/domain/calendar/zone.ts';
import type { RoomType } from '../../../functions/domain/hotel/hotel.ts';
import type { SessionUser } from '../../../functions/runtime/handler.ts';
import type { World } from '../world.ts';
import { ownerOf } from './front-desk.ts';
import { oneOf } from './holds.ts';
import { type Maker, request, type Task, wordFor } from './task.ts';

const someRoomType = (world: World): { owner: SessionUser; roomType: RoomType } | undefined => {
  const roomType = oneOf(world, [...world.shadow.roomTypes.values()]);
  const owner = roomType && ownerOf(world, roomType.hotelId);
  return roomType && owner ? { owner, roomType } : undefined;
};

const plain = {
  maxAdults: null,
  maxChildren: null,
  guestPricing: null,
  name: 'Room',
  description: '',
  maxGuests: 3,
  amenities: [],
  images: [],
  demandPricing: null,
};

/** Changes the number of rooms, the soft limit or the price (rule 2). */
export const replaceRoomType: Maker = (world) => {
  const found = someRoomType(world);
  if (found === undefined) return [];
  const { chance } = world;
  const totalRooms = chance.between(1, 4);
  const body = {
    ...plain,
    basePrice: `${chance.between(80, 130)}.00`,
    totalRooms: chance.percent(70) ? totalRooms : found.roomType.totalRooms,
    softLimit: chance.percent(25) ? totalRooms + 1 : null,
    demandPricing: null,
  };
  if (body.softLimit !== null && body.softLimit < body.totalRooms) return [];
  const params = { roomTypeId: found.roomType.id };
  const ask: Task['ask'] = async (process) =>
    wordFor(
      await process.routes.replaceRoomType(request<'replaceRoomType'>(found.owner, { params, query: undefined, body })),
    );
  return [{ name: 'change room type', ask }];
};

export const setPricing: Maker = (world) => {
  const found = someRoomType(world);
  const hotel = found && world.shadow.hotels.get(found.roomType.hotelId);
  if (found === undefined || hotel === undefined) return [];
  const { chance } = world;
  const from = addDays(today(world.time.now(), hotel.timeZone), chance.between(0, 9));
  const price = chance.percent(25) ? null : `${chance.between(80, 200)}.00`;
  const override = { from, to: addDays(from, chance.between(0, 3)), price, reason: 'other' as const };
  const params = { roomTypeId: found.roomType.id };
  const body = { overrides: [override] };
  const ask: Task['ask'] = async (process) =>
    wordFor(await process.routes.setPricing(request<'setPricing'>(found.owner, { params, query: undefined, body })));
  return [{ name: 'price nights', ask }];
};

const FEWEST_ROOM_TYPES = 3;
const MOST_ROOM_TYPES = 8;

/** The room type with the fewest rooms sold from today on: often one that can be deleted. */
const leastSold = (world: World): RoomType | undefined => {
  const day = world.time.now().slice(0, 10);
  const sold = new Map<string, number>();
  for (const { roomTypeId, date, sold: rooms = 0 } of world.shadow.nights.values()) {
    if (date >= day) sold.set(roomTypeId, (sold.get(roomTypeId) ?? 0) + rooms);
  }
  const soldOf = ({ id }: RoomType): number => sold.get(id) ?? 0;
  return [...world.shadow.roomTypes.values()].toSorted((one, other) => soldOf(one) - soldOf(other))[0];
};

export const deleteRoomType: Maker = (world) => {
  const roomType = leastSold(world);
  const owner = roomType && ownerOf(world, roomType.hotelId);
  if (roomType === undefined || owner === undefined || world.shadow.roomTypes.size <= FEWEST_ROOM_TYPES) return [];
  const params = { roomTypeId: roomType.id };
  const ask: Task['ask'] = async (process) =>
    wordFor(
      await process.routes.deleteRoomType(
        request<'deleteRoomType'>(owner, { params, query: undefined, body: undefined }),
      ),
    );
  return [{ name: 'delete room type', ask }];
};

export const createRoomType: Maker = (world) => {
  const hotel = oneOf(world, [...world.shadow.hotels.values()]);
  const owner = hotel && ownerOf(world, hotel.id);
  if (hotel === undefined || owner === undefined || world.shadow.roomTypes.size >= MOST_ROOM_TYPES) return [];
  const body = {
    ...plain,
    hotelId: hotel.id,
    basePrice: '95.00',
    totalRooms: world.chance.between(1, 3),
    softLimit: null,
  };
  const ask: Task['ask'] = async (process) =>
    wordFor(
      await process.routes.createRoomType(
        request<'createRoomType'>(owner, { params: undefined, query: undefined, body }),
      ),
    );
  return [{ name: 'create room type', ask }];
};

const hotelBody = (world: World) => ({
  name: 'Hotel',
  description: '',
  address: 'Main Street 1',
  city: 'Lisboa',
  country: 'PT',
  latitude: 38.71,
  longitude: -9.14,
  starRating: null,
  amenities: [],
  images: [],
  status: 'active' as const,
  timeZone: 'Europe/Lisbon',
  currency: 'EUR',
  checkInTime: '15:00',
  checkOutTime: '11:00',
  taxes: [{ name: 'VAT', kind: 'percent' as const, value: String(world.chance.between(5, 20)) }],
  cancellationPolicy: {
    steps: [{ hoursBeforeCheckIn: world.chance.between(0, 48), refundPercent: world.chance.between(0, 100) }],
  },
});

const FEWEST_HOTELS = 2;
const MOST_HOTELS = 4;

/** Creates and deletes hotels; a new one without rooms gets them later. */
export const createOrDeleteHotel: Maker = (world) => {
  const { hotels } = world.shadow;
  const hotel = oneOf(world, [...hotels.values()]);
  const owner = hotel && ownerOf(world, hotel.id);
  if (hotel === undefined || owner === undefined) return [];
  if (hotels.size >= MOST_HOTELS || (hotels.size > FEWEST_HOTELS && world.chance.percent(40))) {
    const params = { hotelId: hotel.id };
    const ask: Task['ask'] = async (process) =>
      wordFor(
        await process.routes.deleteHotel(request<'deleteHotel'>(owner, { params, query: undefined, body: undefined })),
      );
    return [{ name: 'delete hotel', ask }];
  }
  const body = hotelBody(world);
  const ask: Task['ask'] = async (process) =>
    wordFor(
      await process.routes.createHotel(request<'createHotel'>(owner, { params: undefined, query: undefined, body })),
    );
  return [{ name: 'create hotel', ask }];
};

/** Changes taxes, policy or check-in time: quotes and bookings keep theirs. */
export const replaceHotel: Maker = (world) => {
  const hotel = oneOf(world, [...world.shadow.hotels.values()]);
  const owner = hotel && ownerOf(world, hotel.id);
  if (hotel === undefined || owner === undefined) return [];
  const { taxes, cancellationPolicy } = hotelBody(world);
  const { name, description, address, city, country, latitude, longitude, starRating, status, timeZone, currency } =
    hotel;
  const place = {
    name,
    description,
    address,
    city,
    country,
    latitude,
    longitude,
    starRating,
    status,
    timeZone,
    currency,
  };
  const body = {
    ...place,
    amenities: [],
    images: [],
    checkInTime: world.chance.pick(['13:00', '15:00', '23:00']),
    checkOutTime: '11:00',
    taxes,
    cancellationPolicy,
  };
  const params = { hotelId: hotel.id };
  const ask: Task['ask'] = async (process) =>
    wordFor(await process.routes.replaceHotel(request<'replaceHotel'>(owner, { params, query: undefined, body })));
  return [{ name: 'change hotel', ask }];
};

const compared =
  (route: 'reconcile' | 'repair'): Maker =>
  (world) => {
    const hotel = oneOf(world, [...world.shadow.hotels.values()]);
    const owner = hotel && ownerOf(world, hotel.id);
    if (hotel === undefined || owner === undefined) return [];
    const params = { hotelId: hotel.id };
    const ask: Task['ask'] = async (process) =>
      wordFor(
        route === 'repair'
          ? await process.routes.repair(request<'repair'>(owner, { params, query: {}, body: { repair: true } }))
          : await process.routes.reconcile(request<'reconcile'>(owner, { params, query: {}, body: undefined })),
      );
    return [{ name: route, ask }];
  };

export const reconcile = compared('reconcile');
export const repair = compared('repair');
