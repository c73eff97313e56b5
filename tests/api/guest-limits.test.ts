import { describe, expect, it } from 'vitest';
import { session } from '../../functions/contract/accounts/answers.ts';
import { accountApi } from '../support/account-api.ts';

const limitedApi = () => accountApi({ limited: true });
const visit = (n: number) => ({ email: `guest-${n}@example.com`, name: 'Vera', transport: 'bearer' });
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const refused = { status: 429, body: { type: '/problems/rate-limited' } };

describe('sessions without an account', () => {
  it('are ten a minute for an address, however many are asked for at once and whatever is typed', async () => {
    const { call } = await limitedApi();
    const answers = await Promise.all(upTo(14).map((n) => call('POST /auth/guest', { body: visit(n) })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4);
    expect(await call('POST /auth/guest', { body: visit(99), from: '198.51.100.1' })).toMatchObject({ status: 201 });
  });

  it('count for the network address in all that they call: another session is no way round a limit', async () => {
    const { call } = await limitedApi();
    const tokens: string[] = [];
    for (const n of upTo(4)) {
      const { token = '' } = session.parse((await call('POST /auth/guest', { body: visit(n) })).body);
      tokens.push(token);
    }
    const statuses: number[] = [];
    for (const n of upTo(120)) statuses.push((await call('GET /auth/me', { token: tokens[n % 4] ?? '' })).status);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(100);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('links to a booking', () => {
  const ask = (reference: string, n: number) => ({
    body: { reference, email: 'ada@example.com' },
    from: `198.51.100.${n}`,
  });

  it('are five an hour for a reference, whoever asks, and for one that does not exist', async () => {
    const { call, clock } = await limitedApi();
    for (const n of upTo(5)) {
      expect(await call('POST /auth/booking-link', ask('K7QM-2D9T', n))).toMatchObject({ status: 202 });
    }
    expect(await call('POST /auth/booking-link', ask('k7qm 2d9t', 6))).toMatchObject(refused);
    expect(await call('POST /auth/booking-link', ask('K7QM-2D9V', 7))).toMatchObject({ status: 202 });
    clock.advance({ hours: 2 });
    expect(await call('POST /auth/booking-link', ask('K7QM-2D9T', 8))).toMatchObject({ status: 202 });
  });

  it('are five a minute for an address', async () => {
    const { call } = await limitedApi();
    for (const n of upTo(5)) {
      const asked = { ...ask(`K7QM-2D9${n}`, 1) };
      expect(await call('POST /auth/booking-link', asked)).toMatchObject({ status: 202 });
    }
    expect(await call('POST /auth/booking-link', ask('K7QM-2D9A', 1))).toMatchObject(refused);
  });
});

describe('mails that verify an address', () => {
  it('are five a minute for an account, from wherever they are asked for', async () => {
    const { call, person } = await limitedApi();
    const { token } = await person('guest');
    const resend = (n: number) => call('POST /auth/verify/resend', { token, from: `198.51.100.${n}` });
    for (const n of upTo(5)) expect(await resend(n)).toMatchObject({ status: 202 });
    expect(await resend(6)).toMatchObject(refused);
  });

  it('carry a token that is void after 24 hours, once replaced, and for an account that is suspended', async () => {
    const { call, person, clock, verificationToken } = await accountApi();
    const { token, user } = await person('guest');
    const admin = await person('system_admin');
    const ask = async () => {
      await call('POST /auth/verify/resend', { token });
      return verificationToken(user.id);
    };
    const verify = (mailed: string) => call('POST /auth/verify', { body: { token: mailed } });
    const void422 = { status: 422, body: { type: '/problems/refused' } };
    const first = await ask();
    clock.advance({ minutes: 2 });
    const second = await ask();
    expect(await verify(first)).toMatchObject(void422);
    await call(`PATCH /admin/users/${user.id}`, { token: admin.token, body: { status: 'suspended' } });
    expect(await verify(second)).toMatchObject(void422);
    await call(`PATCH /admin/users/${user.id}`, { token: admin.token, body: { status: 'active' } });
    expect(await verify(second)).toMatchObject({ status: 200, body: { user: { emailVerified: true } } });
    clock.advance({ hours: 24 });
    expect(await verify(second)).toMatchObject(void422);
  });
});

describe('the log of a call with a token in its body', () => {
  it('has neither the token nor the address', async () => {
    const { call, log } = await accountApi();
    const { token = '' } = session.parse((await call('POST /auth/guest', { body: visit(1) })).body);
    await call('POST /auth/booking-session', { body: { token: 'a-token-of-a-mail' } });
    await call('GET /auth/me', { token });
    const written = JSON.stringify(log);
    expect(log.length).toBeGreaterThanOrEqual(3);
    for (const secret of [token, 'a-token-of-a-mail', 'guest-1@example.com']) expect(written).not.toContain(secret);
  });
});
