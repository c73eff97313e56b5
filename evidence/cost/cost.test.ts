import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bottleneckAt, idleRows } from './page.ts';
import { costOf, prices } from './prices.ts';
import { type Measured, requestCost } from './request.ts';

const search: Measured = { what: 'search', read: 60, write: 1, tableCalls: 3, bytes: 20_000, cpuMs: 20 };
const hold: Measured = { what: 'hold', read: 3, write: 20, tableCalls: 4, bytes: 2000, cpuMs: 10 };

describe('the prices of docs/cost.md', () => {
  it('each have a source with a date, or are marked as assumed', () => {
    for (const [name, { source, seen }] of Object.entries(prices.prices)) {
      expect((source === null) === (seen === null), name).toBe(true);
      if (seen !== null) expect(seen, name).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    const page = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');
    expect(page).toContain(`dated ${prices.dated}`);
    expect(page).toContain('are marked assumed there');
  });

  it('are per number of units', () => {
    const { usd, per } = prices.prices.request;
    expect(costOf('request', per)).toBeCloseTo(usd, 10);
    expect(costOf('mail', 0)).toBe(0);
  });
});

describe('the cost of a request', () => {
  it('is the sum of its table, its function and the services before it', () => {
    const cost = requestCost(hold);
    expect(cost.billedMs).toBe(30);
    expect(cost.table).toBeCloseTo(costOf('tableRead', 3) + costOf('tableWrite', 20), 12);
    expect(cost.total).toBeCloseTo(cost.table + cost.compute + cost.edge, 12);
  });
});

describe('a load', () => {
  const units = { search: 0, booking: 0, searchParts: [search], bookingParts: [hold] };
  it('first reaches the quota that it uses the largest share of', () => {
    const at = bottleneckAt(1, { searchesPerSecond: 500, bookingsPerSecond: 10 }, units);
    expect(at).toMatchObject({ tableReads: 30_030, tableWrites: 700, requests: 510 });
    expect(at.first).toBe('DynamoDB: read units of a table, 40,000 a second (75 %)');
    expect(bottleneckAt(10, { searchesPerSecond: 500, bookingsPerSecond: 10 }, units).first).toContain('**over**');
  });
});

describe('an idle stage', () => {
  it('pays for the nodes of its search domain, or for none', () => {
    const [[, none] = ['', -1]] = idleRows(undefined, 0);
    expect(none).toBe(0);
    const [[, three] = ['', -1]] = idleRows({ instance: 'm7g.large.search', zones: 3, gib: 20 }, 0);
    expect(three).toBeCloseTo(3 * (costOf('searchNodeLarge', 730) + costOf('searchDisk', 20)), 6);
  });
});
