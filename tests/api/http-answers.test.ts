import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProblemName, problemTable } from '../../functions/contract/problems.ts';
import { fullPath, routeEntries } from '../../functions/contract/routes.ts';
import { expectProblem } from '../support/problems.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

const page = 'https://hotel.example';
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ args: ['--no-limits'], env: { CORS_ORIGINS: page } });
});
afterAll(() => server.stop());

const send = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init);
const filled = (path: string) => path.replaceAll(/\{\w+\}/g, 'x');

describe('every answer', () => {
  it('gives the request id back, a sane one as it came and another in its place', async () => {
    const given = await send('/api/v1/health', { headers: { 'X-Request-Id': 'trace-1.2_3' } });
    expect(given.headers.get('x-request-id')).toBe('trace-1.2_3');
    for (const mad of ['a b', 'x'.repeat(129), '"><script>']) {
      const made = await send('/api/v1/health', { headers: { 'X-Request-Id': mad } });
      expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it.each(['/api/v1/health', '/nowhere', '/docs', '/api/v1/bookings'])(
    'of %s carries the headers a review looks for, and the window of the caller',
    async (path) => {
      const { headers } = await send(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'strict-transport-security': expect.stringContaining('max-age=31536000'),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'ratelimit-limit': expect.stringMatching(/^\d+$/),
        'ratelimit-remaining': expect.stringMatching(/^\d+$/),
        'ratelimit-reset': expect.stringMatching(/^\d+$/),
      });
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  const instant = (headers: Headers) => Date.parse(headers.get('x-server-time') ?? '');

  it.each([
    ['GET', '/api/v1/health', 200],
    ['HEAD', '/api/v1/health', 200],
    ['OPTIONS', '/api/v1/health', 204],
    ['GET', '/nowhere', 404],
    ['POST', '/api/v1/health', 405],
    ['GET', '/api/v1/bookings', 401],
    ['GET', '/api/v1/hotels?limit=0', 400],
    ['GET', '/api/v1/%zz', 400],
    ['GET', '/docs', 200],
    ['GET', '/pictures/x.svg', 200],
  ])('of %s %s tells the time of the system, and pages elsewhere may read it', async (method, path, status) => {
    const before = Date.now();
    const { status: answered, headers } = await send(path, { method, headers: { Origin: page } });
    expect(answered).toBe(status);
    expect(headers.get('x-server-time')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(instant(headers)).toBeGreaterThanOrEqual(before);
    expect(instant(headers)).toBeLessThanOrEqual(Date.now());
    expect(headers.get('access-control-expose-headers')).toContain('X-Server-Time');
  });

  it('to a body that is too large, and to what is not HTTP, tells it too', async () => {
    const large = await send('/api/v1/search', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: 'x'.repeat(300_000) }),
    });
    expect({ status: large.status, told: Number.isFinite(instant(large.headers)) }).toEqual({
      status: 413,
      told: true,
    });
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write('NONSENSE\r\n\r\n');
    expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 400 [\s\S]*X-Server-Time: \d{4}-/);
  });

  it('to an address or headers that are too long is a problem that says how long they may be', async () => {
    const address = await send(`/api/v1/places?q=${'x'.repeat(8192)}`);
    expect((await expectProblem(address, 'uri-too-long')).instance).toBe('/');
    const headers = await send('/api/v1/health', { headers: { 'X-Long': 'x'.repeat(20_000) } });
    await expectProblem(headers, 'headers-too-large');
  });

  it('tells the time of the sandbox where that was moved', async () => {
    const admin = await server.signIn('admin@example.com');
    const moved = await admin.call('putClock', { body: { advance: 'P1D' } });
    if (moved.status !== 200) throw new Error(`the clock answered ${moved.status}`);
    for (const path of ['/api/v1/health', '/nowhere']) {
      const ahead = instant((await send(path)).headers) - Date.parse(moved.body.now);
      expect(ahead).toBeGreaterThanOrEqual(0);
      expect(ahead).toBeLessThan(60_000);
    }
  });

  it('with what somebody owns is not to be stored', async () => {
    const guest = await server.signIn('guest@example.com');
    expect((await guest.call('me')).headers.get('cache-control')).toBe('no-store');
  });

  it('with a thing that has a version names it in its ETag', async () => {
    const admin = await server.signIn('admin@example.com');
    const settings = await admin.call('getSettings');
    expect(settings.status === 200 && settings.headers.get('etag')).toBe('"1"');
  });
});

describe('methods', () => {
  it('a path answers are listed where another is tried', async () => {
    for (const [path, method, allow] of [
      ['/api/v1/health', 'DELETE', 'GET, HEAD, OPTIONS'],
      ['/api/v1/auth/login', 'GET', 'POST, OPTIONS'],
      ['/api/v1/auth/me', 'PUT', 'GET, HEAD, PATCH, OPTIONS'],
    ] as const) {
      const response = await send(path, { method });
      expect(response.headers.get('allow')).toBe(allow);
      await expectProblem(response, 'method-not-allowed');
    }
  });

  it('include HEAD where there is GET: the same headers without a body', async () => {
    const head = await send('/api/v1/health', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-type')).toBe('application/json');
    expect(await head.text()).toBe('');
    expect((await send('/api/v1/auth/login', { method: 'HEAD' })).status).toBe(405);
  });

  it('include OPTIONS everywhere, for pages of the configured origins alone', async () => {
    const preflight = (origin: string) =>
      send('/api/v1/bookings', {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      });
    const ours = await preflight(page);
    expect(ours.status).toBe(204);
    expect(ours.headers.get('allow')).toBe('POST, GET, HEAD, OPTIONS');
    expect(ours.headers.get('access-control-allow-origin')).toBe(page);
    expect(ours.headers.get('access-control-allow-headers')).toContain('Idempotency-Key');
    expect(ours.headers.get('access-control-allow-credentials')).toBeNull();
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await send('/nowhere', { method: 'OPTIONS' })).status).toBe(404);
  });
});

