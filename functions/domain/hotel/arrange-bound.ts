import { isOpen, type PlainStay, type PlainUnit } from './arrange-plain.ts';

/**
 * So many stays go without units at least, in every arrangement. Units are taken for alike but for how many can be had
 * each night, and a stay for one of its rooms alone, or one night for all: each can only make room. Where a night has
 * more stays than units, the one that leaves last is left out: of intervals, that leaves the fewest out.
 */
export const boundOf = (units: readonly PlainUnit[], stays: readonly PlainStay[]): number => {
  const free = stays.filter(({ at }) => at.length === 0);
  const kept = stays.filter(({ at }) => at.length > 0);
  const possible = free.filter((stay) => units.filter((unit) => isOpen(unit, stay)).length >= stay.rooms);
  const without = free.length - possible.length;
  if (possible.length === 0) return without;
  const first = Math.min(...possible.map(({ from }) => from));
  const last = Math.max(...possible.map(({ to }) => to));
  const room = new Int32Array(last - first).fill(units.length);
  const take = (from: number, to: number, rooms: number): void => {
    for (let night = Math.max(from, first); night < Math.min(to, last); night += 1) {
      room[night - first] = (room[night - first] ?? 0) - rooms;
    }
  };
  for (const { taken } of units) for (const { from, to } of taken) take(from, to, 1);
  for (const { from, to, rooms } of kept) take(from, to, rooms);
  return without + Math.max(leftOut(possible, room, first), crowded(possible, room, first));
};

/** Each stay as one room. */
const leftOut = (stays: readonly PlainStay[], room: Int32Array, first: number): number => {
  const byArrival = stays.toSorted((one, other) => one.from - other.from);
  let active: PlainStay[] = [];
  let next = 0;
  let out = 0;
  for (let night = first; night < first + room.length; night += 1) {
    active = active.filter(({ to }) => to > night);
    for (let stay = byArrival[next]; stay && stay.from === night; stay = byArrival[next]) {
      active.push(stay);
      next += 1;
    }
    const excess = active.length - Math.max(0, room[night - first] ?? 0);
    if (excess <= 0) continue;
    active.sort((one, other) => one.to - other.to);
    active.splice(active.length - excess);
    out += excess;
  }
  return out;
};

/** The worst single night: so many of its stays have to go, those of the most rooms first. */
const crowded = (stays: readonly PlainStay[], room: Int32Array, first: number): number => {
  let worst = 0;
  for (let night = first; night < first + room.length; night += 1) {
    const there = stays.filter(({ from, to }) => from <= night && night < to).map(({ rooms }) => rooms);
    let excess = there.reduce((sum, rooms) => sum + rooms, 0) - Math.max(0, room[night - first] ?? 0);
    let out = 0;
    for (const rooms of there.toSorted((one, other) => other - one)) {
      if (excess <= 0) break;
      excess -= rooms;
      out += 1;
    }
    worst = Math.max(worst, out);
  }
  return worst;
};
