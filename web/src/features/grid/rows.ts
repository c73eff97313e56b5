import type { RatePlan } from '../../lib/hotel-queries.ts';
import { panesHeight } from './panes.ts';
import type { GridRoomType } from './queries.ts';

export interface FloorRowOf {
  readonly kind: 'floor';
  readonly id: string;
  readonly roomType: GridRoomType;
  /** Rooms of the type's fullest night: what its windows have room for. */
  readonly most: number;
  readonly height: number;
}
export interface PlanRowOf {
  readonly kind: 'plan';
  readonly id: string;
  readonly roomType: GridRoomType;
  readonly plan: RatePlan;
  readonly height: number;
}
export type Row = FloorRowOf | PlanRowOf;

/** Padding, ledge, price and foot of a window. */
const aroundPanes = 72;
/** A name of two lines with its rooms below. */
const leastFloor = 84;
const planHeight = 36;

/** The rows of the grid from above: the room types, each with its rate plans below where they are unfolded. */
export const rowsOf = (
  roomTypes: readonly GridRoomType[],
  plans: readonly RatePlan[],
  unfolded: ReadonlySet<string>,
): Row[] =>
  roomTypes.flatMap((roomType) => {
    const { id, totalRooms, nights } = roomType;
    const most = Math.max(totalRooms, ...nights.map(({ cap }) => cap));
    const height = Math.max(leastFloor, aroundPanes + panesHeight(most));
    const floor: Row = { kind: 'floor', id, roomType, most, height };
    if (!unfolded.has(id)) return [floor];
    const own = plans.filter(
      ({ status, roomTypeIds }) => status === 'active' && (roomTypeIds.length === 0 || roomTypeIds.includes(id)),
    );
    return [
      floor,
      ...own.map((plan): Row => ({ kind: 'plan', id: `${id}/${plan.id}`, roomType, plan, height: planHeight })),
    ];
  });

/** Where each row begins, and at last where they all end. */
export const offsetsOf = (rows: readonly Row[], start: number): number[] => {
  const offsets = [start];
  for (const { height } of rows) offsets.push((offsets.at(-1) ?? 0) + height);
  return offsets;
};
