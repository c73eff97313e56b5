import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fullNights } from '../../functions/adapters/cache/full-nights.ts';
import { sha256Digests } from '../../functions/adapters/signing/digests.ts';
import { bookingParts } from '../../functions/composition/booking-parts.ts';
import { composeBookings } from '../../functions/composition/bookings.ts';
import { codeTries } from '../../functions/composition/code-tries.ts';
import type { Core } from '../../functions/composition/core.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { createBooking } from '../../functions/http/bookings/create-booking.ts';
import type { RouteHandler } from '../../functions/runtime/handler.ts';
import { holdRooms } from '../../functions/usecases/bookings/hold-rooms.ts';
import { localClient } from '../../local/database.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { endpointForTests } from '../../tests/support/dynamodb.ts';
import { dayFromNow, openHouse } from '../load/ground.ts';
import { benchWorld } from './in-process.ts';
import { type RefusedUnits, refusedUnitsOf } from './refused-units.ts';

/** A sale of ten rooms for three nights. */
export interface LastRoomSale {
  readonly store: string;
  /** Containers, each with its own cache, on one table. */
  readonly containers: number;
  readonly seconds: number;
  readonly buyers: number;
  readonly readsFirst: boolean;
  readonly sold: number;
  readonly refused: number;
  /** Answers other than these. */
  readonly other: number;
  /** Write units of refused transactions, and the number of those transactions. */
  readonly units: number;
  readonly transactions: number;
  readonly soldP50: number;
  readonly refusedP50: number;
  readonly refusedP95: number;
}

const rooms = 10;
const [checkIn, checkOut] = [dayFromNow(30), dayFromNow(33)];
const remembersNothing = { note: () => undefined, metFull: () => false };

type Door = RouteHandler<'createBooking'>;

/** POST /bookings behind the chain, in its own container; `readsFirst` false is the behaviour before rule 34. */
const openDoor = (core: Core, readsFirst: boolean): Door => {
  const own = { ...core, table: { ...core.table } };
  const app = composeBookings(own);
  const memory = readsFirst ? fullNights() : remembersNothing;
  const parts = {
    ...bookingParts(own),
    quotes: app.quotes,
    codes: codeTries(own),
    digests: sha256Digests,
    fullNights: memory,
  };
  return createBooking({ ...app, clock: own.clock, holdRooms: holdRooms({ ...parts, limited: false }) });
};

const part = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

type Ground = Awaited<ReturnType<typeof openGround>>;

const openGround = async (store: string, dynamo: DynamoDBClient) => {
  let units: RefusedUnits | undefined;
  const world = await benchWorld(dynamo, {
    meter: (client) => {
      units = refusedUnitsOf(client);
    },
  });
  if (units === undefined) throw new Error('nothing is counted');
  return { store, world, units, owner: await world.signIn('owner@example.com'), close: () => dynamo.destroy() };
};

type Sale = Pick<LastRoomSale, 'containers' | 'seconds' | 'buyers' | 'readsFirst'>;

/** All buyers have the same quote; they arrive evenly over a number of seconds, 0 for all at once. */
const sell = async ({ store, world, units, owner }: Ground, sale: Sale): Promise<LastRoomSale> => {
  const { containers, seconds, buyers, readsFirst } = sale;
  const house = await openHouse(owner, `Sale ${randomUUID()}`, rooms);
  const query = { checkIn, checkOut, guests: '2' };
  const seen = await world.anyone.call('getHotelRooms', { params: { hotelId: house.hotelId }, query });
  const quote = seen.status === 200 ? seen.body.rooms[0]?.offer?.quote : undefined;
  if (quote === undefined) throw new Error('a new hotel has no offer');
  const doors = Array.from({ length: containers }, () => openDoor(world.core, readsFirst));
  const body = { ...house, checkIn, checkOut, guests: 2, rooms: 1, guestName: 'Ada Lovelace', source: 'bench', quote };

  const took: Record<'sold' | 'refused' | 'other', number[]> = { sold: [], refused: [], other: [] };
  const buy = async (number: number): Promise<void> => {
    const userId = randomUUID();
    const email = `${userId}@example.com`;
    const who = { userId, role: 'guest', email, name: 'Ada Lovelace', sessionHash: '' } as const;
    const caller = { ...who, access: accountAccess(userId), since: '', expiresAt: '' };
    const [door] = doors.slice(number % containers);
    if (door === undefined) throw new Error('no container');
    const from = performance.now();
    const answer = await door({
      params: undefined,
      query: undefined,
      body: { ...body, guestEmail: email },
      caller,
      idempotencyKey: randomUUID(),
      ifMatch: undefined,
      requestId: userId,
      accept: '*/*',
      sourceAddress: '192.0.2.1',
      cookieToken: undefined,
      authorization: undefined,
    });
    const fate = 'status' in answer && answer.status === 201 ? 'sold' : 'refused';
    const odd = 'refused' in answer && answer.refused !== 'sold-out';
    took[odd ? 'other' : fate].push(performance.now() - from);
  };

  units.take();
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: buyers }, async (_, number) => {
      const due = (number * seconds * 1000) / buyers - (performance.now() - startedAt);
      if (seconds > 0) await sleep(Math.max(0, due));
      await buy(number);
    }),
  );
  for (const times of Object.values(took)) times.sort((one, other) => one - other);
  return {
    ...sale,
    store,
    sold: took.sold.length,
    refused: took.refused.length,
    other: took.other.length,
    ...units.take(),
    soldP50: part(took.sold, 0.5),
    refusedP50: part(took.refused, 0.5),
    refusedP95: part(took.refused, 0.95),
  };
};

