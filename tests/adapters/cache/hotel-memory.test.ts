import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nightMemory } from '../../../functions/adapters/cache/night-memory.ts';
import { update } from '../../../functions/adapters/dynamo/commit.ts';
import { toNightItem } from '../../../functions/adapters/dynamo/nights/night-item.ts';
import { nightReader } from '../../../functions/adapters/dynamo/nights/night-repository.ts';
import { tableOf } from '../../../functions/adapters/dynamo/open-table.ts';
import type { Table } from '../../../functions/adapters/dynamo/table.ts';
import { rememberedPages } from '../../../functions/adapters/search/remembered-pages.ts';
import { composeHotels } from '../../../functions/composition/hotels.ts';
import { keys } from '../../../functions/contract/keys.ts';
import { instantOf } from '../../../functions/domain/calendar/instant.ts';
import { spreadGuests } from '../../../functions/domain/rates/party.ts';
import { isRefusal, type Refusal } from '../../../functions/domain/refusal.ts';
import { type Meter, noMeter } from '../../../functions/usecases/ports/metrics.ts';
import type { NightReader } from '../../../functions/usecases/ports/nights.ts';
import { aCommand, answered, given, idsOf, NOW, searching, searchWorld } from '../../support/search-world.ts';

const nights = { checkIn: '2026-12-01', checkOut: '2026-12-03', shiftDays: 0 };
const month = { hotelId: 'a', from: '2026-12-01', to: '2026-12-04' };
const ok = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
};

const counting = () => {
  const seen: Record<string, number> = {};
  const meter: Meter = {
    ...noMeter,
    count: (counter, labels, by = 1) => {
      const name = [counter, ...Object.values<string>(labels)].join(' ');
      seen[name] = (seen[name] ?? 0) + by;
    },
  };
  return { seen, meter };
};

/** The pages of hotels in one process, and the same table as another process has it. */
const world = async () => {
  const { table, reads } = await searchWorld([given('a'), given('b')]);
  let now = Date.parse(NOW);
  const { seen, meter } = counting();
  const key = randomBytes(32);
  const app = composeHotels({
    table,
    clock: { now: () => instantOf(now) },
    delay: { sleep: async () => undefined, random: Math.random },
    ids: { next: () => randomUUID(), nonce: () => randomUUID() },
    signing: { quote: [key], session: [key], cursor: [key] },
    limited: false,
    sandbox: false,
    placesFile: '',
    passwordCost: 4,
    meter,
  });
  return {
    app,
    table,
    elsewhere: tableOf(table.client, table.name),
    seen,
    reads,
    advance: (minutes: number) => (now += minutes * 60_000),
    available: async () => ok(await app.calendar(month)).nights.map(({ available }) => available),
    name: async () => ok(await app.publicHotel('a')).hotel.name,
    offered: async () => ok(await app.roomOffers('a', { ...nights, party: spreadGuests(2, 1) })).rooms[0]?.available,
  };
};

const rename = (table: Table, name: string) =>
  update(table, {
    Key: keys.hotel('a'),
    UpdateExpression: 'SET #name = :name ADD version :one',
    ExpressionAttributeNames: { '#name': 'name' },
    ExpressionAttributeValues: { ':name': name, ':one': 1 },
  });

const sell = (table: Table, left: number) =>
  update(table, {
    Key: keys.night('a', '2026-12-02', 'a-room'),
    UpdateExpression:
      'SET #left = :left, sold = :sold, cap = :cap, seq = :left, #type = :type, #schema = :schema, hotelId = :hotel, roomTypeId = :room, #date = :date',
    ExpressionAttributeNames: { '#left': 'left', '#type': 'type', '#schema': 'schema', '#date': 'date' },
    ExpressionAttributeValues: {
      ...Object.fromEntries(
        Object.entries(toNightItem({ hotelId: 'a', roomTypeId: 'a-room', date: '2026-12-02' }))
          .filter(([name]) => name === 'type' || name === 'schema')
          .map(([name, value]) => [`:${name}`, value]),
      ),
      ':left': left,
      ':sold': 2 - left,
      ':cap': 2,
      ':hotel': 'a',
      ':room': 'a-room',
      ':date': '2026-12-02',
    },
  });

