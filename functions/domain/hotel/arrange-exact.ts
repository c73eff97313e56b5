import { isOpen, moveCount, type Placing, type PlainStay, type PlainUnit } from './arrange-plain.ts';

/** A way to place the stays that have come so far: when each unit is free again, and what it cost. */
interface State {
  readonly until: readonly number[];
  readonly cost: number;
  readonly chosen: readonly number[] | null;
  readonly before: State | null;
}

// One number to compare by: a stay left out weighs more than any moves, a move more than any preference.
const OUT = 1e9;
const MOVE = 1e4;
const NEVER = 60;

/** How little a unit suits a stay: not ready today, or free for long after it. */
const unsuited = ({ taken, ready }: PlainUnit, { to, soon }: PlainStay): number => {
  const next = Math.min(...taken.filter(({ from }) => from >= to).map(({ from }) => from - to), NEVER);
  return (soon && !ready ? 2 * NEVER : 0) + next;
};

/** Every choice of `count` of the units. */
const choices = (units: readonly number[], count: number): number[][] => {
  if (count === 0) return [[]];
  return units.flatMap((unit, place) => choices(units.slice(place + 1), count - 1).map((rest) => [unit, ...rest]));
};
const choiceCount = (units: number, count: number): number => {
  let product = 1;
  for (let each = 0; each < count; each += 1) product = (product * (units - each)) / (each + 1);
  return product;
};

/**
 * The best placing by dynamic programming over the stays in the order of their arrival. What matters of the past is when
 * each unit is free again; of the ways that come to the same the best is kept, and units that are alike for all that is
 * still to come are interchangeable. Undefined where a stay has more choices than `steps`; where more steps are needed
 * in all, only the best ways are followed and nothing is proven.
 */
export const exactly = (
  units: readonly PlainUnit[],
  stays: readonly PlainStay[],
  steps: number,
): { readonly placing: Placing; readonly proven: boolean } | undefined => {
  const order = stays.map((_, place) => place).toSorted((one, other) => arrival(stays, one) - arrival(stays, other));
  const most = stays.reduce((worst, { rooms }) => Math.max(worst, choiceCount(units.length, rooms)), 1);
  const width = Math.floor(steps / Math.max(1, stays.length * most));
  if (width < 1) return undefined;
  let layer: State[] = [{ until: units.map(() => 0), cost: 0, chosen: null, before: null }];
  let proven = true;
  for (const [index, place] of order.entries()) {
    const stay = stays[place];
    if (!stay) continue;
    const kinds = kindsOf(units, stays, order.slice(index + 1), stay.from);
    const next = new Map<string, State>();
    for (const state of layer) {
      for (const after of following(units, stay, state)) {
        const key = keyOf(after.until, stay.from, kinds);
        const known = next.get(key);
        if (!known || after.cost < known.cost) next.set(key, after);
      }
    }
    layer = [...next.values()];
    if (layer.length > width) {
      proven = false;
      layer = layer.toSorted((one, other) => one.cost - other.cost).slice(0, width);
    }
  }
  const [best] = layer.toSorted((one, other) => one.cost - other.cost);
  if (!best) return undefined;
  const placing: (readonly number[] | null)[] = stays.map(() => null);
  let state: State | null = best;
  for (const place of order.toReversed()) {
    placing[place] = state?.chosen ?? null;
    state = state?.before ?? null;
  }
  return { placing, proven };
};

const arrival = (stays: readonly PlainStay[], place: number): number => stays[place]?.from ?? 0;

/** What can become of the next stay. One that has units is never left without. */
const following = (units: readonly PlainUnit[], stay: PlainStay, state: State): State[] => {
  const open = units.flatMap((unit, place) =>
    (state.until[place] ?? 0) <= stay.from && isOpen(unit, stay) ? [place] : [],
  );
  const ways = choices(open, stay.rooms).map((chosen): State => {
    const suited = chosen.reduce((sum, place) => sum + unsuited(units[place] ?? { taken: [], ready: true }, stay), 0);
    const until = state.until.map((night, place) => (chosen.includes(place) ? stay.to : night));
    return { until, cost: state.cost + moveCount(stay, chosen) * MOVE + suited, chosen, before: state };
  });
  if (stay.at.length === 0) ways.push({ ...state, cost: state.cost + OUT, chosen: null, before: state });
  return ways;
};

/** Units of one kind are equal for all later stays: taken on the same nights, and assigned to no stay. */
const kindsOf = (
  units: readonly PlainUnit[],
  stays: readonly PlainStay[],
  toCome: readonly number[],
  from: number,
): readonly string[] =>
  units.map(({ taken, ready }, place) => {
    const nights = taken.filter((span) => span.to > from).map((span) => `${span.from}-${span.to}`);
    const owners = toCome.filter((each) => stays[each]?.at.includes(place));
    return `${ready ? 'r' : 'd'}${nights.join(',')};${owners.join(',')}`;
  });

/** Ways with the same key have the same future. */
const keyOf = (until: readonly number[], from: number, kinds: readonly string[]): string =>
  until
    .map((night, place) => `${kinds[place]}|${Math.max(night, from)}`)
    .sort()
    .join('/');
