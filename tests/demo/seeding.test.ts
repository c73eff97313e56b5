import { describe, expect, it } from 'vitest';
import { readHowFar } from '../../demo/how-far.ts';
import { type SeedOptions, seedDemo } from '../../demo/index.ts';
import { userRepository } from '../../functions/adapters/dynamo/accounts/user-repository.ts';
import { bcryptPasswords } from '../../functions/adapters/passwords/passwords.ts';
import { emptyTable, PASSWORD, worldIn } from './world.ts';

const quiet = { password: PASSWORD, progress: () => undefined };
const seeded = async (options: Partial<SeedOptions>, table?: Awaited<ReturnType<typeof emptyTable>>) => {
  const world = table ?? (await emptyTable());
  const report = await seedDemo(world.core, { hotels: 60, ...quiet, ...options });
  return { ...world, report };
};

describe('seeding', () => {
  it('makes the three demo accounts at any number of hotels, with the password given', async () => {
    const { core, items, report } = await seeded({ hotels: 0 });
    expect(report).toMatchObject({ complete: true, hotels: 0, written: { accounts: 3, items: 0 } });
    expect(worldIn(items())).toEqual([]);
    expect(await readHowFar(core.table)).toMatchObject({ done: 0, wanted: 0 });
    const accounts = userRepository(core.table, core.ids, core.delay);
    const roles = {
      'guest@example.com': 'guest',
      'owner@example.com': 'hotel_admin',
      'admin@example.com': 'system_admin',
    };
    for (const [email, role] of Object.entries(roles)) {
      const account = await accounts.byEmail(email);
      expect(account).toMatchObject({ role, status: 'active' });
      expect(await bcryptPasswords(4).matches(PASSWORD, account?.passwordHash)).toBe(true);
    }
  });

  it('makes the same world twice, and a smaller world is the beginning of a larger one', async () => {
    const [once, twice, fewer] = [await seeded({}), await seeded({}), await seeded({ hotels: 30 })];
    expect(worldIn(twice.items())).toEqual(worldIn(once.items()));
    const all = new Set(worldIn(once.items()).map((item) => JSON.stringify(item)));
    expect(worldIn(fewer.items()).every((item) => all.has(JSON.stringify(item)))).toBe(true);
  });

  it('does nothing where the hotels are there already, and adds what is missing', async () => {
    const world = await seeded({ hotels: 30 });
    const before = world.items();
    const again = await seeded({ hotels: 30 }, world);
    expect(again.report.written).toMatchObject({ accounts: 0, hotels: 0, items: 0 });
    expect(again.items()).toEqual(before);
    const more = await seeded({ hotels: 60 }, world);
    expect(more.report).toMatchObject({ hotels: 60, written: { hotels: 30 } });
    expect(worldIn(more.items())).toEqual(worldIn((await seeded({})).items()));
  });

  it('ends when it is told to, says so, and goes on there the next time', async () => {
    const stop = new AbortController();
    const advance = (done: number): void => {
      if (done >= 25) stop.abort();
    };
    const world = await seeded({ signal: stop.signal, advance });
    expect(world.report).toMatchObject({ complete: false, hotels: 25 });
    expect(await readHowFar(world.table)).toMatchObject({ done: 25, begun: 25, wanted: 60 });
    const rest = await seeded({}, world);
    expect(rest.report).toMatchObject({ complete: true, hotels: 60, written: { hotels: 35 } });
    expect(worldIn(rest.items())).toEqual(worldIn((await seeded({})).items()));
  });

  it('makes hotels whole that a killed run left in part, as of the moment they were begun, though fewer are wanted', async () => {
    let [secondStretch, writes] = [false, 0];
    const world = await emptyTable({
      intercept: ({ operation }) => {
        if (secondStretch && operation === 'TransactWriteItems') writes += 1;
        if (writes === 4) throw new Error('killed');
        return undefined;
      },
    });
    const advance = (done: number): void => {
      secondStretch = done === 25;
    };
    await expect(seeded({ advance }, world)).rejects.toThrow();
    expect([writes, worldIn(world.items()).some(({ id }) => id === 'demo-00025')]).toEqual([4, true]);
    writes = 5;
    world.clock.advance({ hours: 30 });
    const { report, items } = await seeded({ hotels: 1 }, world);
    expect(report).toMatchObject({ complete: true, hotels: 50, written: { hotels: 25 } });
    expect(worldIn(items())).toEqual(worldIn((await seeded({ hotels: 50 })).items()));
  });

  it('keeps to the seed a table was begun with', async () => {
    const world = await seeded({ hotels: 2, seed: 7 });
    await expect(seeded({ hotels: 3, seed: 8 }, world)).rejects.toThrow('made of seed 7');
    expect((await seeded({ hotels: 3 }, world)).report.hotels).toBe(3);
  });
});
