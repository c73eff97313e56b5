import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../functions/adapters/dynamo/table.ts';
import { composeAccounts, composeCreateAccount } from '../../../functions/composition/accounts.ts';
import type { Role } from '../../../functions/contract/accounts/bodies.ts';
import { keys } from '../../../functions/contract/keys.ts';
import { isRefusal } from '../../../functions/domain/refusal.ts';
import type { Account } from '../../../functions/usecases/ports/accounts.ts';
import { createMemoryDynamo } from '../../../memory-dynamodb/index.ts';
import { accountWorld, clients } from '../../support/account-world.ts';

const password = 'correct horse battery';

type World = Awaited<ReturnType<typeof accountWorld>>;
const make = async ({ core }: World, email: string, role: Role = 'guest'): Promise<Account> => {
  const account = await composeCreateAccount(core)({ email, password, name: 'Ada Lovelace', role });
  if (isRefusal(account)) throw new Error(account.refused);
  return account;
};
const all = async (table: Table) =>
  (await table.client.send(new ScanCommand({ TableName: table.name, ConsistentRead: true }))).Items ?? [];
const adminsOf = async (table: Table) =>
  (await table.client.send(new GetCommand({ TableName: table.name, Key: keys.systemAdmins() }))).Item?.['admins'];

describe.each(clients)('an account, on $on', ({ client }) => {
  it('is registered as a guest and signed in, in one go', async () => {
    const { core, clock } = await accountWorld(client());
    const outcome = await composeAccounts(core).register({ email: 'Ada@Example.com', password, name: 'Ada' });
    expect(outcome).toMatchObject({
      account: { email: 'Ada@Example.com', role: 'guest', status: 'active', version: 1, createdAt: clock.now() },
      session: { expiresAt: '2027-03-02T12:00:00.000Z' },
    });
    const kept = JSON.stringify(await all(core.table));
    expect(kept).not.toContain(password);
    if (!isRefusal(outcome)) expect(kept).not.toContain(outcome.token);
  });

  it('has an address nobody else can take, however it is written', async () => {
    const { core } = await accountWorld(client());
    const { register } = composeAccounts(core);
    const spellings = ['ada@example.com', 'ADA@example.com', 'Ada@EXAMPLE.COM'];
    const outcomes = await Promise.all(spellings.map((email) => register({ email, password, name: 'Ada' })));
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
    for (const outcome of outcomes.filter(isRefusal)) expect(outcome).toEqual({ refused: 'email-taken' });
    const kept = await all(core.table);
    expect(kept.filter(({ type }) => type === 'user')).toHaveLength(1);
    expect(kept.filter(({ type }) => type === 'session')).toHaveLength(1);
  });

  it('is found by its address alone, in any case, and not by another', async () => {
    const world = await accountWorld(client());
    const { id } = await make(world, 'Ada@Example.com');
    const { listUsers } = composeAccounts(world.core);
    expect((await listUsers({ email: 'ada@example.COM', limit: 20 })).accounts).toMatchObject([{ id }]);
    for (const email of ['ada@example.co', `${'ﷺ'.repeat(250)}@x`, '\ud800', '#']) {
      expect(await listUsers({ email, limit: 20 })).toEqual({ accounts: [], next: undefined });
    }
  });

  it('is in the list of accounts exactly once, however small the pages', async () => {
    const world = await accountWorld(client());
    const made = await Promise.all(Array.from({ length: 23 }, (_, index) => make(world, `guest${index}@example.com`)));
    const { listUsers } = composeAccounts(world.core);
    for (const limit of [1, 4, 100]) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await listUsers({ limit, after });
        expect(page.accounts.length).toBeLessThanOrEqual(limit);
        seen.push(...page.accounts.map(({ id }) => id));
        after = page.next;
      } while (after);
      // Newest first: ids are in order of time.
      expect(seen).toEqual(
        made
          .map(({ id }) => id)
          .toSorted()
          .toReversed(),
      );
    }
  });

  it('has a name its owner may change', async () => {
    const world = await accountWorld(client());
    const { id } = await make(world, 'ada@example.com');
    const { rename, userById } = composeAccounts(world.core);
    expect(await rename({ userId: id, name: 'Countess' })).toMatchObject({ name: 'Countess', version: 2 });
    expect(await userById(id)).toMatchObject({ name: 'Countess', email: 'ada@example.com', version: 2 });
  });
});

describe.each(clients)('changes of one account at the same moment, on $on', ({ client }) => {
  it('are all kept, one after the other', async () => {
    const world = await accountWorld(client());
    const { id } = await make(world, 'ada@example.com');
    const { rename, changeUser, logoutAll, userById } = composeAccounts(world.core);
    const by = { actor: 'admin-1', userId: id, expected: undefined };
    const outcomes = await Promise.all([
      rename({ userId: id, name: 'Countess' }),
      changeUser({ ...by, role: 'hotel_admin' }),
      logoutAll({ userId: id }),
    ]);
    expect(outcomes.filter(isRefusal)).toEqual([]);
    expect(await userById(id)).toMatchObject({ name: 'Countess', role: 'hotel_admin', epoch: 3, version: 4 });
  });
});