describe('the pages of a hotel', () => {
  it('are read once in ten minutes, and once in five for what is free', async () => {
    const { name, available, seen, advance } = await world();
    await name();
    await name();
    await available();
    expect(seen).toEqual({
      'cache_requests_total hotel-facts miss': 1,
      'cache_requests_total hotel-facts hit': 2,
      availability_cache_misses_total: 1,
    });
    advance(6);
    await available();
    expect(seen['availability_cache_misses_total']).toBe(2);
    expect(seen['cache_requests_total hotel-facts miss']).toBe(1);
    advance(5);
    await name();
    expect(seen['cache_requests_total hotel-facts miss']).toBe(2);
  });

  it('show what this process has written at once', async () => {
    const { table, name, available } = await world();
    expect([await name(), await available()]).toEqual(['Hotel a', [2, 2, 2, 2]]);
    await rename(table, 'Grand Hotel');
    await sell(table, 1);
    expect([await name(), await available()]).toEqual(['Grand Hotel', [2, 1, 2, 2]]);
  });

  it('show what another process has written once a read of the truth meets its version', async () => {
    const { elsewhere, name, available, offered } = await world();
    await Promise.all([name(), available()]);
    await rename(elsewhere, 'Grand Hotel');
    await sell(elsewhere, 0);
    expect([await name(), await available()]).toEqual(['Hotel a', [2, 2, 2, 2]]);
    await offered();
    expect([await name(), await available()]).toEqual(['Grand Hotel', [2, 0, 2, 2]]);
  });

  it('are read by many at once with one read', async () => {
    const { name, reads } = await world();
    await Promise.all(Array.from({ length: 30 }, name));
    expect(reads.get('Query')).toBe(1);
  });
});

describe('nights that searches of the table ask for', () => {
  const asking = async () => {
    const { table, elsewhere } = await world();
    const asked: string[] = [];
    const reader: NightReader = {
      nights: async (hotelId, from, to, { consistent = true } = {}) => {
        asked.push(`${from} ${to} ${consistent ? 'strong' : 'eventual'}`);
        return nightReader(table).nights(hotelId, from, to);
      },
    };
    let later = 0;
    const clock = { now: () => instantOf(Date.parse(NOW) + later) };
    const memory = nightMemory({ table, nights: reader, clock, meter: noMeter });
    const left = async () => (await memory.searched.nights('a', '2026-12-01', '2026-12-03')).map((night) => night.left);
    return { table, elsewhere, memory, asked, left, pass: (minutes: number) => (later += minutes * 60_000) };
  };
  const few = '2026-12-01 2026-12-03 eventual';
  const month = '2026-12-01 2026-12-31 strong';

  it('are read alone at first, with their month when they are asked for again, and then for five minutes not', async () => {
    const { asked, left, memory, pass } = await asking();
    await left();
    expect(asked).toEqual([few]);
    await left();
    expect(asked).toEqual([few, month]);
    await left();
    await memory.searched.nights('a', '2026-12-10', '2026-12-12');
    expect(asked).toEqual([few, month]);
    pass(6);
    await left();
    expect(asked).toEqual([few, month, month]);
  });

  it('are those of now once this process has written one', async () => {
    const { table, left } = await asking();
    for (let ask = 0; ask < 3; ask += 1) expect(await left()).toEqual([]);
    await sell(table, 1);
    expect(await left()).toEqual([1]);
    await sell(table, 0);
    expect(await left()).toEqual([0]);
  });

  it('are forgotten when a page is checked and another process has written one', async () => {
    const { elsewhere, left, memory } = await asking();
    for (let ask = 0; ask < 3; ask += 1) await left();
    await sell(elsewhere, 0);
    expect(await left()).toEqual([]);
    await memory.truth.nights('a', '2026-12-02', '2026-12-02');
    expect(await left()).toEqual([0]);
  });

  it('are not kept when one is written while they are read', async () => {
    const { table, memory, left } = await asking();
    await left();
    const reading = left();
    await sell(table, 0);
    await reading;
    expect(await left()).toEqual([0]);
    expect(await memory.remembered.nights('a', '2026-12-01', '2026-12-03')).toHaveLength(1);
  });
});

