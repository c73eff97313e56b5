import { describe, expect, it } from 'vitest';
import { accountApi, ownOrigin, password } from '../support/account-api.ts';

const next = 'another long pass phrase';
const ada = { email: 'ada@example.com', password, name: 'Ada Lovelace' };
const cookieOf = ({ cookies }: { readonly cookies: readonly string[] }) => cookies.at(-1)?.split(';')[0] ?? '';
const browser = (cookie: string) => ({ cookie, origin: ownOrigin });
const refused = (pointer: string, code: string) => ({
  status: 422,
  body: { type: '/problems/refused', errors: [{ pointer, code }] },
});

describe('a new password', () => {
  it.each([
    ['qwerty123456', 'common_password'],
    ['Ada-Lovelace-1', 'own_words_password'],
    ['ada@example.com', 'own_words_password'],
    ['abcabcabcabc', 'patterned_password'],
  ])('%s is refused at registration, by change and by reset', async (weak, code) => {
    const { call, person, resetToken } = await accountApi();
    const registration = await call('POST /auth/register', { body: { ...ada, password: weak } });
    expect(registration).toMatchObject(refused('/password', code));
    expect(registration.cookies).toEqual([]);

    const { token, email } = await person('guest', ada.email);
    const change = await call('POST /auth/password', { token, body: { current: password, new: weak } });
    expect(change).toMatchObject(refused('/new', code));

    const reset = await resetToken(email);
    const confirm = (typed: string) =>
      call('POST /auth/password-reset/confirm', { body: { token: reset, password: typed } });
    expect(await confirm(weak)).toMatchObject(refused('/password', code));
    expect(await call('GET /auth/me', { token })).toMatchObject({ status: 200 });
    // The token is as good as before.
    expect(await confirm(next)).toMatchObject({ status: 204 });
  });

  it('that is refused says the same of an address that is taken', async () => {
    const { call } = await accountApi();
    await call('POST /auth/register', { body: ada });
    const body = { ...ada, password: 'qwerty123456' };
    expect(await call('POST /auth/register', { body })).toMatchObject(refused('/password', 'common_password'));
  });

  it('typed on another keyboard is the same password', async () => {
    const { call } = await accountApi();
    const typed = 'Zu\u0308rich im Wi\ufb01';
    await call('POST /auth/register', { body: { ...ada, password: typed } });
    const login = (text: string) => call('POST /auth/login', { body: { email: ada.email, password: text } });
    expect(await login('Zürich im Wifi')).toMatchObject({ status: 200 });
    expect(await login('Zürich im wifi')).toMatchObject({ status: 401 });
  });
});

describe('a token for a new password', () => {
  const setUp = async () => {
    const api = await accountApi();
    const guest = await api.person('guest');
    const admin = await api.person('system_admin');
    const token = await api.resetToken(guest.email);
    const confirm = (typed = next, of = token) =>
      api.call('POST /auth/password-reset/confirm', { body: { token: of, password: typed } });
    const change = (body: object) => api.call(`PATCH /admin/users/${guest.user.id}`, { token: admin.token, body });
    return { ...api, guest, admin, token, confirm, change };
  };
  const dead = refused('/token', 'dead_token');

  it('sets one, once', async () => {
    const { confirm, login, guest } = await setUp();
    expect(await confirm()).toMatchObject({ status: 204 });
    expect(await confirm('a third long phrase')).toMatchObject(dead);
    expect((await login(guest.email, next)).user.id).toBe(guest.user.id);
  });

  it('is dead after a change of the password', async () => {
    const { call, confirm, guest, login } = await setUp();
    const body = { current: password, new: 'a changed long phrase' };
    expect(await call('POST /auth/password', { token: guest.token, body })).toMatchObject({ status: 200 });
    expect(await confirm()).toMatchObject(dead);
    expect((await login(guest.email, body.new)).user.id).toBe(guest.user.id);
  });

  it('is dead after a change to the same password and back', async () => {
    const { call, confirm, guest, login } = await setUp();
    const other = 'a changed long phrase';
    await call('POST /auth/password', { token: guest.token, body: { current: password, new: other } });
    const { token } = await login(guest.email, other);
    await call('POST /auth/password', { token, body: { current: other, new: password } });
    expect(await confirm()).toMatchObject(dead);
  });

  it.each([
    ['another role', [{ role: 'hotel_admin' }]],
    ['another role and back', [{ role: 'hotel_admin' }, { role: 'guest' }]],
    ['a suspension', [{ status: 'suspended' }]],
    ['a suspension that was lifted', [{ status: 'suspended' }, { status: 'active' }]],
  ])('is dead after %s', async (_what, changes) => {
    const { change, confirm } = await setUp();
    for (const body of changes) expect(await change(body)).toMatchObject({ status: 200 });
    expect(await confirm()).toMatchObject(dead);
  });

  it('is dead after a newer one, which works', async () => {
    const { clock, confirm, guest, resetToken } = await setUp();
    clock.advance({ minutes: 2 });
    const newer = await resetToken(guest.email);
    expect(await confirm()).toMatchObject(dead);
    expect(await confirm(next, newer)).toMatchObject({ status: 204 });
  });

  it('lives on when only sessions end or the name changes', async () => {
    const { call, confirm, guest } = await setUp();
    await call('PATCH /auth/me', { token: guest.token, body: { name: 'Ada King' } });
    await call('POST /auth/logout-all', { token: guest.token });
    expect(await confirm()).toMatchObject({ status: 204 });
  });

  it('is dead for an address that got its account later', async () => {
    const { call, resetToken } = await setUp();
    const token = await resetToken(ada.email);
    await call('POST /auth/register', { body: ada });
    const body = { token, password: next };
    expect(await call('POST /auth/password-reset/confirm', { body })).toMatchObject(dead);
  });

  it('side by side with a change of the password leaves one of the two', async () => {
    const { call, confirm, guest } = await setUp();
    const changed = 'a changed long phrase';
    const [change, reset] = await Promise.all([
      call('POST /auth/password', { token: guest.token, body: { current: password, new: changed } }),
      confirm(),
    ]);
    const login = (typed: string) => call('POST /auth/login', { body: { email: guest.email, password: typed } });
    const works = [(await login(changed)).status === 200, (await login(next)).status === 200];
    expect(works).toEqual([change.status === 200, reset.status === 204]);
    expect(works.filter(Boolean)).toHaveLength(1);
  });
});

