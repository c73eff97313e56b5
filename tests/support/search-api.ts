import { randomBytes, randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import health from '../../events/api-health.json' with { type: 'json' };
import { openPlaces } from '../../functions/adapters/places/open-places.ts';
import type { Core } from '../../functions/composition/core.ts';
import { composeGate } from '../../functions/composition/gate.ts';
import { composeHotels } from '../../functions/composition/hotels.ts';
import { composeSearch } from '../../functions/composition/search.ts';
import { answers } from '../../functions/contract/answers.ts';
import { hotelsGroup } from '../../functions/http/hotels/index.ts';
import { searchGroup } from '../../functions/http/search/index.ts';
import type { CallEvent, ChainSettings } from '../../functions/runtime/call.ts';
import { groupHandler } from '../../functions/runtime/chain.ts';
import { wire } from '../../functions/runtime/handler.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { type Given, itemsOf, makeTable, NOW, write } from './search-world.ts';

const eventOf = (method: string, path: string, body: unknown): APIGatewayProxyEvent => {
  const url = new URL(`/api/v1${path}`, `https://${health.requestContext.domainName}`);
  const query = [...url.searchParams].map(([name, value]): [string, string[]] => [name, [value]]);
  return {
    ...health,
    httpMethod: method,
    path: url.pathname,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    multiValueHeaders: {},
    multiValueQueryStringParameters: query.length === 0 ? null : Object.fromEntries(query),
    body: body === undefined ? null : JSON.stringify(body),
    requestContext: {
      ...health.requestContext,
      authorizer: undefined,
      httpMethod: method,
      path: url.pathname,
      identity: { ...health.requestContext.identity, principalOrgId: null, sourceIp: '203.0.113.7' },
    },
  };
};

const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'search',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:search',
  memoryLimitInMB: '512',
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  logGroupName: 'search',
  logStreamName: 'search',
  getRemainingTimeInMillis: () => 29_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** The routes of search and of hotels behind the whole chain, over the hotels given; answers are held to the contract. */
export const searchApi = async (hotels: readonly Given[], placesFile: string) => {
  const table = await makeTable(createMemoryDynamo().client());
  await write(table, hotels.flatMap(itemsOf));
  const key = randomBytes(32);
  const core: Core = {
    table,
    clock: { now: () => NOW },
    delay: { sleep: async () => undefined, random: Math.random },
    ids: { next: () => randomUUID(), nonce: () => randomUUID() },
    signing: { quote: [key], session: [key], cursor: [key] },
    limited: false,
    sandbox: false,
    placesFile,
    passwordCost: 4,
  };
  const settings: ChainSettings = {
    gate: composeGate(core),
    log: () => undefined,
    clock: core.clock,
    corsOrigins: [],
    sandbox: false,
    answers,
  };
  const search = groupHandler(wire(searchGroup, composeSearch(core, openPlaces(placesFile))), settings);
  const pages = groupHandler(wire(hotelsGroup, composeHotels(core)), settings);
  const call = async (method: string, path: string, body?: unknown) => {
    const serve = path.startsWith('/hotels') ? pages : search;
    const answer = await serve(eventOf(method, path, body) as CallEvent, context);
    const said: unknown = JSON.parse(answer.body);
    return { status: answer.statusCode, body: said };
  };
  return { call };
};
