import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { getItem } from '../../functions/adapters/dynamo/table.ts';
import { composeGate } from '../../functions/composition/gate.ts';
import { composeStays } from '../../functions/composition/stays.ts';
import { keys } from '../../functions/contract/keys.ts';
import { staysGroup } from '../../functions/http/bookings/stays.ts';
import type { ChainSettings } from '../../functions/runtime/call.ts';
import { groupHandler } from '../../functions/runtime/chain.ts';
import { wire } from '../../functions/runtime/handler.ts';
import { formatLine } from '../../functions/runtime/log.ts';
import type { Gate } from '../../functions/usecases/ports/gate.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { context, eventOf } from '../../tests/support/account-api.ts';
import { dayFromNow, openHouse } from '../load/ground.ts';
import { benchWorld } from './in-process.ts';

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

/** CPU milliseconds of this process per call, over a number of sequential calls. */
const cpuOf = async (calls: number, call: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  for (let number = 0; number < calls; number += 1) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / calls;
};

export interface ChainCost {
  readonly what: string;
  /** CPU milliseconds per request, median of the rounds. */
  readonly ms: number;
}

/**
 * The CPU cost of a request through the whole middleware chain, compared with its bare SDK call: alternating, in one
 * process, on the in-memory table, so that other load on the machine affects both equally.
 */
export const measureChain = async ({ rounds, calls }: { rounds: number; calls: number }): Promise<ChainCost[]> => {
  const world = await benchWorld(createMemoryDynamo().client(), {});
  const { core } = world;
  const house = await openHouse(await world.signIn('owner@example.com'), 'Chain', 10);
  const login = await world.anyone.call('login', {
    body: { email: 'guest@example.com', password: world.password, transport: 'bearer' },
  });
  const token = login.status === 200 ? (login.body.token ?? '') : '';
  const guest = world.anyone.as(token);
  const stay = { checkIn: dayFromNow(30), checkOut: dayFromNow(33), guests: 2 };
  const held = await guest.call('createBooking', {
    idempotencyKey: randomUUID(),
    body: { ...house, ...stay, guestName: 'Ada Lovelace', guestEmail: 'guest@example.com' },
  });
  if (held.status !== 201) throw new Error(`no hold: ${held.status}`);
  const { booking } = held.body;

  const limitedGate = composeGate({ ...core, limited: true });
  const caller = await limitedGate.sessions.authenticate(token);
  if (caller === undefined) throw new Error('no session');
  // A gate without a table: the rest is the chain's own work.
  const open: Gate = {
    sessions: { subjectOf: () => caller.userId, authenticate: async () => caller },
    limits: { take: async () => ({ allowed: true, limit: 100, remaining: 99, resetSeconds: 60 }) },
  };
  const settings: Omit<ChainSettings, 'gate'> = {
    log: (line) => void formatLine(line),
    clock: core.clock,
    corsOrigins: [],
    sandbox: true,
  };
  const bare = () => getItem(core.table, keys.booking(booking.id));
  const real = wire(staysGroup, composeStays(core));
  const onlyTheCall = {
    ...real,
    getBooking: async () => {
      await bare();
      return { status: 200 as const, body: { booking } };
    },
  };
  const through = (handlers: typeof real, gate: Gate) => {
    const handler = groupHandler(handlers, { ...settings, gate });
    return async (): Promise<void> => {
      const event: APIGatewayProxyEvent = eventOf(`GET /bookings/${booking.id}`, { token });
      event.pathParameters = { bookingId: booking.id };
      const { statusCode } = await handler(event, context);
      if (statusCode !== 200) throw new Error(`the chain answered ${statusCode}`);
    };
  };
  const measured = [
    { what: 'bare SDK call (GetItem)', call: bare },
    { what: 'the same call in the chain', call: through(onlyTheCall, open) },
    { what: 'GET /bookings/:id, handler and all', call: through(real, open) },
    // The limit per user is 100 per minute: the container leases that number, then refuses. So limits are off.
    { what: 'and its session read', call: through(real, { ...open, sessions: limitedGate.sessions }) },
  ];
  const times = new Map<string, number[]>();
  for (const { call } of measured) await cpuOf(Math.ceil(calls / 2), call);
  for (let round = 0; round < rounds; round += 1) {
    for (const { what, call } of measured) times.set(what, [...(times.get(what) ?? []), await cpuOf(calls, call)]);
  }
  return [...times].map(([what, each]) => ({ what, ms: median(each) }));
};