describe('a second sign-in in one browser', () => {
  it('ends the session before', async () => {
    const { call } = await accountApi();
    const first = cookieOf(await call('POST /auth/register', { body: ada }));
    const again = await call('POST /auth/login', { headers: browser(first), body: { email: ada.email, password } });
    expect(again).toMatchObject({ status: 200 });
    const me = (cookie: string) => call('GET /auth/me', { headers: { cookie } });
    expect(await me(first)).toMatchObject({ status: 401 });
    expect(await me(cookieOf(again))).toMatchObject({ status: 200 });
  });

  it('ends it when another person signs in or registers', async () => {
    const { call, person } = await accountApi();
    await person('hotel_admin');
    const first = cookieOf(await call('POST /auth/register', { body: ada }));
    const body = { email: 'hotel-admin@example.com', password };
    const second = cookieOf(await call('POST /auth/login', { headers: browser(first), body }));
    expect(await call('GET /auth/me', { headers: { cookie: first } })).toMatchObject({ status: 401 });
    const third = await call('POST /auth/register', {
      headers: browser(second),
      body: { ...ada, email: 'bea@example.com', name: 'Bea' },
    });
    expect(third).toMatchObject({ status: 201 });
    expect(await call('GET /auth/me', { headers: { cookie: second } })).toMatchObject({ status: 401 });
    expect(await call('GET /auth/me', { headers: { cookie: cookieOf(third) } })).toMatchObject({ status: 200 });
  });

  it('for a program takes the cookie away too', async () => {
    const { call } = await accountApi();
    const first = cookieOf(await call('POST /auth/register', { body: ada }));
    const body = { email: ada.email, password, transport: 'bearer' };
    const answer = await call('POST /auth/login', { headers: browser(first), body });
    expect(answer.cookies[0]).toContain('__Host-session=; Path=/; Max-Age=0');
    expect(await call('GET /auth/me', { headers: { cookie: first } })).toMatchObject({ status: 401 });
  });

  it('that fails leaves it as it is', async () => {
    const { call } = await accountApi();
    const first = cookieOf(await call('POST /auth/register', { body: ada }));
    const wrong = { email: ada.email, password: 'a wrong guess' };
    expect(await call('POST /auth/login', { headers: browser(first), body: wrong })).toMatchObject({ status: 401 });
    expect(await call('POST /auth/register', { headers: browser(first), body: ada })).toMatchObject({ status: 409 });
    expect(await call('GET /auth/me', { headers: { cookie: first } })).toMatchObject({ status: 200 });
  });

  it('in another browser leaves it as it is, and a made-up cookie ends none', async () => {
    const { call, login } = await accountApi();
    const first = cookieOf(await call('POST /auth/register', { body: ada }));
    await login(ada.email);
    const forged = `${first.slice(0, -4)}AAAA`;
    await call('POST /auth/login', { headers: browser(forged), body: { email: ada.email, password } });
    expect(await call('GET /auth/me', { headers: { cookie: first } })).toMatchObject({ status: 200 });
  });
});

describe('GET /auth/session', () => {
  it('is null and may be cached for whoever has no session', async () => {
    const { call } = await accountApi();
    expect(await call('GET /auth/session')).toMatchObject({
      status: 200,
      body: { user: null, expiresAt: null },
      headers: { 'Cache-Control': 'public, max-age=60', Vary: 'Cookie, Authorization' },
    });
  });

  it('is the user, and for no cache, for whoever has one', async () => {
    const { call, login } = await accountApi();
    const registered = await call('POST /auth/register', { body: ada });
    const { token } = await login(ada.email);
    for (const sent of [{ headers: { cookie: cookieOf(registered) } }, { token }]) {
      expect(await call('GET /auth/session', sent)).toMatchObject({
        status: 200,
        body: { user: { email: ada.email, role: 'guest' }, expiresAt: '2027-03-02T12:00:00.000Z' },
        headers: { 'Cache-Control': 'private, no-store' },
      });
    }
  });

  it('is null and for no cache where what was sent is no session any more', async () => {
    const { call, person, clock } = await accountApi();
    const { token } = await person('guest');
    clock.advance({ hours: 24 });
    const sent = [
      { token },
      { token: 'nonsense' },
      { headers: { cookie: `__Host-session=${token}` } },
      { headers: { Authorization: 'Basic abc' } },
    ];
    for (const each of sent) {
      expect(await call('GET /auth/session', each)).toMatchObject({
        status: 200,
        body: { user: null, expiresAt: null },
        headers: { 'Cache-Control': 'private, no-store' },
      });
    }
  });
});
