import { useMemo, useState } from 'react';
import { between, namesOf, nightName } from './paint.ts';

/** A cell: the id of its row (a room type, or one of its plans) and its night. */
export interface Place {
  readonly row: string;
  readonly date: string;
}

/** What was painted last in one stroke: its corners. */
export interface Frame {
  readonly first: string;
  readonly last: string;
  readonly from: string;
  readonly to: string;
}

interface Paint {
  /** The cell that has the focus, or would have it. */
  readonly active: Place | undefined;
  /** Where the stroke began. */
  readonly anchor: Place | undefined;
  /** What was painted before the stroke. */
  readonly base: ReadonlySet<string>;
  /** Whether the stroke takes paint away. */
  readonly erases: boolean;
  readonly painted: ReadonlySet<string>;
  readonly frame: Frame | undefined;
}

const nothing: ReadonlySet<string> = new Set();
const unpainted: Paint = {
  active: undefined,
  anchor: undefined,
  base: nothing,
  erases: false,
  painted: nothing,
  frame: undefined,
};

/** The floor of a row: rows of plans belong to the room type above them. */
export const floorOf = (row: string): string => row.split('/')[0] ?? row;

interface Field {
  readonly types: readonly string[];
  readonly dates: readonly string[];
  readonly today: string;
}

const stroke = (paint: Paint, to: Place, { types, dates, today }: Field): Paint => {
  const { anchor = to, base, erases } = paint;
  const floors = between(types, floorOf(anchor.row), floorOf(to.row));
  const nights = between(dates, anchor.date, to.date);
  const names = namesOf(floors, nights, today);
  const painted = new Set(base);
  for (const name of names) {
    if (erases) painted.delete(name);
    else painted.add(name);
  }
  const [from, last] = [nights[0], nights.at(-1)];
  const first = from === undefined || from >= today ? from : nights.find((night) => night >= today);
  const frame =
    erases || names.length === 0 || first === undefined || last === undefined
      ? undefined
      : { first: floors[0] ?? '', last: floors.at(-1) ?? '', from: first, to: last };
  return { ...paint, anchor, active: to, painted, frame };
};

/** The paint on the grid. It is there before the field is: what the field shows waits while nights are painted. */
export const usePaintState = () => useState<Paint>(unpainted);

/** The paint and the strokes by pointer and by keys that make it on a field. */
export const usePaint = ([paint, setPaint]: ReturnType<typeof usePaintState>, { types, dates, today }: Field) => {
  const actions = useMemo(() => {
    const within: Field = { types, dates, today };
    return {
      /** Goes to a cell and leaves the paint as it is. */
      go: (active: Place) =>
        setPaint((now) =>
          now.active?.row === active.row && now.active.date === active.date
            ? now
            : { ...now, active, anchor: undefined },
        ),
      /** Begins a stroke; `more` keeps the painted nights, and erases if the stroke begins on a painted night. */
      begin: (at: Place, more: boolean) =>
        setPaint((now) => {
          const base = more ? now.painted : nothing;
          const erases = more && base.has(nightName(floorOf(at.row), at.date));
          return stroke({ ...now, base, erases, anchor: at }, at, within);
        }),
      /** Goes on with the stroke, which begins where the focus is unless one has begun. */
      extend: (to: Place) =>
        setPaint((now) =>
          now.anchor === undefined
            ? stroke({ ...now, base: nothing, erases: false, anchor: now.active ?? to }, to, within)
            : stroke(now, to, within),
        ),
      /** Paints these nights, which need not be in view. */
      add: (names: readonly string[], more: boolean) =>
        setPaint((now) => ({
          ...now,
          anchor: undefined,
          frame: undefined,
          painted: new Set([...(more ? now.painted : []), ...names]),
        })),
      clear: () => setPaint((now) => ({ ...unpainted, active: now.active })),
    };
  }, [setPaint, types, dates, today]);
  return { ...paint, ...actions };
};

export type Painting = ReturnType<typeof usePaint>;
