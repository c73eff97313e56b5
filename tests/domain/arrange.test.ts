import { describe, expect, it } from 'vitest';
import { addDays } from '../../functions/domain/calendar/date.ts';
import { type ArrangedStay, type ArrangedUnit, arrange, type Span } from '../../functions/domain/hotel/arrange.ts';
import { chance } from '../support/chance.ts';

const FIRST = '2027-04-01';
const span = (from: number, nights: number): Span => ({
  from: addDays(FIRST, from),
  to: addDays(FIRST, from + nights),
});
const meets = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

/** Units with nights that are taken for good, stays that have units where these are free, and stays without. */
const aHotel = (
  next: () => number,
  { units: most, stays: many, nights }: { units: number; stays: number; nights: number },
) => {
  const below = (end: number): number => Math.floor(next() * end);
  const units = Array.from({ length: 1 + below(most) }, (_, place): ArrangedUnit => {
    const taken = below(2) === 0 ? [span(below(nights), 1 + below(3))] : [];
    return { id: `u${String(place).padStart(3, '0')}`, taken, ready: below(3) > 0 };
  });
  const held = new Map(units.map(({ id, taken }) => [id, [...taken]]));
  const stays = Array.from({ length: 1 + below(many) }, (_, place): ArrangedStay => {
    const rooms = below(5) === 0 ? 2 : 1;
    const when = span(below(nights), 1 + below(5));
    const free = units.filter(({ id }) => !held.get(id)?.some((other) => meets(other, when))).map(({ id }) => id);
    const unitIds = below(2) === 0 && free.length >= rooms ? free.slice(0, rooms) : [];
    for (const id of unitIds) held.get(id)?.push(when);
    return { bookingId: `b${place}`, rooms, ...when, unitIds, soon: when.from === FIRST };
  });
  return { units, stays };
};

const choices = (ids: readonly string[], count: number): string[][] =>
  count === 0
    ? [[]]
    : ids.flatMap((id, place) => choices(ids.slice(place + 1), count - 1).map((rest) => [id, ...rest]));

/** How many rooms a stay moves by. */
const movesOf = ({ unitIds }: ArrangedStay, chosen: readonly string[]): number =>
  unitIds.length === 0 ? 0 : chosen.filter((id) => !unitIds.includes(id)).length;

/** Every arrangement is tried: so few stays without a unit, and then so few rooms that move, as there can be. */
const best = (units: readonly ArrangedUnit[], stays: readonly ArrangedStay[]): [number, number] => {
  let found: [number, number] = [Number.POSITIVE_INFINITY, 0];
  const held = new Map(units.map(({ id, taken }) => [id, [...taken]]));
  const place = (index: number, without: number, moves: number): void => {
    if (without > found[0] || (without === found[0] && moves >= found[1])) return;
    const stay = stays[index];
    if (!stay) {
      found = [without, moves];
      return;
    }
    const open = units.map(({ id }) => id).filter((id) => !held.get(id)?.some((other) => meets(other, stay)));
    for (const chosen of choices(open, stay.rooms)) {
      for (const id of chosen) held.get(id)?.push(stay);
      place(index + 1, without, moves + movesOf(stay, chosen));
      for (const id of chosen) held.get(id)?.pop();
    }
    if (stay.unitIds.length === 0) place(index + 1, without + 1, moves);
  };
  place(0, 0, 0);
  return found;
};

/** No unit-night twice, all rooms or none, nobody who had units without; answers what it costs. */
const judged = (units: readonly ArrangedUnit[], stays: readonly ArrangedStay[], steps?: number) => {
  const { changed, unplaced, gap } = arrange(units, stays, steps);
  const held = new Map(units.map(({ id, taken }) => [id, [...taken]]));
  let moves = 0;
  for (const stay of stays) {
    const change = changed.find(({ bookingId }) => bookingId === stay.bookingId);
    const isOut = unplaced.some(({ bookingId }) => bookingId === stay.bookingId);
    if (isOut) expect([stay.unitIds, change]).toEqual([[], undefined]);
    const ids = isOut ? [] : (change?.unitIds ?? stay.unitIds);
    expect(new Set(ids).size).toBe(isOut ? 0 : stay.rooms);
    moves += movesOf(stay, ids);
    for (const id of ids) {
      expect(held.get(id)?.filter((other) => meets(other, stay))).toEqual([]);
      held.get(id)?.push(stay);
    }
  }
  return { cost: [unplaced.length, moves] as const, gap };
};

/** 200 units, full for 60 nights; half of the stays have a unit. Those of units that break meanwhile have none. */
const aBigHotel = (broken: number) => {
  const next = chance(200);
  const stays: ArrangedStay[] = [];
  const units = Array.from({ length: 200 }, (_, place): ArrangedUnit => {
    const id = `u${place}`;
    const taken = next() < broken ? [span(10 + Math.floor(next() * 40), 3)] : [];
    for (let day = 0; day < 60; ) {
      const when = span(day, 1 + Math.floor(next() * 5));
      const has = next() < 0.5 && !taken.some((other) => meets(other, when));
      stays.push({ ...when, bookingId: `b${stays.length}`, rooms: 1, unitIds: has ? [id] : [], soon: day === 0 });
      day = Math.round((Date.parse(when.to) - Date.parse(FIRST)) / 86_400_000) + (next() < 0.2 ? 1 : 0);
    }
    return { id, taken, ready: next() < 0.8 };
  });
  return { units, stays };
};

