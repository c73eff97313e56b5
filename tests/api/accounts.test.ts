import { describe, expect, it } from 'vitest';
import { session } from '../../functions/contract/accounts/answers.ts';
import { accountApi, ownOrigin, password } from '../support/account-api.ts';

const ada = { email: 'ada@example.com', password, name: 'Ada' };
const problem = (status: number, name: string) => ({ status, body: { type: `/problems/${name}`, status } });
const cookiePair = (cookies: readonly string[]) => cookies[0]?.split(';')[0] ?? '';

describe('POST /auth/register', () => {
  it('makes a guest and signs in with a cookie no script can read', async () => {
    const { call, clock } = await accountApi();
    const answer = await call('POST /auth/register', { body: ada });
    expect(answer).toMatchObject({ status: 201, headers: { Location: '/api/v1/auth/me' } });
    expect(answer.body).toEqual({
      user: {
        id: expect.any(String),
        email: ada.email,
        emailVerified: false,
        name: 'Ada',
        role: 'guest',
        createdAt: clock.now(),
        version: 1,
      },
      expiresAt: '2027-03-02T12:00:00.000Z',
    });
    expect(answer.cookies).toHaveLength(1);
    expect(answer.cookies[0]).toMatch(
      /^__Host-session=[\w.-]+; Path=\/; Max-Age=86400; HttpOnly; Secure; SameSite=Strict$/,
    );
    const me = await call('GET /auth/me', { headers: { cookie: cookiePair(answer.cookies) } });
    expect(me).toMatchObject({ status: 200, body: { user: { email: ada.email } } });
  });

  it('answers a token and no cookie where a bearer is asked for', async () => {
    const { call } = await accountApi();
    const answer = await call('POST /auth/register', { body: { ...ada, transport: 'bearer' } });
    expect(answer).toMatchObject({ status: 201, cookies: [] });
    const { token = '' } = session.parse(answer.body);
    expect(await call('GET /auth/me', { token })).toMatchObject({ status: 200 });
  });

  it('refuses an address that is taken, in any case', async () => {
    const { call } = await accountApi();
    await call('POST /auth/register', { body: ada });
    const again = await call('POST /auth/register', { body: { ...ada, email: 'ADA@Example.com' } });
    expect(again).toMatchObject(problem(409, 'email-taken'));
  });

  it.each([
    [{ ...ada, email: 'ada' }, '/email'],
    [{ ...ada, password: 'elevenbytes' }, '/password'],
    [{ ...ada, password: 'ä'.repeat(37) }, '/password'],
    [{ ...ada, name: ' ' }, '/name'],
    [{ ...ada, role: 'system_admin' }, '/role'],
    [{ email: ada.email, password }, '/name'],
    [{ ...ada, transport: 'pigeon' }, '/transport'],
  ])('refuses %j, naming the field', async (body, pointer) => {
    const { call } = await accountApi();
    const answer = await call('POST /auth/register', { body });
    expect(answer).toMatchObject(problem(400, 'invalid-request'));
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  });
});

describe('POST /auth/login', () => {
  it('sets the cookie by default and tells no token', async () => {
    const { call } = await accountApi();
    await call('POST /auth/register', { body: ada });
    const answer = await call('POST /auth/login', { body: { email: ada.email, password } });
    expect(answer.status).toBe(200);
    expect(Object.keys(Object(answer.body)).toSorted()).toEqual(['expiresAt', 'user']);
    expect(answer.cookies[0]).toContain('__Host-session=');
  });

  it('answers an unknown address and a wrong password with the very same problem', async () => {
    const { call } = await accountApi();
    await call('POST /auth/register', { body: ada });
    const headers = { 'X-Request-Id': 'one-and-the-same' };
    const wrong = await call('POST /auth/login', { headers, body: { email: ada.email, password: 'wrong' } });
    const unknown = await call('POST /auth/login', { headers, body: { email: 'nobody', password: 'wrong' } });
    expect(wrong).toMatchObject(problem(401, 'unauthenticated'));
    expect(unknown.body).toEqual(wrong.body);
    expect(unknown.headers).toEqual(wrong.headers);
  });

  it('is limited to five a minute for an address, whatever the e-mail', async () => {
    const { call, clock } = await accountApi({ limited: true });
    const attempt = (n: number, from?: string) =>
      call('POST /auth/login', { body: { email: `n${n}@example.com`, password }, ...(from && { from }) });
    for (let n = 0; n < 5; n += 1) {
      const answer = await attempt(n);
      expect(answer).toMatchObject({ status: 401, headers: { 'RateLimit-Limit': 5, 'RateLimit-Remaining': 4 - n } });
    }
    const sixth = await attempt(6);
    expect(sixth).toMatchObject(problem(429, 'rate-limited'));
    expect(Number(sixth.headers['Retry-After'])).toBeGreaterThanOrEqual(1);
    expect(await attempt(7, '198.51.100.9')).toMatchObject({ status: 401 });
    clock.advance({ minutes: 2 });
    expect(await attempt(8)).toMatchObject({ status: 401 });
  });

  it('is limited to five failures a minute for an e-mail, from wherever they come', async () => {
    const { call } = await accountApi({ limited: true });
    const attempt = (n: number) =>
      call('POST /auth/login', { body: { email: ada.email, password: `guess ${n}` }, from: `198.51.100.${n}` });
    for (let n = 0; n < 5; n += 1) expect(await attempt(n)).toMatchObject({ status: 401 });
    const sixth = await attempt(6);
    expect(sixth).toMatchObject(problem(429, 'rate-limited'));
    expect(Number(sixth.headers['Retry-After'])).toBeGreaterThanOrEqual(1);
  });
});

