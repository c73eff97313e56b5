import { setTimeout as sleep } from 'node:timers/promises';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { cachedSettings, sharedSettings } from '../../../functions/adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../../../functions/adapters/dynamo/settings-repository.ts';
import { defaultSettings } from '../../../functions/usecases/ports/settings.ts';
import { changeSettings } from '../../../functions/usecases/settings/change-settings.ts';
import { createMemoryDynamo } from '../../../memory-dynamodb/index.ts';
import { accountWorld, clients } from '../../support/account-world.ts';

type World = Awaited<ReturnType<typeof accountWorld>>;

/** One process: its cache and its way to change the settings. */
const processOn = ({ core, clock }: World) => {
  const store = settingsRepository(core.table, core.ids, core.delay);
  const settings = cachedSettings(store, clock);
  return { store, settings, change: changeSettings({ store, settings, clock }) };
};
const by = { actor: 'admin-1', expected: [] };

const auditOf = async ({ table }: World) => {
  const { Items = [] } = await table.client.send(
    new ScanCommand({
      TableName: table.name,
      FilterExpression: '#type = :audit',
      ExpressionAttributeNames: { '#type': 'type' },
      ExpressionAttributeValues: { ':audit': 'audit' },
    }),
  );
  return Items;
};

describe.each(clients)('the settings, on $on', ({ client }) => {
  it('are the defaults until somebody changes one', async () => {
    const { settings, store } = processOn(await accountWorld(client()));
    expect(await settings.current()).toEqual(defaultSettings);
    expect(await store.load()).toEqual({ ...defaultSettings, version: 1 });
  });

  it('change what is named and nothing else, at once in the process that changed them', async () => {
    const { settings, change } = processOn(await accountWorld(client()));
    await settings.current();
    const changed = await change({ ...by, request: { holdMinutes: 20, maxNights: undefined } });
    expect(changed).toEqual({ ...defaultSettings, holdMinutes: 20, version: 2 });
    expect(await settings.current()).toEqual({ ...defaultSettings, holdMinutes: 20 });
  });

  it('are in force in every other process once 5 s have passed, and not read before', async () => {
    const world = await accountWorld(client());
    const [here, there] = [processOn(world), processOn(world)];
    await there.settings.current();
    await here.change({ ...by, request: { maxOpenHolds: 3 } });
    world.clock.advance({ seconds: 4 });
    expect((await there.settings.current()).maxOpenHolds).toBe(10);
    world.clock.advance({ seconds: 1 });
    expect((await there.settings.current()).maxOpenHolds).toBe(3);
  });

  it('refuse a stale version, whether If-Match or the body names it', async () => {
    const { change } = processOn(await accountWorld(client()));
    await change({ ...by, request: { holdMinutes: 20 } });
    for (const expected of [[1], [2, 1], [undefined, 3]]) {
      expect(await change({ actor: 'admin-1', request: { holdMinutes: 30 }, expected })).toEqual({
        refused: 'stale-version',
      });
    }
    const current = await change({ actor: 'admin-1', request: { holdMinutes: 30 }, expected: [2, undefined] });
    expect(current).toMatchObject({ holdMinutes: 30, version: 3 });
  });

  it('lose no change when two admins make theirs at the same moment', async () => {
    const world = await accountWorld(client());
    await Promise.all([
      processOn(world).change({ ...by, request: { holdMinutes: 5 } }),
      processOn(world).change({ ...by, request: { maxNights: 7 } }),
      processOn(world).change({ ...by, request: { horizonMonths: 6 } }),
    ]);
    const kept = await processOn(world).store.load();
    expect(kept).toEqual({ ...defaultSettings, holdMinutes: 5, maxNights: 7, horizonMonths: 6, version: 4 });
    expect(await auditOf(world)).toHaveLength(3);
  });

  it('tell who changed what, from what to what', async () => {
    const world = await accountWorld(client());
    await processOn(world).change({ ...by, request: { holdMinutes: 20, maxNights: 30 } });
    expect(await auditOf(world)).toMatchObject([
      {
        pk: 'AUDIT#SETTINGS',
        action: 'settings.changed',
        actor: 'admin-1',
        at: world.clock.now(),
        before: { holdMinutes: 15 },
        after: { holdMinutes: 20 },
      },
    ]);
  });

  it('stay at their version when nothing would change', async () => {
    const world = await accountWorld(client());
    const { change } = processOn(world);
    expect(await change({ ...by, request: { holdMinutes: 15 } })).toEqual({ ...defaultSettings, version: 1 });
    expect(await auditOf(world)).toEqual([]);
  });
});

describe('the settings, when things go wrong', () => {
  it('know their own change when its answer was lost', async () => {
    let lose = true;
    const memory = createMemoryDynamo({
      intercept: ({ operation }) => {
        if (operation !== 'TransactWriteItems' || !lose) return undefined;
        lose = false;
        return { kind: 'lost-response' };
      },
    });
    const world = await accountWorld(memory.client());
    const changed = await processOn(world).change({ actor: 'admin-1', request: { holdMinutes: 20 }, expected: [1] });
    expect(changed).toMatchObject({ holdMinutes: 20, version: 2 });
    expect(await auditOf(world)).toHaveLength(1);
  });

  it('are read once for many who ask at once, and shared by the groups of a process', async () => {
    let reads = 0;
    const memory = createMemoryDynamo({
      intercept: async ({ operation }) => {
        if (operation === 'GetItem') reads += 1;
        await sleep(5);
        return undefined;
      },
    });
    const { core, clock } = await accountWorld(memory.client());
    const store = settingsRepository(core.table, core.ids, core.delay);
    const groups = [1, 2, 3].map(() => sharedSettings(core.table, store, clock));
    await Promise.all(groups.flatMap((settings) => [settings.current(), settings.current()]));
    expect(reads).toBe(1);
  });
});
