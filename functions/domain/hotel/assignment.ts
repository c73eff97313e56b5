import type { IsoDate } from '../calendar/date.ts';

/** A unit that is free tonight. */
export interface FreeUnit {
  readonly id: string;
  /** The first night that is taken; null where none is. */
  readonly freeUntil: IsoDate | null;
  /** Clean or inspected. */
  readonly ready: boolean;
}

/** A stay that begins tonight and has no unit. */
export interface Arrival {
  readonly bookingId: string;
  readonly rooms: number;
  readonly checkOut: IsoDate;
}

/**
 * Why an arrival gets no unit: fewer units than it has rooms are free on all its nights, counting no other arrivals; or there
 * are as many, and more stays can be placed without this one.
 */
export type Unplaced = 'not_free' | 'others_placed';

export interface Placement {
  readonly assigned: readonly { readonly bookingId: string; readonly unitIds: readonly string[] }[];
  readonly unassigned: readonly { readonly bookingId: string; readonly why: Unplaced }[];
}

const fits = ({ freeUntil }: FreeUnit, checkOut: IsoDate): boolean => freeUntil === null || freeUntil >= checkOut;
const freeFor = (units: readonly FreeUnit[], { checkOut }: Arrival): number =>
  units.filter((unit) => fits(unit, checkOut)).length;

/** The longest stay first; of the same length the one that was named first. */
const longestFirst = (arrivals: readonly Arrival[]): Arrival[] =>
  arrivals.toSorted((one, other) => (one.checkOut === other.checkOut ? 0 : one.checkOut > other.checkOut ? -1 : 1));

/**
 * As many of the arrivals as can be placed. All begin tonight, so the units that are free for a longer stay are among
 * those free for a shorter one: the problem is that of jobs with deadlines on one machine, which the rule of Moore and
 * Hodgson solves. A stay takes its rooms of the units that are free for it; where these do not suffice, of the stays
 * chosen so far the one with the most rooms is left out.
 */
const chosenOf = (units: readonly FreeUnit[], arrivals: readonly Arrival[]): Arrival[] => {
  const chosen: Arrival[] = [];
  let rooms = 0;
  for (const arrival of longestFirst(arrivals)) {
    chosen.push(arrival);
    rooms += arrival.rooms;
    if (rooms <= freeFor(units, arrival)) continue;
    const most = Math.max(...chosen.map((each) => each.rooms));
    const place = chosen.findLastIndex((each) => each.rooms === most);
    chosen.splice(place, 1);
    rooms -= most;
  }
  return chosen;
};

/** Ready units first, then those that are taken again soonest, so that long free times stay whole. */
const bestFirst = (one: FreeUnit, other: FreeUnit): number => {
  if (one.ready !== other.ready) return one.ready ? -1 : 1;
  if (one.freeUntil === other.freeUntil) return one.id < other.id ? -1 : 1;
  if (one.freeUntil === null) return 1;
  return other.freeUntil === null || one.freeUntil < other.freeUntil ? -1 : 1;
};

/**
 * Places the arrivals of an evening in the units of a room type, each stay in its own units for all its nights, all its
 * rooms or none: as many stays as any arrangement places that moves no other stay.
 */
export const placeArrivals = (units: readonly FreeUnit[], arrivals: readonly Arrival[]): Placement => {
  const left = units.toSorted(bestFirst);
  const assigned = chosenOf(units, arrivals).map(({ bookingId, rooms, checkOut }) => {
    const taken = left.filter((unit) => fits(unit, checkOut)).slice(0, rooms);
    for (const unit of taken) left.splice(left.indexOf(unit), 1);
    return { bookingId, unitIds: taken.map(({ id }) => id) };
  });
  const placed = new Set(assigned.map(({ bookingId }) => bookingId));
  const unassigned = arrivals
    .filter(({ bookingId }) => !placed.has(bookingId))
    .map((arrival) => ({
      bookingId: arrival.bookingId,
      why: freeFor(units, arrival) < arrival.rooms ? ('not_free' as const) : ('others_placed' as const),
    }));
  return { assigned, unassigned };
};