describe('a session', () => {
  it('is needed, and must be a live one', async () => {
    const { call, person, clock } = await accountApi();
    const { token } = await person('guest');
    for (const sent of [
      {},
      { token: 'nonsense' },
      { token: `${token}x` },
      { headers: { Authorization: 'Basic abc' } },
    ]) {
      expect(await call('GET /auth/me', sent)).toMatchObject(problem(401, 'unauthenticated'));
    }
    clock.advance({ hours: 24 });
    expect(await call('GET /auth/me', { token })).toMatchObject(problem(401, 'unauthenticated'));
  });

  it('ends at once by logout, alone', async () => {
    const { call, login, person } = await accountApi();
    const { token, email } = await person('guest');
    const { token: other } = await login(email);
    const answer = await call('POST /auth/logout', { token });
    expect(answer).toMatchObject({ status: 204, body: undefined });
    expect(answer.cookies[0]).toContain('__Host-session=; Path=/; Max-Age=0');
    expect(await call('GET /auth/me', { token })).toMatchObject({ status: 401 });
    expect(await call('GET /auth/me', { token: other })).toMatchObject({ status: 200 });
  });

  it('ends with every other by logout-all', async () => {
    const { call, login, person } = await accountApi();
    const { token, email } = await person('guest');
    const { token: other } = await login(email);
    expect(await call('POST /auth/logout-all', { token })).toMatchObject({ status: 204 });
    for (const dead of [token, other])
      expect(await call('GET /auth/me', { token: dead })).toMatchObject({ status: 401 });
  });

  it('in a cookie changes nothing for a page of another origin', async () => {
    const { call } = await accountApi();
    const cookie = cookiePair((await call('POST /auth/register', { body: ada })).cookies);
    const rename = (headers: Record<string, string>) =>
      call('PATCH /auth/me', { headers: { cookie, ...headers }, body: { name: 'Mallory' } });
    expect(await rename({})).toMatchObject(problem(403, 'forbidden'));
    expect(await rename({ origin: 'https://evil.example' })).toMatchObject(problem(403, 'forbidden'));
    expect(await call('GET /auth/me', { headers: { cookie } })).toMatchObject({ body: { user: { name: 'Ada' } } });
    expect(await rename({ origin: ownOrigin })).toMatchObject({ status: 200, body: { user: { name: 'Mallory' } } });
  });
});

describe('POST /auth/password', () => {
  const next = 'another long pass phrase';

  it('sets the new one and ends every other session', async () => {
    const { call, login, person } = await accountApi();
    const { token, email } = await person('guest');
    const { token: other } = await login(email);
    const answer = await call('POST /auth/password', { token, body: { current: password, new: next } });
    expect(answer).toMatchObject({ status: 200, body: { user: { email } } });
    expect(await call('GET /auth/me', { token })).toMatchObject({ status: 200 });
    expect(await call('GET /auth/me', { token: other })).toMatchObject({ status: 401 });
    expect(await call('POST /auth/login', { body: { email, password } })).toMatchObject({ status: 401 });
    expect((await login(email, next)).user.email).toBe(email);
  });

  it('refuses who does not know the current one, and one that is too short', async () => {
    const { call, person } = await accountApi();
    const { token } = await person('guest');
    const wrong = await call('POST /auth/password', { token, body: { current: 'a guess', new: next } });
    expect(wrong).toMatchObject(problem(422, 'refused'));
    expect(wrong.body).toMatchObject({ errors: [{ pointer: '/current' }] });
    const short = await call('POST /auth/password', { token, body: { current: password, new: 'short' } });
    expect(short).toMatchObject(problem(400, 'invalid-request'));
  });
});

describe('what a log says of signing in', () => {
  it('holds neither address, nor password, nor token', async () => {
    const { call, person, log } = await accountApi();
    const { token, email } = await person('guest');
    await call('GET /auth/me', { token });
    await call('POST /auth/login', { body: { email, password: 'a wrong guess' } });
    const said = JSON.stringify(log);
    expect(log.length).toBeGreaterThan(2);
    for (const secret of [email, password, 'a wrong guess', token]) expect(said).not.toContain(secret);
  });
});