describe('an offer, which leads to a booking', () => {
  it('is of the table as it is now, whatever is remembered of it', async () => {
    const { elsewhere, available, offered, seen } = await world();
    await available();
    expect(await offered()).toBe(2);
    await sell(elsewhere, 0);
    expect(await offered()).toBe(0);
    expect(Object.keys(seen).filter((name) => name.includes('availability hit'))).toEqual([]);
  });
});

describe('a page of results', () => {
  const pagesWorld = async () => {
    const { table, reads } = await searchWorld([given('a'), given('b', { latitude: 38.72 })]);
    const { seen, meter } = counting();
    let now = Date.parse(NOW);
    const clock = { now: () => instantOf(now) };
    let pages: ReturnType<typeof rememberedPages> | undefined;
    // Written by another process: nothing of this one hears of it.
    const other = tableOf(table.client, table.name);
    const reader = tableOf(table.client, table.name);
    const search = searching(reader, {
      meter,
      around: (engine) => (pages = rememberedPages(engine, { table: reader, clock, meter })),
      outdated: (...asked) => pages?.outdated(...asked),
    });
    return { search, seen, reads, other, reader, advance: (minutes: number) => (now += minutes * 60_000) };
  };

  it('is asked of the engine once in two minutes, and checked against the table every time', async () => {
    const { search, seen, reads, advance } = await pagesWorld();
    const criteria = aCommand({ nights });
    await search(criteria);
    const checks = reads.get('BatchGetItem');
    await search(criteria);
    expect(seen).toMatchObject({
      'cache_requests_total result-pages miss': 1,
      'cache_requests_total result-pages hit': 1,
    });
    expect(reads.get('BatchGetItem')).toBe(2 * (checks ?? 0));
    await search(aCommand({ nights, guests: 1 }));
    advance(3);
    await search(criteria);
    expect(seen['cache_requests_total result-pages miss']).toBe(3);
  });

  it('shows nothing that cannot be booked; a correction is counted, and the page searched anew', async () => {
    const { search, seen, other } = await pagesWorld();
    const criteria = aCommand({ nights });
    expect(idsOf(answered(await search(criteria)))).toEqual(['a', 'b']);
    await sell(other, 0);
    const corrected = answered(await search(criteria));
    expect([idsOf(corrected), corrected.total]).toEqual([['b'], 1]);
    expect(seen['search_corrections_total dropped']).toBe(1);
    await search(criteria);
    expect(seen['cache_requests_total result-pages miss']).toBe(2);
    expect(seen['search_corrections_total dropped']).toBe(1);
  });

  it('is not remembered just after a write of this process, when the index may still lag behind', async () => {
    const { search, seen, reader } = await pagesWorld();
    const criteria = aCommand({ nights });
    await search(criteria);
    await sell(reader, 0);
    await search(criteria);
    await search(criteria);
    expect(seen['cache_requests_total result-pages miss']).toBe(3);
    expect(seen['cache_requests_total result-pages hit']).toBeUndefined();
    // Those who ask at once share one question all the same.
    await Promise.all([search(criteria), search(criteria), search(criteria)]);
    expect(seen['cache_requests_total result-pages miss']).toBe(4);
    expect(seen['cache_requests_total result-pages shared']).toBe(2);
  });

  it('that was under way as this process wrote is of no use to who asks after the write', async () => {
    const { search, seen, reader } = await pagesWorld();
    const criteria = aCommand({ nights });
    const before = search(criteria);
    await sell(reader, 0);
    expect(answered(await search(criteria)).facets.price.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    await before;
    expect(seen['cache_requests_total result-pages shared']).toBeUndefined();
  });
});