describe('who may', () => {
  it('is asked before what is sent is read', async () => {
    const broken = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' };
    await expectProblem(await send('/api/v1/admin/hotels', broken), 'unauthenticated');
    const guest = await server.signIn('guest@example.com');
    expect(await guest.call('createHotel', { body: JSON.parse('{}') })).toMatchObject({ status: 403 });
  });

  it('is nobody with a token that was made up, cut or changed', async () => {
    const login = await server.client.call('login', {
      body: { email: 'guest@example.com', password: demoPassword, transport: 'bearer' },
    });
    const token = login.status === 200 ? (login.body.token ?? '') : '';
    expect((await server.client.as(token).call('me')).status).toBe(200);
    for (const forged of ['x', 'a.b.c', token.slice(0, -1), `${token}x`, token.replace(/^./, 'z')]) {
      const answer = await server.client.as(forged).call('me');
      expect(answer).toMatchObject({ status: 401, body: { type: '/problems/unauthenticated' } });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it('change something with a cookie only from a page of the same origin', async () => {
    const login = await send('/api/v1/auth/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: 'guest@example.com', password: demoPassword }),
    });
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    const rename = (headers: Record<string, string>) =>
      send('/api/v1/auth/me', {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', Cookie: cookie, ...headers },
        body: '{"name":"Greta"}',
      });
    expect((await send('/api/v1/auth/me', { headers: { Cookie: cookie } })).status).toBe(200);
    for (const headers of [{}, { Origin: 'null' }, { Origin: page }, { Origin: `${server.url}.evil.example` }]) {
      await expectProblem(await rename(headers), 'forbidden');
    }
    expect((await rename({ Origin: server.url })).status).toBe(200);
    const asks = { method: 'POST', headers: { 'Content-Type': 'application/json', Cookie: cookie }, body: '{}' };
    expect((await send('/api/v1/search', asks)).status).toBe(200);
  });
});

describe('what explains the API', () => {
  it.each(Object.keys(problemTable) as ProblemName[])(
    'has a page for %s, for people and for machines',
    async (name) => {
      const html = await send(`/problems/${name}`, { headers: { Accept: 'text/html' } });
      expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await html.text()).toContain(problemTable[name].title);
      const machine = await send(`/problems/${name}`, { headers: { Accept: 'application/json' } });
      expect(await machine.json()).toMatchObject({ type: `/problems/${name}`, status: problemTable[name].status });
    },
  );

  it('has no page for a problem there is not', async () => {
    await expectProblem(await send('/problems/nothing'), 'not-found');
    await expectProblem(await send('/problems/constructor'), 'not-found');
  });

  it('serves the OpenAPI document that is committed, with every route in it', async () => {
    const document = (await (await send('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(document).toEqual(JSON.parse(readFileSync('docs/openapi.json', 'utf8')));
    expect(document.openapi).toMatch(/^3\.1\./);
    for (const [name, route] of routeEntries()) {
      expect(document.paths[fullPath(route)]?.[route.method.toLowerCase()]?.operationId).toBe(name);
    }
  });

  it('refers to nothing that is not in the document', async () => {
    const text = await (await send('/openapi.json')).text();
    const document: unknown = JSON.parse(text);
    const follow = (pointer: string): unknown =>
      pointer
        .slice(2)
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference);
    expect(references.length).toBeGreaterThan(100);
    for (const reference of new Set(references)) expect(follow(reference), reference).toBeDefined();
  });

  it('shows it on a page that loads nothing and runs nothing', async () => {
    const response = await send('/docs');
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+';/,
    );
    expect(html).not.toMatch(/<script|<link|<img|\son\w+=|style="|src=/i);
    for (const [, route] of routeEntries()) expect(html).toContain(fullPath(route));
  });
});

describe('every route', () => {
  it('is served: whoever has no session is told so, nobody gets a 404 for the path or a 5xx', async () => {
    for (const [name, route] of routeEntries()) {
      const body = route.method === 'GET' ? {} : { body: '{}', headers: { 'Content-Type': 'application/json' } };
      const response = await send(filled(fullPath(route)), { method: route.method, ...body });
      const text = await response.text();
      expect(text, name).not.toContain('no such address');
      if (route.access === 'public') expect(response.status, `${name}: ${text}`).toBeLessThan(500);
      else expect(response.status, name).toBe(401);
    }
  });
});
