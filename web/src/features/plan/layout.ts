import { daysBetween } from '../../lib/dates.ts';
import { meets } from '../../lib/units.ts';
import type { Plan, PlanBlock, PlanStay, PlanUnit, Window } from './queries.ts';

// Positions: rows by pixels from the top, bars by columns from the left. Guests arrive and leave in the middle of a
// day, so a stay begins and ends half a column into its days.

export const rowHeight = 36;
export const groupHeight = 40;

export interface Bar {
  /** One for each unit of a stay. */
  readonly key: string;
  readonly stay: PlanStay;
  readonly left: number;
  readonly right: number;
  /** It continues before or after the days shown. */
  readonly openLeft: boolean;
  readonly openRight: boolean;
}

export interface Cross {
  readonly block: PlanBlock;
  readonly left: number;
  readonly right: number;
}

interface AnyRow {
  readonly key: string;
  readonly top: number;
}

export type Row = AnyRow &
  (
    | { readonly kind: 'group'; readonly label: string; readonly units: number; readonly roomTypeId: string | null }
    /** Rooms of a type that are off sale, whichever they are. */
    | { readonly kind: 'blocks'; readonly crosses: readonly Cross[] }
    | {
        readonly kind: 'unit';
        readonly unit: PlanUnit;
        /** The name of its room type. */
        readonly type: string;
        readonly bars: readonly Bar[];
        readonly crosses: readonly Cross[];
      }
  );

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

/** The key of the group of rooms off sale, if rooms are shown by floor. */
export const OFF_SALE = 'off-sale';

/** The groups in their order, each with its units: room types as the hotel has them, or floors from the top. */
const grouped = (plan: Plan, roomTypes: readonly { id: string; name: string }[], byFloor: boolean) => {
  const loose = plan.blocks.filter((block) => block.unitId === null);
  if (!byFloor) {
    return roomTypes.map(({ id, name }) => ({
      ...{ key: id, label: name, roomTypeId: id },
      units: plan.units.filter(({ roomTypeId }) => roomTypeId === id),
      blocks: loose.filter(({ roomTypeId }) => roomTypeId === id),
    }));
  }
  const floors = Map.groupBy(plan.units, ({ floor }) => floor ?? '');
  const none = { roomTypeId: null, blocks: [] };
  return [
    ...[...floors]
      .toSorted(([one], [other]) => byNumber.compare(other, one))
      .map(([floor, units]) => ({ ...none, key: `floor-${floor}`, label: floor, units })),
    { ...none, key: OFF_SALE, label: '', units: [], blocks: loose },
  ];
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
  const add = (row: Row): void => {
    rows.push(row);
    top += heightOf(row);
  };
  for (const { key, label, units, roomTypeId, blocks } of grouped(plan, roomTypes, byFloor)) {
    if (units.length === 0 && blocks.length === 0) continue;
    add({ kind: 'group', key, label, units: units.length, roomTypeId, top });
    for (const [place, lane] of linesOf(blocks).entries()) {
      const crosses = crossesOf(lane, window);
      if (crosses.length > 0) add({ kind: 'blocks', key: `${key}-blocks-${place}`, crosses, top });
    }
    for (const unit of units) {
      const bars = unit.stays.map((stay) => barOf(stay, unit.id, window)).filter(({ left, right }) => right > left);
      const own = plan.blocks.filter((each) => each.unitId === unit.id);
      const type = names.get(unit.roomTypeId) ?? '';
      add({ kind: 'unit', key: unit.id, unit, type, bars, crosses: crossesOf(own, window), top });
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

/** What has nights in as few lines as there can be: each in the first line where it meets no other. */
const linesOf = <T extends { readonly from: string; readonly to: string }>(
  all: readonly T[],
): readonly (readonly T[])[] => {
  const lines: T[][] = [];
  for (const each of all.toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))) {
    const line = lines.find((others) => others.every((other) => !meets(other, each)));
    if (line) line.push(each);
    else lines.push([each]);
  }
  return lines;
};

/** Stays without a unit, line by line. */
export const lanesOf = (stays: readonly PlanStay[], window: Window): readonly (readonly Bar[])[] =>
  linesOf(stays.filter((stay) => columns(stay, window).right > columns(stay, window).left)).map((lane) =>
    lane.map((stay) => barOf(stay, null, window)),
  );

/** For each day shown, the number of units that are free that night and can be assigned. */
export const freeByDay = (plan: Plan, days: readonly string[]): readonly number[] =>
  days.map(
    (day) =>
      plan.units.filter(
        ({ id, status, stays }) =>
          status === 'in_service' &&
          !stays.some(({ from, to }) => from <= day && day < to) &&
          !plan.blocks.some((block) => block.unitId === id && block.from <= day && day < block.to),
      ).length,
  );
