import { randomBytes } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { userRepository } from '../../../functions/adapters/dynamo/accounts/user-repository.ts';
import { bcryptPasswords } from '../../../functions/adapters/passwords/passwords.ts';
import { composeAccounts, composeCreateAccount } from '../../../functions/composition/accounts.ts';
import { composeGate } from '../../../functions/composition/gate.ts';
import type { Role } from '../../../functions/contract/accounts/bodies.ts';
import { accountAccess } from '../../../functions/domain/booking/guest-access.ts';
import { isRefusal, type Refusal } from '../../../functions/domain/refusal.ts';
import type { SignedIn } from '../../../functions/usecases/accounts/open-session.ts';
import { createMemoryDynamo } from '../../../memory-dynamodb/index.ts';
import { accountWorld, clients } from '../../support/account-world.ts';

const email = 'ada@example.com';
const password = 'correct horse battery';
type World = Awaited<ReturnType<typeof accountWorld>>;

const signedIn = (outcome: SignedIn | Refusal): SignedIn => {
  if (isRefusal(outcome)) throw new Error(`not signed in: ${outcome.refused}`);
  return outcome;
};
/** A world with one account, and the calls a person makes in it. */
const given = async (client: Parameters<typeof accountWorld>[0], role: Role = 'guest') => {
  const world: World = await accountWorld(client);
  const account = await composeCreateAccount(world.core)({ email, password, name: 'Ada', role });
  if (isRefusal(account)) throw new Error(account.refused);
  const app = composeAccounts(world.core);
  const { sessions } = composeGate(world.core);
  const login = async (typed = password) => signedIn(await app.login({ email, password: typed }));
  const lives = async ({ token }: SignedIn) => (await sessions.authenticate(token)) !== undefined;
  return { ...world, app, sessions, account, login, lives };
};

describe.each(clients)('rule 19: a session, on $on', ({ client }) => {
  it('proves who calls', async () => {
    const { sessions, login, account } = await given(client(), 'hotel_admin');
    const { token, session } = await login();
    expect(sessions.subjectOf(token)).toBe(account.id);
    expect(await sessions.authenticate(token)).toEqual({
      userId: account.id,
      role: 'hotel_admin',
      email,
      name: 'Ada',
      sessionHash: session.hash,
      access: accountAccess(account.id),
      since: session.createdAt,
      expiresAt: session.expiresAt,
    });
  });

  it('lasts 24 hours by the clock, to the second', async () => {
    const { clock, login, lives } = await given(client());
    const session = await login();
    clock.moveTo('2027-03-02T11:59:59.999Z');
    expect(await lives(session)).toBe(true);
    clock.moveTo('2027-03-02T12:00:00.000Z');
    expect(await lives(session)).toBe(false);
  });

  it('is forgotten by the table only after it has ended by the real clock, whatever the sandbox clock says', async () => {
    const { clock, login, core } = await given(client());
    clock.moveTo('2014-07-01T00:00:00.000Z');
    await login();
    const { Items = [] } = await core.table.client.send(new ScanCommand({ TableName: core.table.name }));
    const [session] = Items.filter(({ type }) => type === 'session');
    expect(session?.['ttl']).toBeGreaterThan(Date.now() / 1000 + 24 * 3600);
  });

  it('ends at its logout, and the others go on', async () => {
    const { app, account, login, lives } = await given(client());
    const [here, there] = [await login(), await login()];
    await app.logout({ access: accountAccess(account.id), sessionHash: here.session.hash });
    expect([await lives(here), await lives(there)]).toEqual([false, true]);
  });

  it('ends with all others at logout-all, and a new one can be opened', async () => {
    const { app, account, login, lives } = await given(client());
    const [here, there] = [await login(), await login()];
    await app.logoutAll({ userId: account.id });
    expect([await lives(here), await lives(there)]).toEqual([false, false]);
    expect(await lives(await login())).toBe(true);
  });

  it('goes on where the password was changed in it, and every other ends', async () => {
    const { app, account, login, lives } = await given(client());
    const [here, there] = [await login(), await login()];
    const next = 'another long pass phrase';
    const change = { userId: account.id, sessionHash: here.session.hash, current: password, next };
    expect(await app.changePassword(change)).toMatchObject({ id: account.id, version: 2 });
    expect([await lives(here), await lives(there)]).toEqual([true, false]);
    expect(await app.login({ email, password })).toMatchObject({ refused: 'unauthenticated' });
    expect(await lives(await login(next))).toBe(true);
  });

  it('cannot set a new password without the current one', async () => {
    const { app, account, login, lives } = await given(client());
    const here = await login();
    const change = {
      userId: account.id,
      sessionHash: here.session.hash,
      current: 'a guess',
      next: 'another long phrase',
    };
    expect(await app.changePassword(change)).toMatchObject({ refused: 'refused', pointer: '/current' });
    expect(await lives(here)).toBe(true);
    expect(await lives(await login())).toBe(true);
  });

  it('that has ended cannot set a new password', async () => {
    const { app, account, login } = await given(client());
    const { session } = await login();
    await app.logout({ access: accountAccess(account.id), sessionHash: session.hash });
    const change = { userId: account.id, sessionHash: session.hash, current: password, next: 'another long phrase' };
    expect(await app.changePassword(change)).toMatchObject({ refused: 'unauthenticated' });
    expect(await app.login({ email, password })).toMatchObject({ account: { id: account.id } });
  });

  it.each([{ role: 'hotel_admin' }, { status: 'suspended' }] as const)(
    'ends when an admin sets %j',
    async (request) => {
      const { app, account, login, lives } = await given(client());
      const session = await login();
      await app.changeUser({ actor: 'admin-1', userId: account.id, ...request, expected: undefined });
      expect(await lives(session)).toBe(false);
    },
  );

  it('is not opened by a login that a logout-all overtakes', async () => {
    const { app, account, login, core } = await given(client());
    const { session } = await login();
    await app.logoutAll({ userId: account.id });
    const late = { ...session, hash: 'a-late-session' };
    expect(await userRepository(core.table, core.ids, core.delay).openSession(late)).toBe('conflict');
  });
});

