import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { subjectsOf } from '../../../functions/adapters/dynamo/limits/rate-limit-subject.ts';
import { noLimits, rateLimits } from '../../../functions/adapters/dynamo/limits/rate-limits.ts';
import type { Table } from '../../../functions/adapters/dynamo/table.ts';
import { keys } from '../../../functions/contract/keys.ts';
import type { LimitClass } from '../../../functions/contract/route.ts';
import type { RateLimits } from '../../../functions/usecases/ports/gate.ts';
import { createMemoryDynamo } from '../../../memory-dynamodb/index.ts';
import { accountWorld, clients } from '../../support/account-world.ts';

const guest = { userId: 'guest-1', address: '203.0.113.7' };
const stranger = { userId: undefined, address: '203.0.113.7' };

const tryOften = (limits: RateLimits, limitClass: LimitClass, times: number, subject = guest) =>
  Promise.all(Array.from({ length: times }, () => limits.take({ limitClass, subject })));
const admitted = (states: readonly { allowed: boolean }[]) => states.filter(({ allowed }) => allowed).length;

const windowOf = async (table: Table, key: string) => {
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: keys.rateWindow(key) }));
  return Item ?? {};
};
const minutesIn = (item: object) => Object.keys(item).filter((name) => /^m\d+$/.test(name));

describe.each(clients)('rule 20: the limits of a minute, on $on', ({ client }) => {
  it.each([
    ['booking', 10],
    ['search', 30],
    ['other', 100],
  ] as const)('admit %s calls one after the other up to %i, and say how many are left', async (limitClass, limit) => {
    const { core } = await accountWorld(client());
    const limits = rateLimits(core.table, core.clock);
    for (let left = limit - 1; left >= 0; left -= 1) {
      const state = await limits.take({ limitClass, subject: guest });
      expect(state).toMatchObject({ allowed: true, limit, remaining: left });
    }
    const refused = await limits.take({ limitClass, subject: guest });
    expect(refused).toMatchObject({ allowed: false, limit, remaining: 0 });
    expect(refused.resetSeconds).toBeGreaterThanOrEqual(1);
  });

  it('are exact for bookings however many processes are asked at once', async () => {
    const { core } = await accountWorld(client());
    const processes = [1, 2, 3].map(() => rateLimits(core.table, core.clock));
    const states = await Promise.all(processes.map((limits) => tryOften(limits, 'booking', 20)));
    expect(admitted(states.flat())).toBe(10);
  });

  it('are never exceeded by leases of processes that share the table', async () => {
    const { core } = await accountWorld(client());
    const processes = [1, 2, 3].map(() => rateLimits(core.table, core.clock));
    const states = await Promise.all(processes.map((limits) => tryOften(limits, 'search', 40)));
    expect(admitted(states.flat())).toBe(30);
  });

  it('slide: what the minute before had counts by the share of it that is left', async () => {
    const { core, clock } = await accountWorld(client());
    expect(admitted(await tryOften(rateLimits(core.table, clock), 'booking', 20))).toBe(10);
    clock.advance({ seconds: 60 });
    expect(admitted(await tryOften(rateLimits(core.table, clock), 'booking', 20))).toBe(0);
    clock.advance({ seconds: 30 });
    expect(admitted(await tryOften(rateLimits(core.table, clock), 'booking', 20))).toBe(5);
    clock.advance({ minutes: 2 });
    expect(admitted(await tryOften(rateLimits(core.table, clock), 'booking', 20))).toBe(10);
  });

  it('admit again once the seconds they told have passed, and not a second before', async () => {
    const { core, clock } = await accountWorld(client());
    const limits = rateLimits(core.table, clock);
    clock.advance({ seconds: 20 });
    await tryOften(limits, 'booking', 10);
    const { resetSeconds } = await limits.take({ limitClass: 'booking', subject: guest });
    clock.advance({ seconds: resetSeconds - 1 });
    expect((await rateLimits(core.table, clock).take({ limitClass: 'booking', subject: guest })).allowed).toBe(false);
    clock.advance({ seconds: 1 });
    expect((await limits.take({ limitClass: 'booking', subject: guest })).allowed).toBe(true);
  });

  it('keep apart users, addresses and classes', async () => {
    const { core } = await accountWorld(client());
    const limits = rateLimits(core.table, core.clock);
    await tryOften(limits, 'booking', 11);
    const others = [
      limits.take({ limitClass: 'booking', subject: { ...guest, userId: 'guest-2' } }),
      limits.take({ limitClass: 'booking', subject: stranger }),
      limits.take({ limitClass: 'other', subject: guest }),
    ];
    expect(admitted(await Promise.all(others))).toBe(3);
  });

  it('count every try to sign in for the address, whatever token it carries', async () => {
    const { core } = await accountWorld(client());
    const limits = rateLimits(core.table, core.clock);
    const tries = Array.from({ length: 8 }, (_, index) =>
      limits.take({ limitClass: 'login', subject: { userId: `guest-${index}`, address: '203.0.113.7' } }),
    );
    expect(admitted(await Promise.all(tries))).toBe(5);
  });

  it('count a failed login for its e-mail address, and not one that was right', async () => {
    const { core } = await accountWorld(client());
    const { failures } = rateLimits(core.table, core.clock);
    for (let right = 0; right < 12; right += 1) {
      const place = await failures.take('ada@example.com');
      expect(place.state.allowed).toBe(true);
      await place.giveBack();
    }
    for (let wrong = 0; wrong < 5; wrong += 1) {
      expect((await failures.take('ada@example.com')).state.allowed).toBe(true);
    }
    const other = rateLimits(core.table, core.clock);
    expect((await other.failures.take('ada@example.com')).state.allowed).toBe(false);
    expect((await other.failures.take('bob@example.com')).state.allowed).toBe(true);
  });

  it('count no login that was right, however many come at once', async () => {
    const { core } = await accountWorld(client());
    const { failures } = rateLimits(core.table, core.clock);
    for (let round = 0; round < 5; round += 1) {
      const places = await Promise.all(Array.from({ length: 4 }, () => failures.take('ada@example.com')));
      await Promise.all(places.map((place) => place.giveBack()));
    }
    const states = [];
    for (let wrong = 0; wrong < 6; wrong += 1) states.push((await failures.take('ada@example.com')).state);
    expect(admitted(states)).toBe(5);
  });

  it('are twenty an hour for declined cards, and slide by the hour', async () => {
    const { core, clock } = await accountWorld(client());
    const declined = async (times: number) => {
      const { declines } = rateLimits(core.table, clock);
      return Promise.all(Array.from({ length: times }, async () => (await declines.ofUser.take('guest-1')).state));
    };
    expect(admitted(await declined(30))).toBe(20);
    clock.advance({ minutes: 60 });
    expect(admitted(await declined(5))).toBe(0);
    clock.advance({ minutes: 30 });
    expect(admitted(await declined(30))).toBe(10);
    clock.advance({ hours: 3 });
    expect(admitted(await declined(30))).toBe(20);
  });

  it('leave no counters of old minutes behind', async () => {
    const { core, clock } = await accountWorld(client());
    for (let visit = 0; visit < 40; visit += 1) {
      await rateLimits(core.table, clock).take({ limitClass: 'booking', subject: guest });
      clock.advance({ minutes: visit % 2 === 0 ? 1 : 7 });
    }
    const item = await windowOf(core.table, 'booking#user:guest-1');
    expect(minutesIn(item).length).toBeLessThanOrEqual(12);
    expect(item['ttl']).toBeGreaterThan(Date.now() / 1000);
  });
});