describe('arranging the stays of a room type in its units', () => {
  it('places as many stays, with as few moves, as any arrangement does: 1,000 hotels of at most 8 units', () => {
    const next = chance(20_270_401);
    let [moved, without] = [0, 0];
    for (let hotel = 0; hotel < 1000; hotel += 1) {
      const { units, stays } = aHotel(next, { units: 8, stays: 8, nights: 8 });
      const { cost, gap } = judged(units, stays);
      expect([hotel, ...cost]).toEqual([hotel, ...best(units, stays)]);
      expect(gap).toEqual({ stays: 0, moves: 0 });
      moved += cost[1] > 0 ? 1 : 0;
      without += cost[0] > 0 ? 1 : 0;
    }
    // The hotels are hard enough: in some a stay has to move, in some one stays without.
    expect(moved).toBeGreaterThan(10);
    expect(without).toBeGreaterThan(100);
  });

  it('reports a gap that the best arrangement is within, where it may not search exactly', () => {
    const next = chance(7);
    let [same, all] = [0, 0];
    for (let hotel = 0; hotel < 1000; hotel += 1) {
      const { units, stays } = aHotel(next, { units: 6, stays: 8, nights: 8 });
      const { cost, gap } = judged(units, stays, 0);
      const [without, moves] = best(units, stays);
      expect(cost[0] - gap.stays).toBeLessThanOrEqual(without);
      if (cost[0] === without) expect(cost[1] - gap.moves).toBeLessThanOrEqual(moves);
      all += 1;
      same += cost[0] === without ? 1 : 0;
    }
    // The bounded search alone finds the most stays nearly always.
    expect(same / all).toBeGreaterThan(0.97);
  });

  const unit = (id: string, more: Partial<ArrangedUnit> = {}): ArrangedUnit => ({
    id,
    taken: [],
    ready: true,
    ...more,
  });
  const stay = (bookingId: string, when: Span, more: Partial<ArrangedStay> = {}): ArrangedStay => ({
    ...{ bookingId, rooms: 1, unitIds: [], soon: false },
    ...when,
    ...more,
  });

  it('moves another stay only where that gives one more a unit', () => {
    const units = [unit('101'), unit('102')];
    const early = stay('early', span(0, 2), { unitIds: ['101'] });
    const late = stay('late', span(3, 2), { unitIds: ['102'] });
    expect(arrange(units, [early, late, stay('long', span(0, 5))])).toMatchObject({
      changed: [{ bookingId: expect.stringMatching(/early|late/) }, { bookingId: 'long' }],
      unplaced: [],
      gap: { stays: 0, moves: 0 },
    });
    expect(judged(units, [early, late, stay('long', span(0, 5))]).cost).toEqual([0, 1]);
    expect(arrange(units, [early, late, stay('short', span(2, 1))]).changed).toMatchObject([{ bookingId: 'short' }]);
  });

  it('leaves guests in house and repairs where they are, and says why a stay has no unit', () => {
    const units = [unit('101', { taken: [span(0, 3)] })];
    const stays = [stay('too early', span(2, 2)), stay('first', span(4, 3)), stay('second', span(4, 1))];
    expect(arrange(units, stays)).toEqual({
      changed: [{ bookingId: expect.stringMatching(/first|second/), unitIds: ['101'] }],
      unplaced: [
        { bookingId: 'too early', why: 'not_free' },
        { bookingId: expect.stringMatching(/first|second/), why: 'others_placed' },
      ],
      gap: { stays: 0, moves: 0 },
    });
  });

  it('gives who arrives today a unit that is ready', () => {
    const units = [unit('101', { ready: false }), unit('102'), unit('103', { ready: false })];
    expect(arrange(units, [stay('today', span(0, 2), { soon: true })]).changed).toMatchObject([{ unitIds: ['102'] }]);
  });

  it('leaves a hotel without stays or without units as it is', () => {
    expect(arrange([], [stay('one', span(0, 1))]).unplaced).toEqual([{ bookingId: 'one', why: 'not_free' }]);
    expect(arrange([unit('101')], [])).toEqual({ changed: [], unplaced: [], gap: { stays: 0, moves: 0 } });
  });

  it.each([
    [0, 0.02],
    [0.3, 0.1],
  ])('arranges 200 units and 60 nights in bounded work, %s of the units under repair in between', (broken, out) => {
    const { units, stays } = aBigHotel(broken);
    expect(stays.length).toBeGreaterThan(3500);
    const { cost, gap } = judged(units, stays);
    expect(cost[0]).toBeLessThan(stays.length * out);
    expect(gap.stays).toBeLessThan(stays.length * 0.01);
  });
});