describe('rule 19: a token', () => {
  const world = () => given(createMemoryDynamo().client());

  it('that is forged in any part names nobody', async () => {
    const { sessions, login, account } = await world();
    const { token } = await login();
    const [user = '', random = '', mac = ''] = token.split('.');
    const flip = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    const forged = [
      `someone-else.${random}.${mac}`,
      `${user}.${flip(random)}.${mac}`,
      `${user}.${random}.${flip(mac)}`,
      `${user}.${random}`,
      `${user}.${random}.`,
      `${token}.more`,
      ` ${token}`,
      '',
      `${account.id}.${randomBytes(32).toString('base64url')}.${randomBytes(32).toString('base64url')}`,
    ];
    for (const one of forged) {
      expect(sessions.subjectOf(one)).toBeUndefined();
      expect(await sessions.authenticate(one)).toBeUndefined();
    }
  });

  it('costs no read when forged, and one when not', async () => {
    const reads: string[] = [];
    const memory = createMemoryDynamo({
      intercept: ({ operation }) => {
        reads.push(operation);
        return undefined;
      },
    });
    const { sessions, login } = await given(memory.client());
    const { token } = await login();
    reads.length = 0;
    await sessions.authenticate(`${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}`);
    expect(reads).toEqual([]);
    await sessions.authenticate(token);
    expect(reads).toEqual(['BatchGetItem']);
  });

  it('outlives the rotation of the key that signed it, until that key is taken away', async () => {
    const { core, login } = await world();
    const { token } = await login();
    const fresh = randomBytes(32);
    const gate = (session: Uint8Array[]) => composeGate({ ...core, signing: { ...core.signing, session } });
    expect(await gate([fresh, ...core.signing.session]).sessions.authenticate(token)).toBeDefined();
    expect(await gate([fresh]).sessions.authenticate(token)).toBeUndefined();
  });
});

describe.each(clients)('a login, on $on', ({ client }) => {
  it('takes the address in any case', async () => {
    const { app } = await given(client());
    expect(await app.login({ email: 'ADA@Example.com', password })).toMatchObject({ account: { email } });
  });

  it('answers an unknown address, a wrong password and a suspended account alike', async () => {
    const { app, account } = await given(client());
    const unknown = await app.login({ email: 'nobody@example.com', password });
    const wrong = await app.login({ email, password: 'a wrong password' });
    const tooLong = await app.login({ email, password: `${password}${'x'.repeat(80)}` });
    await app.changeUser({ actor: 'admin-1', userId: account.id, status: 'suspended', expected: undefined });
    const suspended = await app.login({ email, password });
    expect(unknown).toMatchObject({ refused: 'unauthenticated' });
    expect([wrong, tooLong, suspended]).toEqual([unknown, unknown, unknown]);
  });

  it('is refused after five failures a minute with one address, right or wrong, until they are past', async () => {
    const { app, clock } = await given(client());
    const failures = await Promise.all(
      Array.from({ length: 9 }, (_, guess) => app.login({ email, password: `guess number ${guess}` })),
    );
    const names = failures.map((outcome) => (isRefusal(outcome) ? outcome.refused : 'signed in'));
    expect(names.filter((name) => name === 'unauthenticated')).toHaveLength(5);
    expect(names.filter((name) => name === 'rate-limited')).toHaveLength(4);
    expect(await app.login({ email, password })).toMatchObject({ refused: 'rate-limited' });
    clock.advance({ minutes: 2 });
    expect(isRefusal(await app.login({ email, password }))).toBe(false);
  });

  it('that succeeds is never counted against the address', async () => {
    const { login } = await given(client());
    for (let times = 0; times < 12; times += 1) await login();
  });
});

describe('a login that fails', () => {
  it('asks the table the same for an unknown address and for a wrong password', async () => {
    const calls: string[] = [];
    const memory = createMemoryDynamo({
      intercept: ({ operation }) => {
        calls.push(operation);
        return undefined;
      },
    });
    const { app } = await given(memory.client());
    const asked = async (typed: { email: string; password: string }) => {
      calls.length = 0;
      await app.login(typed);
      return [...calls];
    };
    const wrong = await asked({ email, password: 'a wrong password' });
    expect(wrong).toEqual(['UpdateItem', 'GetItem', 'GetItem']);
    expect(await asked({ email: 'nobody@example.com', password })).toEqual(wrong);
  });

  it('is one with a password longer than the 72 bytes bcrypt reads, though they begin alike', async () => {
    const passwords = bcryptPasswords(4);
    const longest = 'x'.repeat(72);
    const hash = await passwords.hash(longest);
    expect(await passwords.matches(longest, hash)).toBe(true);
    expect(await passwords.matches(`${longest}y`, hash)).toBe(false);
    expect(await passwords.matches(`${longest}\0`, hash)).toBe(false);
  });

  it('takes as long without an account as with one', async () => {
    const passwords = bcryptPasswords(9);
    const hash = await passwords.hash(password);
    const median = async (kept: string | undefined) => {
      const times: number[] = [];
      for (let round = 0; round < 7; round += 1) {
        const started = performance.now();
        expect(await passwords.matches('a wrong password', kept)).toBe(false);
        times.push(performance.now() - started);
      }
      return times.toSorted((one, other) => one - other)[3] ?? 0;
    };
    await median(hash);
    const ratio = (await median(undefined)) / (await median(hash));
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});
