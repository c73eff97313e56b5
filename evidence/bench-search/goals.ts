import type { Row } from './measure.ts';
import type { Method } from './methods.ts';
import type { Ordinary } from './ordinary.ts';
import { quantile } from './rounds.ts';
import type { Stock } from './stock.ts';

/** All measurements for one number of hotels. */
export interface Report {
  readonly hotels: number;
  readonly rows: readonly Row[];
  readonly stock: Stock;
  readonly ordinary: Ordinary;
}

export interface Goal {
  readonly what: string;
  readonly goal: string;
  readonly reached: string;
  readonly met: boolean;
}

const p95 = (times: readonly number[]): number => quantile(times, 0.95);

const rowOf = ({ rows }: Report, role: Method['role']): Row => {
  const row = rows.find(({ method }) => method.role === role);
  if (row === undefined) throw new Error(`nothing was measured of ${role}`);
  return row;
};

const times = (factor: number): string => `${factor.toFixed(2)} x`;

/** A maximum factor over the other's p95, on the searches that both ran. */
const atMost = (what: string, most: number, one: readonly number[], other: readonly number[]): Goal => {
  const both = Math.min(one.length, other.length);
  const factor = p95(one.slice(0, both)) / p95(other.slice(0, both));
  return { what, goal: `<= ${times(most)}`, reached: times(factor), met: factor <= most };
};

const atLeast = (what: string, least: number, reached: number): Goal => ({
  what,
  goal: `>= ${least}/s`,
  reached: `${reached.toFixed(0)}/s`,
  met: reached >= least,
});

/** The goals and their results; `before` is the next smaller size. */
export const goalsOf = (report: Report, before: Report | undefined): Goal[] => {
  const times95 = (role: Method['role']) => rowOf(report, role).one;
  const ours = times95('ours');
  const stays = report.rows.filter(({ method }) => method.role === 'stay');
  const [shortest] = stays;
  const { ordinary, stock } = report;
  const growth =
    before === undefined
      ? []
      : [atMost(`p95 of dates, from ${before.hotels} hotels`, 1.5, ours, rowOf(before, 'ours').one)];
  return [
    atMost('p95 of dates, of the floor', 1.3, ours, times95('floor')),
    atMost('p95 sorted by price, of the floor', 1.8, times95('price'), times95('floor')),
    atMost('p95 of dates, of two phases', 1 / 4, ours, times95('naive')),
    atMost('p95 of dates, of two exact phases', 1 / 20, ours, times95('exact')),
    ...growth,
    ...stays
      .slice(1)
      .map(({ method, one }) => atMost(`p95 of ${method.what}, of one night`, 1.3, one, shortest?.one ?? [])),
    atLeast('hotels by one worker, its reads at 5 ms each', 300, ordinary.indexed),
    atLeast('hotels made and written, many at once', 2000, stock.bulk),
    atMost('p95 of the table, of the index, in ordinary cities', 10, [ordinary.table], [ordinary.index]),
    atMost('the same, no cell remembered', 10, [ordinary.cold], [ordinary.index]),
  ];
};
