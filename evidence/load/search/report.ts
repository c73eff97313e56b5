import type { Search } from './guests.ts';

/** The start of each phase, by `performance.now()`. */
export interface Course {
  readonly began: number;
  readonly calm: number;
  readonly outage?: { readonly killed: number; readonly back: number };
}

const TARGET_MS = 500;

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const rowOf = (what: string, searches: readonly Search[], target?: number): (string | number)[] => {
  const times = searches.map(({ ms }) => ms).sort((one, other) => one - other);
  const p95 = at(times, 0.95);
  return [
    what,
    searches.length,
    Math.round(at(times, 0.5)),
    Math.round(p95),
    Math.round(times.at(-1) ?? Number.NaN),
    searches.filter(({ degraded }) => degraded).length,
    searches.filter(({ status }) => status !== 200).length,
    target === undefined ? '-' : `${p95 < target ? 'met' : 'MISSED'}, ${target} ms`,
  ];
};

/** Search results before, during and after the outage. */
export const report = (
  searches: readonly Search[],
  { began, calm, outage }: Course,
): { readonly table: (string | number)[][]; readonly failed: number } => {
  const between = (from: number, until: number): Search[] =>
    searches.filter(({ at: sent }) => sent >= from && sent < until);
  const table = [rowOf('OpenSearch there', between(began, calm), TARGET_MS)];
  if (outage !== undefined) {
    table.push(
      rowOf('killed, until searches are back', between(outage.killed, outage.back)),
      rowOf('after', between(outage.back, Number.POSITIVE_INFINITY)),
    );
  }
  return { table, failed: searches.filter(({ status }) => status !== 200).length };
};
