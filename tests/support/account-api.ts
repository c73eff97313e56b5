import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import health from '../../events/api-health.json' with { type: 'json' };
import { resetTokens, verificationTokens } from '../../functions/adapters/dynamo/accounts/mailed-tokens.ts';
import { composeAccounts, composeCreateAccount } from '../../functions/composition/accounts.ts';
import { composeGate } from '../../functions/composition/gate.ts';
import { composeOperating } from '../../functions/composition/operating.ts';
import { session } from '../../functions/contract/accounts/answers.ts';
import type { Role } from '../../functions/contract/accounts/bodies.ts';
import { answers } from '../../functions/contract/answers.ts';
import { accountsGroup } from '../../functions/http/accounts/index.ts';
import { operatingGroup } from '../../functions/http/operating/index.ts';
import type { CallEvent, ChainSettings } from '../../functions/runtime/call.ts';
import { groupHandler } from '../../functions/runtime/chain.ts';
import { wire } from '../../functions/runtime/handler.ts';
import type { LogLine } from '../../functions/runtime/log.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { accountWorld } from './account-world.ts';

export const password = 'correct horse battery';
export const ownOrigin = `https://${health.requestContext.domainName}`;

export interface Sent {
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The caller's address. */
  readonly from?: string;
}

export const eventOf = (call: string, { body, token, headers, from = '203.0.113.7' }: Sent): APIGatewayProxyEvent => {
  const [method = '', path = ''] = call.split(' ');
  const url = new URL(`/api/v1${path}`, ownOrigin);
  const query = [...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name)] as const);
  return {
    ...health,
    httpMethod: method,
    path: url.pathname,
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    multiValueHeaders: {},
    multiValueQueryStringParameters: query.length === 0 ? null : Object.fromEntries(query),
    body: body === undefined ? null : JSON.stringify(body),
    requestContext: {
      ...health.requestContext,
      authorizer: undefined,
      httpMethod: method,
      path: url.pathname,
      identity: { ...health.requestContext.identity, principalOrgId: null, sourceIp: from },
    },
  };
};

export const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'accounts',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:accounts',
  memoryLimitInMB: '512',
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  logGroupName: 'accounts',
  logStreamName: 'accounts',
  getRemainingTimeInMillis: () => 29_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** The routes of accounts and settings behind the whole chain, called with API Gateway's own events. */
export const accountApi = async ({ limited = false } = {}) => {
  const memory = createMemoryDynamo();
  const { core: made, clock } = await accountWorld(memory.client());
  const core = { ...made, limited };
  const log: LogLine[] = [];
  const settings: ChainSettings = {
    gate: composeGate(core),
    log: (line) => void log.push(line),
    clock: core.clock,
    corsOrigins: [],
    sandbox: false,
    answers,
  };
  const groups = {
    accounts: groupHandler(wire(accountsGroup, composeAccounts(core)), settings),
    operating: groupHandler(wire(operatingGroup, composeOperating(core)), settings),
  };

  /** `call('POST /auth/login', {body})` */
  const call = async (what: string, sent: Sent = {}) => {
    const group = / \/(auth|admin\/users)/.test(what) ? 'accounts' : 'operating';
    const answer: APIGatewayProxyResult = await groups[group](eventOf(what, sent) as CallEvent, context);
    const body: unknown = answer.body === '' ? undefined : JSON.parse(answer.body);
    const cookies = (answer.multiValueHeaders?.['Set-Cookie'] ?? []).map(String);
    return { status: answer.statusCode, headers: answer.headers ?? {}, cookies, body };
  };

  const login = async (email: string, typed = password) => {
    const { body } = await call('POST /auth/login', { body: { email, password: typed, transport: 'bearer' } });
    const { token = '', user } = session.parse(body);
    return { token, user };
  };

  /** An account of any role, signed in. */
  const person = async (role: Role, email: string = `${role.replace('_', '-')}@example.com`) => {
    await composeCreateAccount(core)({ email, password, name: 'Ada Lovelace', role });
    return { email, ...(await login(email)) };
  };

  /** The token of the mail that was asked for, whether it has gone out or not. */
  const resetToken = async (email: string): Promise<string> => {
    await call('POST /auth/password-reset', { body: { email } });
    const resets = resetTokens(core.table, core.delay, core.signing.session);
    const reset = await resets.find(resets.subjectOf(email));
    return reset ? resets.tokenOf(reset) : '';
  };

  /** The token of the mail that verifies an account's address, once it was asked for. */
  const verificationToken = async (userId: string): Promise<string> => {
    const verifications = verificationTokens(core.table, core.delay, core.signing.session);
    const request = await verifications.find(verifications.subjectOf(userId));
    return request ? verifications.tokenOf(request) : '';
  };

  return { call, login, person, resetToken, verificationToken, clock, log, table: core.table };
};
