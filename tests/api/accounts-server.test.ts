import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpointForTests } from '../support/dynamodb.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

const post = (server: RunningServer, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('signing in at the running server', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ args: ['--no-limits'] });
  });
  afterAll(() => server?.stop());

  it('works with a cookie from the own origin, until logout', async () => {
    const made = await post(server, '/auth/register', {
      email: 'ada@example.com',
      password: 'correct horse battery',
      name: 'Ada',
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe('/api/v1/auth/me');
    const cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const me = () => fetch(`${server.url}/api/v1/auth/me`, { headers: { cookie } });
    expect(await (await me()).json()).toMatchObject({ user: { email: 'ada@example.com', role: 'guest' } });
    const foreign = await fetch(`${server.url}/api/v1/auth/logout`, { method: 'POST', headers: { cookie } });
    expect(foreign.status).toBe(403);
    const own = { cookie, origin: server.url };
    expect((await fetch(`${server.url}/api/v1/auth/logout`, { method: 'POST', headers: own })).status).toBe(204);
    expect((await me()).status).toBe(401);
  });

  it('lasts 24 hours by the sandbox clock', async () => {
    const [guest, admin] = [await server.signIn('guest@example.com'), await server.signIn('admin@example.com')];
    expect((await guest.call('me')).status).toBe(200);
    expect((await admin.call('putClock', { body: { advance: 'PT25H' } })).status).toBe(200);
    expect((await guest.call('me')).status).toBe(401);
    expect((await (await server.signIn('guest@example.com')).call('me')).status).toBe(200);
  });

  it('lets a system admin, and no one else, see the accounts', async () => {
    const statuses: number[] = [];
    for (const email of ['guest@example.com', 'owner@example.com', 'admin@example.com']) {
      const person = await server.signIn(email);
      statuses.push((await person.call('listUsers', { query: { email: 'owner@example.com' } })).status);
    }
    expect(statuses).toEqual([403, 403, 200]);
  });
});

describe.skipIf((await endpointForTests()) === undefined)('rule 20: limits of several server processes', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ args: ['--workers', '2'] });
  });
  afterAll(() => server?.stop());

  it('admit five logins a minute from one address together, and tell the others when to come again', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, () =>
        post(server, '/auth/login', { email: 'guest@example.com', password: demoPassword }, { connection: 'close' }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(11);
    for (const { headers } of refused) {
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(headers.get('ratelimit-limit')).toBe('5');
    }
  });
});
