import type { SearchDomainSettings } from '../../lib/settings/stages.ts';
import { costOf, type PriceName, prices } from './prices.ts';
import { type Measured, requestCost, TABLE_CALL_MS } from './request.ts';

const dollars = (amount: number, places = 2): string => amount.toFixed(places);
const rowOf = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const tableOf = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [rowOf(heads), rowOf(heads.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(rowOf)].join('\n');

export interface Load {
  readonly searchesPerSecond: number;
  readonly bookingsPerSecond: number;
}

/** The cost of one search and one booking, with all their requests and messages. */
export interface Units {
  readonly search: number;
  readonly booking: number;
  readonly searchParts: readonly Measured[];
  readonly bookingParts: readonly Measured[];
}

const SECONDS_A_MONTH = 730 * 3600;
const HOURS_A_MONTH = 730;

/** A stage's month without a single request. */
export const idleRows = (domain: SearchDomainSettings | undefined, alarms: number): [string, number][] => {
  const node: PriceName = domain?.instance.startsWith('t3') ? 'searchNodeSmall' : 'searchNodeLarge';
  const nodes = domain?.zones ?? 0;
  return [
    ['OpenSearch', nodes * (costOf(node, HOURS_A_MONTH) + costOf('searchDisk', domain?.gib ?? 0))],
    ['firewall', costOf('firewallMonth', 1)],
    ['secrets', costOf('secret', 4)],
    ['alarms', costOf('alarm', alarms)],
    ['table and recovery, 5 GB', costOf('tableStorage', 5) + costOf('tableRecovery', 5)],
  ];
};

export interface Bottleneck {
  readonly times: number;
  readonly functionsAtOnce: number;
  readonly tableWrites: number;
  readonly tableReads: number;
  readonly requests: number;
  readonly first: string;
}

/** Account quotas of AWS by default; the table's are per table, the gateway's per account and region. */
export const QUOTAS = { functionsAtOnce: 1000, tableUnits: 40_000, requests: 10_000 } as const;

/** The usage of each quota under a load, and the first one reached. */
export const bottleneckAt = (times: number, load: Load, units: Units): Bottleneck => {
  const perSecond = (parts: readonly Measured[], rate: number, of: (each: Measured) => number): number =>
    rate * times * parts.reduce((sum, each) => sum + of(each), 0);
  const both = (of: (each: Measured) => number): number =>
    perSecond(units.searchParts, load.searchesPerSecond, of) +
    perSecond(units.bookingParts, load.bookingsPerSecond, of);
  const use = {
    functionsAtOnce: both((each) => requestCost(each).billedMs / 1000),
    tableWrites: both(({ write }) => write),
    tableReads: both(({ read }) => read),
    requests: both(({ bytes }) => Number(bytes > 0)),
  };
  const shares: [string, number][] = [
    ['Lambda: concurrent executions, 1,000 an account', use.functionsAtOnce / QUOTAS.functionsAtOnce],
    ['DynamoDB: write units of a table, 40,000 a second', use.tableWrites / QUOTAS.tableUnits],
    ['DynamoDB: read units of a table, 40,000 a second', use.tableReads / QUOTAS.tableUnits],
    ['API Gateway: 10,000 requests a second an account', use.requests / QUOTAS.requests],
  ];
  const [name, share] = shares.toSorted(([, one], [, other]) => other - one)[0] ?? ['', 0];
  const first = `${share > 1 ? '**over**: ' : ''}${name} (${Math.round(share * 100)} %)`;
  return { times, ...use, first };
};

const partRows = (parts: readonly Measured[]) =>
  parts.map((each) => {
    const cost = requestCost(each);
    return [
      ...[each.what, each.read, each.write, each.tableCalls, each.bytes, cost.billedMs.toFixed(0)],
      ...[cost.table, cost.compute, cost.edge, cost.total].map((amount) => dollars(amount * 1000, 4)),
    ];
  });

const partHeads = ['what', 'read', 'write', 'calls', 'bytes', 'ms billed', 'table', 'function', 'edge', '$ per 1,000'];

/** The whole page. */
export const costPage = (
  routes: readonly Measured[],
  units: Units,
  load: Load,
  idle: readonly { stage: string; rows: [string, number][] }[],
  measuredOn: string,
): string => {
  const month = (share: number): (string | number)[] => {
    const searches = load.searchesPerSecond * SECONDS_A_MONTH * share;
    const bookings = load.bookingsPerSecond * SECONDS_A_MONTH * share;
    const [forSearches, forBookings] = [searches * units.search, bookings * units.booking];
    const total = forSearches + forBookings;
    return [
      `${share * 100} % of the month`,
      ...[searches / 1e6, bookings / 1e6].map((each) => each.toFixed(1)),
      ...[forSearches, forBookings, total].map((each) => dollars(each, 0)),
    ];
  };
  const assumed = Object.values(prices.prices).filter(({ source }) => source === null).length;
  return `# What it costs

Made by \`npm run cost\`: the calls, capacity units and bytes of each request and message are measured on the table in
memory, which bills as AWS does; prices are those of
[evidence/cost/prices.json](../evidence/cost/prices.json), dated ${prices.dated} (${prices.region}).
${assumed} of ${Object.keys(prices.prices).length} prices are marked assumed there, as no page with a date was found:
look them up before you rely on a figure. No bill of AWS has been seen. Measured ${measuredOn}.

A function is billed its processor time here plus ${TABLE_CALL_MS} ms a call of the table, one after the other (assumed), with 1 GB.
Free tiers, reserved prices and taxes are left out.

## Per 1,000

**1,000 searches: $${dollars(units.search * 1000, 3)}.** **1,000 bookings: $${dollars(units.booking * 1000, 3)}**, each from its hold to its mails and webhooks.

A search is one request whose page of twenty is checked against the nights in the table. It counts as answered by the
index, so the reads that find hotels by place, which only a search without the index makes, are taken off.

${tableOf(partHeads, [...partRows(units.searchParts), ...partRows(units.bookingParts)])}

## Each route

${tableOf(partHeads, partRows(routes))}

## A month

At 100,000 daily users, ${load.searchesPerSecond} searches and ${load.bookingsPerSecond} bookings a second: once as if that rate were held all month, once for six hours a day. Without what a stage costs idle.

${tableOf(['held for', 'million searches', 'million bookings', '$ searches', '$ bookings', '$ in all'], [month(1), month(0.25)])}

## Idle

A month without a request, in dollars:

${tableOf(
  ['stage', ...(idle[0]?.rows.map(([name]) => name) ?? []), 'in all'],
  idle.map(({ stage, rows }) => [
    stage,
    ...rows.map(([, amount]) => dollars(amount)),
    dollars(rows.reduce((sum, [, amount]) => sum + amount, 0)),
  ]),
)}

## What gives way first

The same load, once, ten and a hundred times, against what AWS allows an account by default. Functions at once are
seconds billed a second.

${tableOf(
  ['load', 'functions at once', 'write units/s', 'read units/s', 'requests/s', 'first'],
  [1, 10, 100].map((times) => {
    const at = bottleneckAt(times, load, units);
    const figures = [at.functionsAtOnce, at.tableWrites, at.tableReads, at.requests].map((each) => Math.round(each));
    return [`${times}x`, ...figures, at.first];
  }),
)}

A single night takes about forty transactions a second however large the quotas are (docs/adr/0002): bookings of one room
type and night give way before all of these. The stage's own throttle, 1,000 requests a second in production, is a
ceiling on the bill and is raised first.
`;
};
