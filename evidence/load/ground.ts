import { availableParallelism, loadavg } from 'node:os';
import type { Client } from '../../functions/contract/client.ts';

/** A hotel with one room type, created through the API. */
export interface House {
  readonly hotelId: string;
  readonly roomTypeId: string;
}

const refused = (what: string, answer: { status: number; body: unknown }): Error =>
  new Error(`${what} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);

/** A new hotel with a number of rooms of one type at 100.00 a night. */
export const openHouse = async (owner: Client, name: string, totalRooms: number): Promise<House> => {
  const place = { address: 'Rua Augusta 1', city: 'Lisboa', country: 'PT', latitude: 38.71, longitude: -9.14 };
  const hotel = await owner.call('createHotel', { body: { name, ...place } });
  if (hotel.status !== 201) throw refused('a new hotel', hotel);
  const hotelId = hotel.body.hotel.id;
  const room = await owner.call('createRoomType', {
    body: { hotelId, name: 'Double', basePrice: '100.00', maxGuests: 2, totalRooms },
  });
  if (room.status !== 201) throw refused('a new room type', room);
  return { hotelId, roomTypeId: room.body.roomType.id };
};

/** Runs `work` for each item with limited concurrency, and returns the results in order. */
export const eachOf = async <T, R>(
  things: readonly T[],
  atATime: number,
  work: (thing: T) => Promise<R>,
): Promise<R[]> => {
  const results = new Map<number, R>();
  const queue = things.entries();
  const lane = async (): Promise<void> => {
    for (const [index, thing] of queue) results.set(index, await work(thing));
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  return [...results].sort(([one], [other]) => one - other).map(([, result]) => result);
};

export interface Guest {
  readonly email: string;
  readonly token: string;
  readonly client: Client;
}

/** New accounts, signed in. Each costs 250 ms of CPU time: password hashing is slow on purpose. */
export const registerGuests = (anyone: Client, count: number, stem: string): Promise<Guest[]> =>
  eachOf(
    Array.from({ length: count }, (_, number) => `${stem}-${number}@example.com`),
    8,
    async (email) => {
      const answer = await anyone.call('register', {
        body: { email, password: 'a long pass phrase', name: 'Ada Lovelace', transport: 'bearer' },
      });
      if (answer.status !== 201 || answer.body.token === undefined) throw refused('a registration', answer);
      return { email, token: answer.body.token, client: anyone.as(answer.body.token) };
    },
  );

/** The calendar date a number of days from now. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The machine of the measurement: the figures depend on it. */
export const machine = (): string => {
  const load = loadavg()
    .map((average) => average.toFixed(1))
    .join(' ');
  return `${availableParallelism()} processors, Node ${process.versions.node}, load average ${load}`;
};
