import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import type { Core } from '../../functions/composition/core.ts';
import { addHours, addMinutes, epochMillis, type Instant, instantOf } from '../../functions/domain/calendar/instant.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { endpointForTests, freshTable, localClient } from './dynamodb.ts';

/** A clock that stands still until it is moved. */
export const standingClock = (from: Instant = '2027-03-01T12:00:00.000Z') => {
  let now = from;
  return {
    now: () => now,
    moveTo: (instant: Instant) => {
      now = instant;
    },
    advance: ({ hours = 0, minutes = 0, seconds = 0 }: { hours?: number; minutes?: number; seconds?: number }) => {
      now = instantOf(epochMillis(addMinutes(addHours(now, hours), minutes)) + seconds * 1000);
    },
  };
};

const endpoint = await endpointForTests();

/** Every suite of accounts runs on the table in memory, and on DynamoDB Local where there is Java. */
export const clients: { readonly on: string; readonly client: () => DynamoDBClient }[] = [
  { on: 'the table in memory', client: () => createMemoryDynamo().client() },
  ...(endpoint === undefined ? [] : [{ on: 'DynamoDB Local', client: () => localClient(endpoint) }]),
];

/** A process on a fresh table, and others beside it with memories of their own. */
export const accountWorld = async (client: DynamoDBClient) => {
  const table = tableOf(client, await freshTable(client));
  const clock = standingClock();
  const key = randomBytes(32);
  const core: Core = {
    table,
    clock,
    delay: { sleep: (ms) => sleep(ms / 10), random: Math.random },
    ids: { next: () => randomUUID(), nonce: () => randomUUID() },
    signing: { quote: [key], session: [key], cursor: [key] },
    limited: true,
    sandbox: true,
    placesFile: '',
    passwordCost: 4,
  };
  return { core, clock, table };
};
