import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { seedDemo } from '../../demo/index.ts';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import type { Core } from '../../functions/composition/core.ts';
import { type Client, client } from '../../functions/contract/client.ts';
import { addMinutes, type Instant, instantOf } from '../../functions/domain/calendar/instant.ts';
import { composeApplication, localCore, type RunSettings } from '../../local/application.ts';
import type { Application } from '../../local/server/listener.ts';
import { createTable } from '../../local/table-definition.ts';
import { context, eventOf } from '../../tests/support/account-api.ts';

const password = 'demo-hotel-2026';

/** The typed client on top of the handlers: proxy events of API Gateway, without a network. */
const clientOf = (app: Application): Client => {
  let callers = 0;
  const send: typeof fetch = async (address, init) => {
    const { pathname, search } = new URL(String(address));
    const sent = init?.body === undefined || init.body === null ? undefined : JSON.parse(String(init.body));
    callers += 1;
    const event = eventOf(`${init?.method ?? 'GET'} ${pathname.replace('/api/v1', '')}${search}`, {
      body: sent,
      headers: Object.fromEntries(new Headers(init?.headers)),
      // Every client has another address, so no limit per address applies.
      from: `10.${(callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}`,
    });
    const { statusCode: status, headers = {}, body } = await app.serve(event, context);
    const answered = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
    return new Response(status === 204 ? null : body, { status, headers: answered });
  };
  return client('http://bench.invalid', { fetch: send });
};

/** The whole application on an empty table of this client, with demo accounts and a manual clock. */
export const benchWorld = async (
  dynamo: DynamoDBClient,
  { limited = false, meter = (_: DynamoDBClient): void => {} },
) => {
  const tableName = `bench-${randomUUID()}`;
  await createTable(dynamo, tableName);
  meter(dynamo);
  let now: Instant = instantOf(Date.now());
  const clock = { now: () => now, move: async () => undefined };
  const run: RunSettings = {
    secrets: [`${randomUUID()}${randomUUID()}`],
    limits: limited,
    corsOrigins: [],
    validateAnswers: false,
    web: false,
  };
  const core: Core = {
    ...localCore({ client: dynamo, tableName }, clock, run),
    table: tableOf(dynamo, tableName),
    passwordCost: 4,
  };
  await seedDemo(core, { hotels: 0, password, progress: () => undefined });
  const app = composeApplication(core, run, clock, () => undefined);
  const anyone = clientOf(app);

  const signIn = async (email: string): Promise<Client> => {
    const answer = await anyone.call('login', { body: { email, password, transport: 'bearer' } });
    if (answer.status !== 200 || answer.body.token === undefined) throw new Error(`no session: ${answer.status}`);
    return anyone.as(answer.body.token);
  };
  return {
    core,
    anyone,
    signIn,
    password,
    tableName,
    advance: (minutes: number): void => {
      now = addMinutes(now, minutes);
    },
  };
};
