import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { managedUser, managedUserAnswer } from '../../functions/contract/accounts/answers.ts';
import { listOf } from '../../functions/contract/common.ts';
import { accountApi, password } from '../support/account-api.ts';

const problem = (status: number, name: string) => ({ status, body: { type: `/problems/${name}`, status } });
const userList = listOf(managedUser);

describe('the routes of a system admin', () => {
  it.each([
    'GET /admin/users',
    'GET /admin/users/someone',
    'PATCH /admin/users/someone',
    'GET /admin/settings',
    'PUT /admin/settings',
  ])('%s is for no one else', async (route) => {
    const { call, person } = await accountApi();
    const body = route.startsWith('P') ? { body: {} } : {};
    expect(await call(route, body)).toMatchObject(problem(401, 'unauthenticated'));
    for (const role of ['guest', 'hotel_admin'] as const) {
      const { token } = await person(role);
      expect(await call(route, { ...body, token })).toMatchObject(problem(403, 'forbidden'));
    }
  });
});

describe('GET /admin/users', () => {
  it('lists every account once, page by page', async () => {
    const { call, person } = await accountApi();
    const { token } = await person('system_admin');
    for (let n = 0; n < 6; n += 1) await person('guest', `guest${n}@example.com`);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/admin/users?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`;
      const { body } = await call(`GET ${path}`, { token });
      const page = userList.parse(body);
      seen.push(...page.items.map(({ email }) => email));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(
      ['system-admin@example.com', ...[0, 1, 2, 3, 4, 5].map((n) => `guest${n}@example.com`)].toSorted(),
    );
  });

  it('refuses a cursor that is forged, of another list or of another caller', async () => {
    const { call, person } = await accountApi();
    const { token } = await person('system_admin');
    const { token: other } = await person('system_admin', 'second@example.com');
    await person('guest');
    const { nextCursor } = userList.parse((await call('GET /admin/users?limit=1', { token })).body);
    expect(nextCursor).not.toBeNull();
    const foreign = [
      call('GET /admin/users?cursor=forged', { token }),
      call(`GET /admin/users?cursor=${nextCursor}x`, { token }),
      call(`GET /admin/users?email=a%40example.com&cursor=${nextCursor}`, { token }),
      call(`GET /admin/users?cursor=${nextCursor}`, { token: other }),
    ];
    for (const answer of await Promise.all(foreign)) {
      expect(answer).toMatchObject(problem(400, 'invalid-request'));
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/cursor' }] });
    }
  });

  it('finds the one with an address, or none', async () => {
    const { call, person } = await accountApi();
    const { token } = await person('system_admin');
    const { user } = await person('guest');
    const found = await call('GET /admin/users?email=GUEST%40example.com', { token });
    expect(found.body).toEqual({
      items: [{ ...user, status: 'active', version: 1 }],
      nextCursor: null,
    });
    const none = await call('GET /admin/users?email=nobody%40example.com', { token });
    expect(none).toMatchObject({ status: 200, body: { items: [], nextCursor: null } });
  });
});

describe('PATCH /admin/users/{userId}', () => {
  it('sets role and status, and the sessions end', async () => {
    const { call, person, login } = await accountApi();
    const { token } = await person('system_admin');
    const guest = await person('guest');
    const promoted = await call(`PATCH /admin/users/${guest.user.id}`, { token, body: { role: 'hotel_admin' } });
    expect(promoted).toMatchObject({ status: 200, headers: { ETag: '"2"' }, body: { user: { role: 'hotel_admin' } } });
    expect(await call('GET /auth/me', { token: guest.token })).toMatchObject({ status: 401 });

    const again = await login(guest.email);
    expect(again.user.role).toBe('hotel_admin');
    await call(`PATCH /admin/users/${guest.user.id}`, { token, body: { status: 'suspended' } });
    expect(await call('GET /auth/me', { token: again.token })).toMatchObject({ status: 401 });
    const refused = await call('POST /auth/login', { body: { email: guest.email, password } });
    expect(refused).toMatchObject(problem(401, 'unauthenticated'));

    await call(`PATCH /admin/users/${guest.user.id}`, { token, body: { status: 'active' } });
    expect((await login(guest.email)).user.id).toBe(guest.user.id);
  });

  it('honours If-Match', async () => {
    const { call, person } = await accountApi();
    const { token } = await person('system_admin');
    const { user } = await person('guest');
    const patch = (ifMatch: string, role: string) =>
      call(`PATCH /admin/users/${user.id}`, { token, headers: { 'If-Match': ifMatch }, body: { role } });
    expect(await patch('"1"', 'hotel_admin')).toMatchObject({ status: 200 });
    expect(await patch('"1"', 'guest')).toMatchObject(problem(412, 'stale-version'));
    const { body, headers } = await call(`GET /admin/users/${user.id}`, { token });
    expect(managedUserAnswer.parse(body).user).toMatchObject({ role: 'hotel_admin', version: 2 });
    expect(headers).toMatchObject({ ETag: '"2"' });
  });

  it('does not let the last system admin step down', async () => {
    const { call, person } = await accountApi();
    const { token, user } = await person('system_admin');
    for (const body of [{ role: 'guest' }, { status: 'suspended' }]) {
      expect(await call(`PATCH /admin/users/${user.id}`, { token, body })).toMatchObject(problem(422, 'refused'));
    }
    expect(await call('GET /auth/me', { token })).toMatchObject({ status: 200 });
    await person('system_admin', 'second@example.com');
    expect(await call(`PATCH /admin/users/${user.id}`, { token, body: { role: 'guest' } })).toMatchObject({
      status: 200,
    });
  });

  it('answers who does not exist, and what makes no sense', async () => {
    const { call, person } = await accountApi();
    const { token, user } = await person('system_admin');
    const request = { token, body: { role: 'guest' } };
    expect(await call('PATCH /admin/users/nobody', request)).toMatchObject(problem(404, 'not-found'));
    expect(await call('GET /admin/users/nobody', { token })).toMatchObject(problem(404, 'not-found'));
    for (const body of [{}, { role: 'king' }, { status: 'asleep' }, { name: 'x' }]) {
      expect(await call(`PATCH /admin/users/${user.id}`, { token, body })).toMatchObject(
        problem(400, 'invalid-request'),
      );
    }
  });
});

describe('the settings', () => {
  const defaults = {
    acceptingBookings: true,
    holdMinutes: 15,
    maxOpenHolds: 10,
    maxOpenRoomNights: 60,
    maxOpenSharePercent: 50,
    horizonMonths: 18,
    maxNights: 30,
    paymentLimitHours: 24,
    pointsPerEuro: 10,
    eurosPer1000Points: 5,
    pointsMostPercent: 50,
    pointsMonths: 24,
    silverNights: 10,
    goldNights: 25,
    silverBonusPercent: 10,
    goldBonusPercent: 25,
  };

  it('are read and changed, on the version that was read', async () => {
    const { call, person } = await accountApi();
    const { token } = await person('system_admin');
    const before = await call('GET /admin/settings', { token });
    expect(before).toMatchObject({ status: 200, headers: { ETag: '"1"' } });
    expect(before.body).toEqual({ ...defaults, version: 1 });
    const after = await call('PUT /admin/settings', { token, body: { holdMinutes: 20, version: 1 } });
    expect(after).toMatchObject({ status: 200, headers: { ETag: '"2"' } });
    expect(after.body).toEqual({ ...defaults, holdMinutes: 20, version: 2 });
    const stale = [
      { body: { holdMinutes: 30, version: 1 } },
      { body: { holdMinutes: 30 }, headers: { 'If-Match': '"1"' } },
    ];
    for (const sent of stale) {
      expect(await call('PUT /admin/settings', { token, ...sent })).toMatchObject(problem(412, 'stale-version'));
    }
    expect((await call('GET /admin/settings', { token })).body).toEqual(after.body);
  });

  it.each([
    ['holdMinutes', 0],
    ['holdMinutes', 61],
    ['maxOpenHolds', 0],
    ['maxOpenRoomNights', 0],
    ['maxOpenRoomNights', 10_001],
    ['maxOpenSharePercent', 0],
    ['maxOpenSharePercent', 101],
    ['horizonMonths', 19],
    ['maxNights', 31],
    ['paymentLimitHours', 25],
    ['pointsMostPercent', 91],
    ['holdMinutes', 1.5],
    ['colour', 'red'],
  ])('refuse %s of %s and stay as they were', async (name, value) => {
    const { call, person } = await accountApi();
    const { token } = await person('system_admin');
    const answer = await call('PUT /admin/settings', { token, body: { [name]: value } });
    expect(answer).toMatchObject(problem(400, 'invalid-request'));
    expect(z.object({ errors: z.array(z.object({ pointer: z.string() })) }).parse(answer.body).errors[0]).toEqual({
      pointer: `/${name}`,
    });
    expect((await call('GET /admin/settings', { token })).body).toEqual({ ...defaults, version: 1 });
  });
});