describe.each(clients)('a system admin managing accounts, on $on', ({ client }) => {
  it('sets a role on the version that was seen, and it is written down', async () => {
    const world = await accountWorld(client());
    const { id } = await make(world, 'ada@example.com');
    const { changeUser } = composeAccounts(world.core);
    const request = { actor: 'admin-1', userId: id, role: 'hotel_admin', expected: 1 } as const;
    expect(await changeUser(request)).toMatchObject({ role: 'hotel_admin', version: 2, epoch: 2 });
    expect(await changeUser({ ...request, role: 'guest' })).toEqual({ refused: 'stale-version' });
    const told = (await all(world.table)).filter(({ type }) => type === 'audit');
    expect(told.map(({ action }) => action).toSorted()).toEqual(['user.changed', 'user.created']);
    expect(told.filter(({ action }) => action === 'user.changed')).toMatchObject([
      {
        subject: `USER#${id}`,
        actor: 'admin-1',
        before: { role: 'guest', status: 'active' },
        after: { role: 'hotel_admin', status: 'active' },
      },
    ]);
  });

  it('finds no account that does not exist', async () => {
    const { changeUser } = composeAccounts((await accountWorld(client())).core);
    const outcome = await changeUser({ actor: 'admin-1', userId: 'nobody', role: 'guest', expected: undefined });
    expect(outcome).toEqual({ refused: 'not-found', what: 'account' });
  });

  it.each([{ role: 'guest' }, { status: 'suspended' }] as const)(
    'cannot end the last of them by %j',
    async (request) => {
      const world = await accountWorld(client());
      const { id } = await make(world, 'admin@example.com', 'system_admin');
      const { changeUser, userById } = composeAccounts(world.core);
      expect(await changeUser({ actor: id, userId: id, ...request, expected: undefined })).toMatchObject({
        refused: 'refused',
      });
      expect(await userById(id)).toMatchObject({ role: 'system_admin', status: 'active', version: 1 });
    },
  );

  it('cannot leave the platform without one when all of them step down at once', async () => {
    const world = await accountWorld(client());
    const admins = await Promise.all([1, 2, 3, 4].map((n) => make(world, `admin${n}@example.com`, 'system_admin')));
    expect(await adminsOf(world.table)).toBe(4);
    const outcomes = await Promise.all(
      admins.map(({ id }, index) =>
        composeAccounts(world.core).changeUser({
          actor: id,
          userId: id,
          ...(index % 2 === 0 ? { role: 'guest' } : { status: 'suspended' }),
          expected: undefined,
        }),
      ),
    );
    expect(outcomes.filter((outcome) => isRefusal(outcome) && outcome.refused === 'refused')).toHaveLength(1);
    expect(await adminsOf(world.table)).toBe(1);
  });

  it('counts a suspended admin as none, and again once active', async () => {
    const world = await accountWorld(client());
    const [first, second] = await Promise.all(
      ['admin1@example.com', 'admin2@example.com'].map((email) => make(world, email, 'system_admin')),
    );
    if (!first || !second) throw new Error('two admins were made');
    const { changeUser } = composeAccounts(world.core);
    const by = { actor: first.id, expected: undefined };
    await changeUser({ ...by, userId: second.id, status: 'suspended' });
    expect(await adminsOf(world.table)).toBe(1);
    // A suspended admin may lose the role without anybody else losing theirs.
    expect(await changeUser({ ...by, userId: second.id, role: 'guest' })).toMatchObject({ role: 'guest' });
    expect(await adminsOf(world.table)).toBe(1);
    await changeUser({ ...by, userId: second.id, role: 'system_admin', status: 'active' });
    expect(await adminsOf(world.table)).toBe(2);
  });
});

describe('an account whose write was answered into the void', () => {
  const losing = (operation: string) => {
    let lose = true;
    return createMemoryDynamo({
      intercept: (call) => {
        if (call.operation !== operation || !lose) return undefined;
        lose = false;
        return { kind: 'lost-response' };
      },
    });
  };

  it('is still made once, and is not told that its own address is taken', async () => {
    const { core } = await accountWorld(losing('TransactWriteItems').client());
    const outcome = await composeAccounts(core).register({ email: 'ada@example.com', password, name: 'Ada' });
    expect(outcome).toMatchObject({ account: { email: 'ada@example.com' } });
    expect((await all(core.table)).filter(({ type }) => type === 'user')).toHaveLength(1);
  });
});
