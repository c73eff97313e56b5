import { daysBetween } from '../../lib/dates.ts';
import { meets, unitOf } from './judge.ts';
import type { Plan, PlanBlock, PlanStay, PlanUnit, Window } from './queries.ts';

// Where everything stands: rows by pixels from the top, bars by columns from the left. Guests arrive and leave in the
// middle of a day, so a stay begins and ends half a column into its days.

export const rowHeight = 36;
export const groupHeight = 40;

export interface Bar {
  /** One for each unit of a stay. */
  readonly key: string;
  readonly stay: PlanStay;
  readonly left: number;
  readonly right: number;
  /** It goes on before or after the days shown. */
  readonly openLeft: boolean;
  readonly openRight: boolean;
}

export interface Cross {
  readonly block: PlanBlock;
  readonly left: number;
  readonly right: number;
}

export type Row =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly label: string;
      readonly units: number;
      readonly crosses: readonly Cross[];
      readonly top: number;
    }
  | {
      readonly kind: 'unit';
      readonly key: string;
      readonly unit: PlanUnit;
      /** The name of its room type. */
      readonly type: string;
      readonly bars: readonly Bar[];
      readonly crosses: readonly Cross[];
      readonly top: number;
    };

/** From and to in columns, cut at the days shown. */
const columns = ({ from, to }: { readonly from: string; readonly to: string }, window: Window) => {
  const left = daysBetween(window.from, from) + 0.5;
  const right = daysBetween(window.from, to) + 0.5;
  return {
    left: Math.max(0, left),
    right: Math.min(window.nights, right),
    openLeft: left < 0,
    openRight: right > window.nights,
  };
};

export const barKey = (bookingId: string, unitId: string | null): string => `${bookingId}@${unitId ?? ''}`;

export const barOf = (stay: PlanStay, unitId: string | null, window: Window): Bar => ({
  key: barKey(stay.bookingId, unitId),
  stay,
  ...columns(stay, window),
});

const crossesOf = (blocks: readonly PlanBlock[], window: Window): Cross[] =>
  blocks.flatMap((block) => {
    const { left, right } = columns(block, window);
    return right > left ? [{ block, left, right }] : [];
  });

const byNumber = new Intl.Collator('en', { numeric: true });

/** The groups in their order, each with its units: room types as the hotel has them, or floors from the top. */
const grouped = (plan: Plan, roomTypes: readonly { id: string; name: string }[], byFloor: boolean) => {
  if (!byFloor) {
    return roomTypes.map(({ id, name }) => ({
      key: id,
      label: name,
      units: plan.units.filter(({ roomTypeId }) => roomTypeId === id),
    }));
  }
  const floors = Map.groupBy(plan.units, ({ floor }) => floor ?? '');
  return [...floors]
    .toSorted(([one], [other]) => byNumber.compare(other, one))
    .map(([floor, units]) => ({ key: `floor-${floor}`, label: floor, units }));
};

/** Every row of the chart from the top; the rows that are seen are cut out of them. */
export const rowsOf = (
  plan: Plan,
  window: Window,
  roomTypes: readonly { id: string; name: string }[],
  byFloor: boolean,
): readonly Row[] => {
  const names = new Map(roomTypes.map(({ id, name }) => [id, name]));
  const rows: Row[] = [];
  let top = 0;
  for (const { key, label, units } of grouped(plan, roomTypes, byFloor)) {
    const blocks = byFloor ? [] : plan.blocks.filter((each) => each.roomTypeId === key && unitOf(each) === null);
    if (units.length === 0 && blocks.length === 0) continue;
    rows.push({ kind: 'group', key, label, units: units.length, crosses: crossesOf(blocks, window), top });
    top += groupHeight;
    for (const unit of units) {
      const bars = unit.stays.map((stay) => barOf(stay, unit.id, window)).filter(({ left, right }) => right > left);
      const own = plan.blocks.filter((each) => unitOf(each) === unit.id);
      rows.push({
        kind: 'unit',
        key: unit.id,
        unit,
        type: names.get(unit.roomTypeId) ?? '',
        bars,
        crosses: crossesOf(own, window),
        top,
      });
      top += rowHeight;
    }
  }
  return rows;
};

export const heightOf = (row: Row): number => (row.kind === 'group' ? groupHeight : rowHeight);

export const totalHeight = (rows: readonly Row[]): number => {
  const last = rows.at(-1);
  return last ? last.top + heightOf(last) : 0;
};

/** The rows of which a part is between two heights. */
export const rowsBetween = (rows: readonly Row[], top: number, bottom: number): readonly Row[] =>
  rows.filter((row) => row.top < bottom && row.top + heightOf(row) > top);

/** Stays without a unit in as few lines as there can be: each in the first line where it meets no other. */
export const lanesOf = (stays: readonly PlanStay[], window: Window): readonly (readonly Bar[])[] => {
  const lanes: Bar[][] = [];
  for (const stay of stays.toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))) {
    const bar = barOf(stay, null, window);
    if (bar.right <= bar.left) continue;
    const lane = lanes.find((bars) => bars.every((other) => !meets(other.stay, stay)));
    if (lane) lane.push(bar);
    else lanes.push([bar]);
  }
  return lanes;
};

/** Of each day shown, how many units nobody has that night and can be assigned. */
export const freeByDay = (plan: Plan, days: readonly string[]): readonly number[] =>
  days.map(
    (day) =>
      plan.units.filter(
        ({ id, status, stays }) =>
          status === 'in_service' &&
          !stays.some(({ from, to }) => from <= day && day < to) &&
          !plan.blocks.some((block) => unitOf(block) === id && block.from <= day && day < block.to),
      ).length,
  );
