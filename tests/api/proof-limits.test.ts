import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { rateLimits } from '../../functions/adapters/dynamo/limits/rate-limits.ts';
import { composeGate } from '../../functions/composition/gate.ts';
import { declineLimits, type LimitClass, limits, type Route, type Tried } from '../../functions/contract/route.ts';
import { routeEntries } from '../../functions/contract/routes.ts';
import type { CallEvent, ChainSettings } from '../../functions/runtime/call.ts';
import { isScraper, scraperHandler } from '../../local/metrics.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { accountApi, context, eventOf, password } from '../support/account-api.ts';
import { accountWorld } from '../support/account-world.ts';

/** The classes in which each kind of try may be counted. */
const classes: Record<Tried, readonly LimitClass[]> = {
  password: ['login', 'proof'],
  token: ['login', 'proof'],
  signature: ['notices'],
  scraper: ['other'],
  card: ['other'],
  code: ['other', 'search', 'booking'],
};

const fieldsOf = (schema: unknown): string[] => {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([name, inner]) => [name, ...fieldsOf(inner)]);
};
/** Names of fields by which a caller proves a secret or pays. */
const telling = /password|^current$|token|secret|^code$|^pin$|otp|card|paymentmethod|signature/i;
/** Routes that set a first password and prove none; at the desk the owner books by codes of their own. */
const provesNothing = new Set(['register', 'createDeskBooking']);

const needsTries = (name: string, route: Route): boolean => {
  const sent = [route.body, route.query, route.params].flatMap(fieldsOf);
  const proves = sent.some((field) => telling.test(field)) && !provesNothing.has(name);
  return proves || route.raw === true || route.problems.includes('payment-declined');
};

describe('the route table', () => {
  it('names for every route that proves a secret or tries a card what it tries', () => {
    const missing = routeEntries().filter(([name, route]) => needsTries(name, route) && route.tries === undefined);
    expect(missing.map(([name]) => name)).toEqual([]);
    const tried = routeEntries().flatMap(([name, { tries }]) => (tries === undefined ? [] : [[name, tries]]));
    expect(Object.fromEntries(tried)).toEqual({
      getHotelRooms: 'code',
      getCalendar: 'code',
      searchHotels: 'code',
      createBooking: 'code',
      login: 'password',
      changePassword: 'password',
      confirmPasswordReset: 'token',
      openBookingSession: 'token',
      verifyEmail: 'token',
      confirmBooking: 'card',
      changeBooking: 'card',
      changeHotelBooking: 'card',
      receiveStripeEvent: 'signature',
      getMetrics: 'scraper',
    });
  });

  it('gives each of them a class of its kind', () => {
    for (const [, { tries, limit }] of routeEntries()) {
      if (tries !== undefined) expect(classes[tries]).toContain(limit);
    }
    expect([limits.login, limits.proof]).toEqual([5, 5]);
    expect(declineLimits).toEqual({ booking: 5, guest: 20, windowMinutes: 60 });
  });
});

const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).toSorted();
const refusedAs429 = (answer: { status: number; headers: Readonly<Record<string, unknown>>; body: unknown }) => {
  expect(answer).toMatchObject({ status: 429, body: { type: '/problems/rate-limited' } });
  expect(Number(answer.headers['Retry-After'])).toBeGreaterThanOrEqual(1);
  expect(Number(answer.headers['Retry-After'])).toBeLessThanOrEqual(120);
};

describe('guesses at the current password', () => {
  const body = { current: 'a wrong guess', new: 'another long pass phrase' };

  it('are five a minute for a user, from wherever they come and however many at once', async () => {
    const { call, person } = await accountApi({ limited: true });
    const { token } = await person('guest');
    const guess = (n: number) => call('POST /auth/password', { token, body, from: `198.51.100.${n}` });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => guess(n)));
    expect(statuses(answers)).toEqual([...Array(5).fill(422), ...Array(15).fill(429)]);
    refusedAs429(await guess(99));
  });

  it('are five a minute for an address, whoever signs them', async () => {
    const { call, person } = await accountApi({ limited: true });
    const tokens = [(await person('guest')).token, (await person('hotel_admin')).token];
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => call('POST /auth/password', { token: tokens[n % 2] ?? '', body })),
    );
    expect(statuses(answers)).toEqual([...Array(5).fill(422), ...Array(3).fill(429)]);
  });

  it('are counted before the right one is looked at, and admitted again when Retry-After has passed', async () => {
    const { call, person, clock } = await accountApi({ limited: true });
    const { token } = await person('guest');
    const right = { ...body, current: password };
    for (let n = 0; n < 5; n += 1)
      expect(await call('POST /auth/password', { token, body })).toMatchObject({ status: 422 });
    const sixth = await call('POST /auth/password', { token, body: right });
    refusedAs429(sixth);
    clock.advance({ seconds: Number(sixth.headers['Retry-After']) });
    expect(await call('POST /auth/password', { token, body: right })).toMatchObject({ status: 200 });
  });

  it('take no place of a login, and none of other calls', async () => {
    const { call, person, login } = await accountApi({ limited: true });
    const { token, email } = await person('guest');
    for (let n = 0; n < 6; n += 1) await call('POST /auth/password', { token, body });
    expect((await login(email)).user.email).toBe(email);
    expect(await call('GET /auth/me', { token })).toMatchObject({ status: 200 });
  });

  it('are not limited without limits', async () => {
    const { call, person } = await accountApi();
    const { token } = await person('guest');
    for (let n = 0; n < 12; n += 1)
      expect(await call('POST /auth/password', { token, body })).toMatchObject({ status: 422 });
  });
});

describe('guesses at METRICS_TOKEN', () => {
  it('are five a minute for an address, and the right one is not looked at afterwards', async () => {
    const { core } = await accountWorld(createMemoryDynamo().client());
    const gate = composeGate(core);
    const settings: ChainSettings = { gate, log: () => undefined, clock: core.clock, corsOrigins: [], sandbox: true };
    const failures = rateLimits(core.table, core.clock).proofs;
    const metrics = { text: async () => 'counted 1' };
    const scrape = (token: string) => {
      const event = eventOf('GET /metrics', { token });
      expect(isScraper(event, 'the right token', gate)).toBe(true);
      return scraperHandler(settings, metrics, { token: 'right', failures })(event as CallEvent, context);
    };
    for (let n = 0; n < 9; n += 1) expect((await scrape('right')).statusCode).toBe(200);
    for (let n = 0; n < 5; n += 1) expect((await scrape(`guess-${n}`)).statusCode).toBe(401);
    const refused = await scrape('right');
    refusedAs429({ status: refused.statusCode, headers: refused.headers ?? {}, body: JSON.parse(refused.body) });
  });
});

describe('guesses at a reset token', () => {
  it('are five a minute for an address', async () => {
    const { call } = await accountApi({ limited: true });
    const guess = () =>
      call('POST /auth/password-reset/confirm', { body: { token: 'a guess', password: 'another long pass phrase' } });
    for (let n = 0; n < 5; n += 1) expect(await guess()).toMatchObject({ status: 422 });
    refusedAs429(await guess());
  });
});
