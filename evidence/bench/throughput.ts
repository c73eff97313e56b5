import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { composeBookings } from '../../functions/composition/bookings.ts';
import { localClient } from '../../local/database.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { endpointForTests } from '../../tests/support/dynamodb.ts';
import { dayFromNow, type House, openHouse } from '../load/ground.ts';
import { benchWorld } from './in-process.ts';
import { createTables, holdWithLocks, type Stay, startPostgres } from './postgres.ts';

/** A store and its way to write a hold. */
interface Store {
  readonly name: string;
  readonly open: (
    clients: number,
  ) => Promise<{ readonly lanes: ((stay: number) => Promise<boolean>)[]; close(): Promise<unknown> }>;
  readonly stop: () => Promise<unknown>;
}

export interface Throughput {
  readonly store: string;
  readonly where: 'over 40 stays' | 'one stay';
  readonly clients: number;
  readonly perSecond: number;
  /** Refused holds, for example `try-again` under contention. */
  readonly refused: number;
  readonly medianMs: number;
}

const stays = 40;
const rooms = 10_000;
const nights = [dayFromNow(30), dayFromNow(31), dayFromNow(32)];
const stay = { checkIn: dayFromNow(30), checkOut: dayFromNow(33), guests: 2 };

/** The real use case with a quote, so one TransactWriteItems per hold. */
const ours = async (name: string, dynamo: DynamoDBClient): Promise<Store> => {
  const world = await benchWorld(dynamo, {});
  const owner = await world.signIn('owner@example.com');
  const houses: (House & { readonly quote: string })[] = [];
  for (let number = 0; number < stays; number += 1) {
    const house = await openHouse(owner, `House ${number}`, rooms);
    const query = { checkIn: stay.checkIn, checkOut: stay.checkOut, guests: '2' };
    const seen = await world.anyone.call('getHotelRooms', { params: { hotelId: house.hotelId }, query });
    const quote = seen.status === 200 ? seen.body.rooms[0]?.offer?.quote : undefined;
    if (quote === undefined) throw new Error('a new hotel has no offer');
    houses.push({ ...house, quote });
  }
  const { holdRooms } = composeBookings(world.core);
  const hold = async (number: number): Promise<boolean> => {
    const house = houses[number];
    if (house === undefined) throw new Error(`no stay ${number}`);
    const { quote, ...place } = house;
    const outcome = await holdRooms({
      userId: randomUUID(),
      idempotencyKey: randomUUID(),
      isMember: true,
      body: {
        ...place,
        ...stay,
        guestName: 'Ada Lovelace',
        guestEmail: 'ada@example.com',
        source: 'direct',
        quote,
      },
      address: null,
    });
    return 'booking' in outcome;
  };
  const open = async (clients: number) => ({
    lanes: Array.from({ length: clients }, () => hold),
    close: async () => undefined,
  });
  return { name, open, stop: async () => dynamo.destroy() };
};

/** The same hold with row locks. */
const theirs = async (): Promise<Store> => {
  const postgres = await startPostgres();
  const houses: Stay[] = Array.from({ length: stays }, (_, number) => ({ roomTypeId: `room-${number}`, nights }));
  await createTables(postgres, houses, rooms);
  const facts = JSON.stringify({
    ...stay,
    nightlyPrices: nights.map((date) => ({ date, price: 10_000 })),
    name: 'x'.repeat(1500),
  });
  const open = async (clients: number) => {
    const connections = await postgres.connect(clients);
    const lanes = connections.map((connection) => async (number: number): Promise<boolean> => {
      const house = houses[number];
      if (house === undefined) throw new Error(`no stay ${number}`);
      return await holdWithLocks(connection, house, { id: randomUUID(), guest: randomUUID(), facts });
    });
    return { lanes, close: () => Promise.all(connections.map((connection) => connection.end())) };
  };
  return { name: 'PostgreSQL, SELECT … FOR UPDATE', open, stop: postgres.stop };
};

const measure = async (store: Store, where: Throughput['where'], clients: number, ms: number): Promise<Throughput> => {
  const { lanes, close } = await store.open(clients);
  const times: number[] = [];
  let refused = 0;
  const startedAt = performance.now();
  await Promise.all(
    lanes.map(async (hold) => {
      while (performance.now() - startedAt < ms) {
        const from = performance.now();
        const made = await hold(where === 'one stay' ? 0 : Math.floor(Math.random() * stays));
        if (made) times.push(performance.now() - from);
        else refused += 1;
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  await close();
  times.sort((one, other) => one - other);
  const medianMs = times[Math.floor(times.length / 2)] ?? Number.NaN;
  return { store: store.name, where, clients, perSecond: times.length / seconds, refused, medianMs };
};

/** Holds per second in each store, alternating, in one run; a store that cannot start is skipped with the reason. */
export const measureThroughput = async (ms: number): Promise<{ rows: Throughput[]; skipped: string[] }> => {
  const endpoint = await endpointForTests();
  const makers: (() => Promise<Store>)[] = [
    theirs,
    async () => {
      if (endpoint === undefined) throw new Error('DynamoDB Local needs Java 17 or newer');
      return await ours('DynamoDB Local, our hold', localClient(endpoint));
    },
    () => ours('table in memory, our hold', createMemoryDynamo().client({ maxAttempts: 3 })),
  ];
  const opened: Store[] = [];
  const skipped: string[] = [];
  const rows: Throughput[] = [];
  try {
    for (const make of makers) {
      const store = await make().catch((error: unknown) => {
        skipped.push(error instanceof Error ? error.message : String(error));
        return undefined;
      });
      if (store) opened.push(store);
    }
    for (const store of opened) await measure(store, 'over 40 stays', 4, Math.min(ms, 1000));
    for (const where of ['over 40 stays', 'one stay'] as const) {
      for (const clients of [1, 100]) {
        for (const store of opened) rows.push(await measure(store, where, clients, ms));
      }
    }
  } finally {
    for (const store of opened) await store.stop().catch(() => undefined);
  }
  return { rows, skipped };
};
