import { epochDay, type IsoDate } from '../calendar/date.ts';
import { boundOf } from './arrange-bound.ts';
import { exactly } from './arrange-exact.ts';
import { costOf, isOpen, moveCount, type Placing, type PlainStay, type PlainUnit } from './arrange-plain.ts';
import { repaired } from './arrange-repair.ts';

/** Nights from `from` up to, not including, `to`. */
export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** A unit of the room type, with the nights that no stay can be moved out of: guests in house, repairs. */
export interface ArrangedUnit {
  readonly id: string;
  readonly taken: readonly Span[];
  /** Clean or inspected: preferred by who arrives today. */
  readonly ready: boolean;
}

/** A stay that is still to come. */
export interface ArrangedStay extends Span {
  readonly bookingId: string;
  readonly rooms: number;
  /** One a room, none of them taken twice; empty where it has none. */
  readonly unitIds: readonly string[];
  /** It arrives today, so that a unit that is ready is better. */
  readonly soon: boolean;
}

/**
 * Why a stay gets no unit: fewer units than it has rooms can be had on all its nights, however the other stays lie; or
 * there are as many, and more stays have units without this one.
 */
export type WhyUnplaced = 'not_free' | 'others_placed';

export interface Arrangement {
  /** Stays that get units, or others than they have. */
  readonly changed: readonly {
    readonly bookingId: string;
    readonly unitIds: readonly string[];
  }[];
  readonly unplaced: readonly { readonly bookingId: string; readonly why: WhyUnplaced }[];
  /**
   * How far it may be from the best: so many stays more might be placed, with so many room moves fewer. Nothing of both
   * where it is proven that no arrangement is better.
   */
  readonly gap: { readonly stays: number; readonly moves: number };
}

const isLess = (one: readonly [number, number], other: readonly [number, number]): boolean =>
  one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);

/** Steps that the exact search may take: about half a second. What needs more is searched in a bounded way. */
const STEPS = 400_000;

const plainOf = (units: readonly ArrangedUnit[], stays: readonly ArrangedStay[]) => {
  const placeOf = new Map(units.map(({ id }, place) => [id, place]));
  const plain = (span: Span) => ({ from: epochDay(span.from), to: epochDay(span.to) });
  return {
    units: units.map(({ taken, ready }): PlainUnit => ({ taken: taken.map(plain), ready })),
    stays: stays.map(
      (stay): PlainStay => ({
        ...plain(stay),
        rooms: stay.rooms,
        soon: stay.soon,
        at: stay.unitIds.flatMap((id) => placeOf.get(id) ?? []),
      }),
    ),
  };
};

/**
 * Arranges the stays of a room type in its units. Each stay keeps its units throughout, all its rooms or none; a stay
 * that has units keeps having some. First as many stays as can be get units, then as few rooms move as can be. Of the
 * ways that are as good, guests of today get units that are ready, and long free times stay whole.
 *
 * Whether all stays fit is a hard question once some nights are taken (interval colouring with fixed colours), so it is
 * searched exactly within a number of steps, which is enough for a small house, and beyond by repairing a first
 * placing; `gap` is then taken from a bound that no arrangement can pass.
 */
export const arrange = (units: readonly ArrangedUnit[], stays: readonly ArrangedStay[], steps = STEPS): Arrangement => {
  const plain = plainOf(units, stays);
  const bound = boundOf(plain.units, plain.stays);
  let placing = repaired(plain.units, plain.stays);
  let cost = costOf(plain.stays, placing);
  let proven = cost[0] === bound && cost[1] === 0;
  if (!proven) {
    const found = exactly(plain.units, plain.stays, steps);
    if (found && !isLess(cost, costOf(plain.stays, found.placing))) {
      placing = found.placing;
      cost = costOf(plain.stays, placing);
    }
    proven = found?.proven ?? false;
  }
  const gap = proven ? { stays: 0, moves: 0 } : { stays: cost[0] - bound, moves: cost[1] };
  return { ...changesOf(units, stays, plain, placing), gap };
};

const changesOf = (
  units: readonly ArrangedUnit[],
  stays: readonly ArrangedStay[],
  plain: ReturnType<typeof plainOf>,
  placing: Placing,
): Pick<Arrangement, 'changed' | 'unplaced'> => {
  const changed: Arrangement['changed'][number][] = [];
  const unplaced: Arrangement['unplaced'][number][] = [];
  for (const [place, { bookingId }] of stays.entries()) {
    const stay = plain.stays[place];
    const given = placing[place];
    if (!stay) continue;
    if (!given) {
      const open = plain.units.filter((unit) => isOpen(unit, stay)).length;
      unplaced.push({ bookingId, why: open < stay.rooms ? 'not_free' : 'others_placed' });
      continue;
    }
    if (stay.at.length > 0 && moveCount(stay, given) === 0) continue;
    changed.push({ bookingId, unitIds: inPlace(stay.at, given).map((unit) => units[unit]?.id ?? '') });
  }
  return { changed, unplaced };
};

/** The new units in the order of the rooms: one that a room keeps stays where it is in the list. */
const inPlace = (at: readonly number[], given: readonly number[]): readonly number[] => {
  if (at.length === 0) return given;
  const fresh = given.filter((unit) => !at.includes(unit));
  return at.map((unit) => (given.includes(unit) ? unit : (fresh.shift() ?? unit)));
};