const median = (numbers: readonly number[]): number =>
  part(
    [...numbers].sort((one, other) => one - other),
    0.5,
  );

/** Rounds of one kind of sale as one row: counts added up, times by the median round. */
const asOne = (rounds: readonly LastRoomSale[]): LastRoomSale => {
  const [first] = rounds;
  if (first === undefined) throw new Error('no sale was held');
  const sum = (of: 'units' | 'transactions' | 'refused' | 'other') =>
    rounds.reduce((total, each) => total + each[of], 0);
  const mid = (of: 'soldP50' | 'refusedP50' | 'refusedP95') => median(rounds.map((each) => each[of]));
  return {
    ...first,
    // Every sale must sell exactly its rooms; the result shows one that does not.
    sold: rounds.find(({ sold }) => sold !== rooms)?.sold ?? rooms,
    refused: sum('refused'),
    other: sum('other'),
    units: sum('units'),
    transactions: sum('transactions'),
    soldP50: mid('soldP50'),
    refusedP50: mid('refusedP50'),
    refusedP95: mid('refusedP95'),
  };
};

const measureOn = async (ground: Ground, { buyers, over, rounds }: Extent): Promise<LastRoomSale[]> => {
  const rows: LastRoomSale[] = [];
  // The first sale warms up the code and is not reported.
  await sell(ground, { containers: 1, seconds: 1, buyers: 100, readsFirst: true });
  for (const seconds of [over, 0]) {
    for (const containers of [1, 3]) {
      const [before, now]: [LastRoomSale[], LastRoomSale[]] = [[], []];
      for (let round = 0; round < (seconds === 0 ? 1 : rounds); round += 1) {
        before.push(await sell(ground, { containers, seconds, buyers, readsFirst: false }));
        now.push(await sell(ground, { containers, seconds, buyers, readsFirst: true }));
      }
      rows.push(asOne(before), asOne(now));
    }
  }
  return rows;
};

interface Extent {
  readonly buyers: number;
  readonly over: number;
  readonly rounds: number;
}

/**
 * Sales with the transaction first and with the read first, alternating on the same table; the short form uses only the
 * in-memory table.
 */
export const measureLastRoom = async (short: boolean): Promise<{ sales: LastRoomSale[]; skipped: string[] }> => {
  const skipped: string[] = [];
  const stores: (() => Promise<Ground>)[] = [
    () => openGround('own table in memory', createMemoryDynamo().client({ maxAttempts: 3 })),
  ];
  const endpoint = short ? undefined : await endpointForTests();
  if (short) skipped.push('DynamoDB Local is for the long form');
  else if (endpoint === undefined) skipped.push('DynamoDB Local needs Java 17 or newer');
  else stores.push(() => openGround('DynamoDB Local', localClient(endpoint)));
  const sales: LastRoomSale[] = [];
  for (const open of stores) {
    const ground = await open();
    const extent = short ? { buyers: 200, over: 2, rounds: 1 } : { buyers: 1000, over: 10, rounds: 3 };
    sales.push(...(await measureOn(ground, extent)));
    ground.close();
  }
  return { sales, skipped };
};

/** The maximum share, in percent, of the write units that refusals cost when each was a failed transaction. */
const MOST_PERCENT = 5;
/** The same for few buyers: a stall of the machine makes a larger share of them concurrent. */
const MOST_PERCENT_OF_FEW = 25;

const pairsOf = (sales: readonly LastRoomSale[]): (readonly [LastRoomSale, LastRoomSale])[] =>
  sales.flatMap((now, index) => {
    const before = sales[index - 1];
    return now.readsFirst && before ? [[before, now] as const] : [];
  });

/** Errors on any machine: a wrong number of sold rooms, or refusals that still cost writes. */
export const judgeLastRoom = (sales: readonly LastRoomSale[]): string[] => {
  const wrong = sales.flatMap(({ store, sold, other }) => [
    ...(sold === rooms ? [] : [`${sold} of ${rooms} rooms were sold on ${store}`]),
    ...(other === 0 ? [] : [`${other} buyers of the last room were answered neither sold nor sold out on ${store}`]),
  ]);
  for (const [before, now] of pairsOf(sales)) {
    const percent = (100 * now.units) / before.units;
    // On a slow table many requests are in flight before the first refusal: there the value is reported, not checked.
    const most = now.buyers < 1000 ? MOST_PERCENT_OF_FEW : MOST_PERCENT;
    if (now.seconds === 0 || now.store === 'DynamoDB Local' || percent <= most) continue;
    wrong.push(`refusals on ${now.store} cost ${percent.toFixed(1)} % of the write units they cost before`);
  }
  return wrong;
};

/** Rows for a table: each pair with its write units and its times. */
export const lastRoomRows = (sales: readonly LastRoomSale[]): (string | number)[][] =>
  sales.map((sale) => [
    sale.store,
    sale.containers,
    sale.seconds === 0 ? 'all at once' : `over ${sale.seconds} s`,
    sale.readsFirst ? 'reads first' : 'transaction first',
    sale.sold,
    sale.refused,
    sale.transactions,
    sale.units,
    ...[sale.soldP50, sale.refusedP50, sale.refusedP95].map((ms) => Number(ms.toFixed(1))),
  ]);

/** The meaning of each column of `lastRoomRows`. */
export const lastRoomHeading = [
  'store',
  'containers',
  'buyers come',
  'holds',
  'sold',
  'refused',
  'refused transactions',
  'their write units',
  'p50 ms sold',
  'p50 ms refused',
  'p95 ms refused',
] as const;
