import { addDays } from '../../lib/dates.ts';
import type { Money } from '../../lib/formats.ts';
import { nightName } from './paint.ts';
import type { Grid, GridChanged, GridNight, GridRun } from './queries.ts';

export type RunSet = GridRun['set'];

/** A night of a preview: its settings before and after. A price of null is the base price, or the demand price. */
export interface NightChange {
  readonly before: RunSet;
  readonly after: RunSet;
}

const spread = (runs: readonly GridRun[]): Map<string, RunSet> => {
  const nights = new Map<string, RunSet>();
  for (const { roomTypeIds, from, to, set } of runs)
    for (let date = from; date <= to; date = addDays(date, 1))
      for (const id of roomTypeIds) nights.set(nightName(id, date), set);
  return nights;
};

/** A change night by night, by the nights' names. */
export const nightChanges = ({ before, after }: Pick<GridChanged, 'before' | 'after'>): Map<string, NightChange> => {
  const earlier = spread(before);
  return new Map([...spread(after)].map(([name, set]) => [name, { before: earlier.get(name) ?? {}, after: set }]));
};

/** How many nights are set otherwise now than a change left them, of the fields that its undoing would set. */
export const changedSince = (left: readonly GridRun[], now: readonly GridRun[]): number => {
  const before = spread(left);
  return [...spread(now)].filter(([name, set]) => {
    const was: Readonly<Record<string, unknown>> = before.get(name) ?? {};
    return Object.entries(set).some(([field, value]) => field in was && was[field] !== value);
  }).length;
};

/** Every night of the grid by its name. */
export const nightsByName = (grid: Grid): Map<string, GridNight> =>
  new Map(
    grid.roomTypes.flatMap(({ id, nights }) => nights.map((night) => [nightName(id, night.date), night] as const)),
  );

const settingsText = ({ override, restrictions }: GridNight): string => JSON.stringify([override, restrictions]);

/** How many nights that both grids have are set otherwise; what was sold meanwhile is no change of the grid. */
export const countChanged = (one: Grid, other: Grid): number => {
  const nights = nightsByName(other);
  return [...nightsByName(one)].filter(([name, night]) => {
    const now = nights.get(name);
    return now !== undefined && settingsText(now) !== settingsText(night);
  }).length;
};

export interface Span {
  readonly least: Money;
  readonly most: Money;
}

/** The lowest and the highest of some prices of one currency. */
export const spanOf = (prices: readonly Money[]): Span | undefined => {
  const sorted = prices.toSorted((a, b) => Number(a.amount) - Number(b.amount));
  const [least, most] = [sorted[0], sorted.at(-1)];
  return least && most ? { least, most } : undefined;
};

export interface Sums {
  /** Rooms left on the painted nights that are in view. */
  readonly left: number;
  /** Prices of the painted nights that are in view. */
  readonly now: Span | undefined;
  /** Nights that change, of all that are painted. */
  readonly changed: number;
  readonly before: Span | undefined;
  readonly after: Span | undefined;
  /** Nights whose price is not set any more. */
  readonly unset: number;
}

/** The bar's summary of the painted nights and of the changes. */
export const sumsOf = (
  painted: ReadonlySet<string>,
  nights: ReadonlyMap<string, GridNight>,
  changes: ReadonlyMap<string, NightChange>,
  currency: string,
): Sums => {
  const seen = [...painted].flatMap((name) => nights.get(name) ?? []);
  const priced = [...changes].filter(([, { after }]) => after.price !== undefined);
  const moneyOf = (amount: string): Money => ({ amount, currency });
  return {
    left: seen.reduce((sum, { left }) => sum + left, 0),
    now: spanOf(seen.map(({ price }) => price)),
    changed: changes.size,
    before: spanOf(
      priced.flatMap(([name, { before }]) => {
        const set = before.price;
        if (typeof set === 'string') return moneyOf(set);
        return nights.get(name)?.price ?? [];
      }),
    ),
    after: spanOf(priced.flatMap(([, { after }]) => (typeof after.price === 'string' ? moneyOf(after.price) : []))),
    unset: priced.filter(([, { after }]) => after.price === null).length,
  };
};
