import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { zoneAt } from '../../functions/adapters/places/zone-at.ts';
import { composeAdminHotels } from '../../functions/composition/admin-hotels.ts';
import { composeDesk } from '../../functions/composition/desk.ts';
import { composeHotels } from '../../functions/composition/hotels.ts';
import { composeRollouts } from '../../functions/composition/night-rollouts.ts';
import { composeRates } from '../../functions/composition/rates.ts';
import type { Hotel, Night, RoomType } from '../../functions/domain/hotel/hotel.ts';
import type { Town, Towns } from '../../functions/usecases/ports/hotels.ts';
import type { RoomTypeBody } from '../../functions/usecases/rooms/judge-room-type.ts';
import type { Call, Intercept } from '../../memory-dynamodb/index.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { bookingWorld } from './booking-world.ts';
import { endpointForTests, localClient } from './dynamodb.ts';

export const owner = { userId: 'owner-1', role: 'hotel_admin' } as const;

const lisbon: Town = { country: 'PT', latitude: 38.72, longitude: -9.14, timeZone: 'Europe/Lisbon' };
/** One town is the nearest everywhere; tests of real places open the real ones. */
export const oneTown: Towns = {
  nearest: () => lisbon,
  resolve: () => undefined,
  zoneAt,
  keepsZone: () => true,
  townOf: () => undefined,
};

/** What an owner sends for a room type: two doubles at 100.00 unless told otherwise. */
export const aRoomTypeBody = (changes: Partial<RoomTypeBody> = {}): RoomTypeBody => ({
  name: 'Double',
  description: '',
  basePrice: '100.00',
  maxGuests: 2,
  maxAdults: null,
  maxChildren: null,
  guestPricing: null,
  totalRooms: 2,
  softLimit: null,
  amenities: [],
  images: [],
  demandPricing: null,
  ...changes,
});

const endpoint = await endpointForTests();

/** Where there is Java a suite runs on DynamoDB Local too. */
export const clients: { readonly on: string; readonly client: () => DynamoDBClient }[] = [
  { on: 'the table in memory', client: () => createMemoryDynamo().client() },
  ...(endpoint === undefined ? [] : [{ on: 'DynamoDB Local', client: () => localClient(endpoint) }]),
];

/** A hotel in Lisbon with two doubles (`room-1`) on 1 March 2027, its guests' and its owner's ways in. */
export const hotelWorld = async (client: DynamoDBClient, given: { hotel?: Hotel; roomTypes?: RoomType[] } = {}) => {
  const world = await bookingWorld(client, given);
  const owners = composeAdminHotels(world.core, oneTown);
  const guests = composeHotels(world.core);
  const put = (changes: Partial<RoomTypeBody>, ifMatch?: number) =>
    owners.replaceRoomType({ caller: owner, roomTypeId: 'room-1', body: aRoomTypeBody(changes), ifMatch });
  const roomType = async (id = 'room-1') => {
    const facts = await world.deps.hotels.facts(world.hotel.id);
    return facts?.roomTypes.find((one) => one.id === id);
  };
  /** Every night somebody has touched, by date. */
  const allNights = (): Promise<Night[]> => world.nights('2000-01-01', '9999-12-31');
  /** The signed offer of the room type for the stay, as of now. */
  const quoteFor = async (changes: Partial<typeof world.stay> = {}): Promise<string> => {
    const offers = await guests.roomOffers(world.hotel.id, { ...world.stay, ...changes });
    const quote = 'rooms' in offers ? offers.rooms[0]?.offers[0]?.token : undefined;
    if (quote === undefined) throw new Error(`There is no offer: ${JSON.stringify(offers)}`);
    return quote;
  };
  const rates = composeRates(world.core);
  const desk = composeDesk(world.core);
  const rollouts = composeRollouts(world.core);
  return { ...world, quoteFor, owners, guests, rates, desk, rollouts, put, roomType, allNights };
};

export type HotelWorld = Awaited<ReturnType<typeof hotelWorld>>;

/** Whether a call of the SDK writes nights and no booking, as passes and prices do: one night, or a hundred at once. */
export const writesNight = ({ operation, input }: Call): boolean => {
  const text = JSON.stringify(input);
  const writes = operation === 'UpdateItem' || operation === 'TransactWriteItems';
  return writes && text.includes('"sk":{"S":"NIGHT#') && !text.includes('BOOKING#');
};

/** A table in memory whose calls a test can watch, hold back or let die. */
export const watchedTable = () => {
  let watcher: Intercept = () => undefined;
  const memory = createMemoryDynamo({ intercept: (call) => watcher(call) });
  return {
    client: memory.client(),
    /** Everything in a table, for checks of what no route shows. */
    items: memory.items,
    watch: (next: Intercept) => {
      watcher = next;
    },
    letGo: () => {
      watcher = () => undefined;
    },
  };
};
