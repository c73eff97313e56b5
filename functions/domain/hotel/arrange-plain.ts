// Units and stays as the searches take them: nights as numbers, units by their place.

/** `at` is where the stay lies now. */
export interface PlainStay {
  readonly from: number;
  readonly to: number;
  readonly rooms: number;
  readonly at: readonly number[];
  readonly soon: boolean;
}
export interface PlainUnit {
  readonly taken: readonly { readonly from: number; readonly to: number }[];
  readonly ready: boolean;
}
/** The units of each stay; null where it has none. */
export type Placing = readonly (readonly number[] | null)[];

export const moveCount = ({ at }: PlainStay, units: readonly number[]): number =>
  at.length === 0 ? 0 : units.filter((unit) => !at.includes(unit)).length;

/** Stays without units, and rooms that move: what an arrangement is judged by, in this order. */
export const costOf = (stays: readonly PlainStay[], placing: Placing): readonly [number, number] => {
  let [without, moves] = [0, 0];
  for (const [place, stay] of stays.entries()) {
    const units = placing[place];
    if (units) moves += moveCount(stay, units);
    else without += 1;
  }
  return [without, moves];
};

/** Whether the unit can be had on all nights of the stay, whoever else lies there. */
export const isOpen = ({ taken }: PlainUnit, { from, to }: PlainStay): boolean =>
  !taken.some((span) => span.from < to && from < span.to);