describe('rule 20: what a limit costs', () => {
  const counted = async () => {
    let updates = 0;
    const memory = createMemoryDynamo({
      intercept: ({ operation }) => {
        if (operation === 'UpdateItem') updates += 1;
        return undefined;
      },
    });
    const world = await accountWorld(memory.client());
    return { ...world, limits: rateLimits(world.core.table, world.clock), updates: () => updates };
  };

  it('one write for five searches', async () => {
    const { limits, updates } = await counted();
    expect(admitted(await tryOften(limits, 'search', 30))).toBe(30);
    expect(updates()).toBe(6);
  });

  it('at most one write a second of a caller that is refused, however fast it comes', async () => {
    const { limits, updates, clock } = await counted();
    await tryOften(limits, 'booking', 500);
    expect(updates()).toBe(11);
    for (let second = 0; second < 30; second += 1) {
      clock.advance({ seconds: 1 });
      await tryOften(limits, 'booking', 50);
    }
    expect(updates()).toBeLessThanOrEqual(11 + 30);
  });
});

describe('rule 20: when the table is away', () => {
  const away = async () => {
    let down = false;
    const memory = createMemoryDynamo({ intercept: () => (down ? { kind: 'lost-request' } : undefined) });
    const { core } = await accountWorld(memory.client());
    down = true;
    return rateLimits(core.table, core.clock);
  };

  it('everything but signing in goes on', async () => {
    const limits = await away();
    for (const limitClass of ['search', 'other', 'booking'] as const) {
      expect((await limits.take({ limitClass, subject: guest })).allowed).toBe(true);
    }
  });

  it('nobody signs in, and is told to try again', async () => {
    const limits = await away();
    const state = await limits.take({ limitClass: 'login', subject: stranger });
    expect(state).toMatchObject({ allowed: false, unavailable: true });
    expect((await limits.failures.take('ada@example.com')).state).toMatchObject({ allowed: false, unavailable: true });
  });
});

describe('without limits', () => {
  it('every call is admitted, and still told what the limit would be', async () => {
    const states = await tryOften(noLimits(), 'booking', 50);
    expect(admitted(states)).toBe(50);
    expect(states.at(-1)).toMatchObject({ limit: 10, remaining: 10 });
  });
});

describe('the subject of a limit', () => {
  it.each([
    ['198.51.100.4', 'address:198.51.100.4'],
    ['::ffff:198.51.100.4', 'address:198.51.100.4'],
    ['2001:db8:0:7:aaaa:bbbb:cccc:dddd', 'address:2001:db8:0:7::/64'],
    ['2001:0db8::1', 'address:2001:db8:0:0::/64'],
    ['::1', 'address:0:0:0:0::/64'],
  ])('of the address %s is its network', (address, subject) => {
    expect(subjectsOf('other', { userId: undefined, address })).toEqual([subject]);
  });
});
