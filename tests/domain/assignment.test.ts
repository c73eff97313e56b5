import { describe, expect, it } from 'vitest';
import { addDays } from '../../functions/domain/calendar/date.ts';
import { type Arrival, type FreeUnit, placeArrivals } from '../../functions/domain/hotel/assignment.ts';

const TONIGHT = '2027-04-01';
/** The same numbers at every run: a linear congruential generator. */
const numbers = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
const aHotel = (below: (most: number) => number, mostUnits: number, mostArrivals: number, nights: number) => {
  const units = Array.from(
    { length: 1 + below(mostUnits) },
    (_, place): FreeUnit => ({
      id: `u${String(place).padStart(3, '0')}`,
      freeUntil: below(3) === 0 ? null : addDays(TONIGHT, 1 + below(nights)),
      ready: below(2) === 0,
    }),
  );
  const arrivals = Array.from(
    { length: below(mostArrivals + 1) },
    (_, place): Arrival => ({
      bookingId: `b${place}`,
      rooms: below(4) === 0 ? 2 + below(2) : 1,
      checkOut: addDays(TONIGHT, 1 + below(nights)),
    }),
  );
  return { units, arrivals };
};
const fits = (unit: FreeUnit, { checkOut }: Arrival) => unit.freeUntil === null || unit.freeUntil >= checkOut;

/** The most stays that any arrangement places, by trying every one: each stay is left out, or takes any of its units. */
const most = (units: readonly FreeUnit[], arrivals: readonly Arrival[]): number => {
  const [first, ...rest] = arrivals;
  if (first === undefined) return 0;
  let best = most(units, rest);
  const choose = (taken: readonly FreeUnit[], from: number): void => {
    if (taken.length === first.rooms) {
      best = Math.max(
        best,
        1 +
          most(
            units.filter((unit) => !taken.includes(unit)),
            rest,
          ),
      );
      return;
    }
    for (let place = from; place < units.length; place += 1) {
      const unit = units[place];
      if (unit && fits(unit, first)) choose([...taken, unit], place + 1);
    }
  };
  choose([], 0);
  return best;
};

const expectSound = (units: readonly FreeUnit[], arrivals: readonly Arrival[]) => {
  const placement = placeArrivals(units, arrivals);
  const used = placement.assigned.flatMap(({ unitIds }) => unitIds);
  expect(new Set(used).size).toBe(used.length);
  for (const { bookingId, unitIds } of placement.assigned) {
    const arrival = arrivals.find((each) => each.bookingId === bookingId);
    const taken = unitIds.map((id) => units.find((unit) => unit.id === id));
    expect(taken).toHaveLength(arrival?.rooms ?? -1);
    expect(taken.every((unit) => unit && arrival && fits(unit, arrival))).toBe(true);
  }
  const named = [...placement.assigned, ...placement.unassigned].map(({ bookingId }) => bookingId);
  expect(named.toSorted()).toEqual(arrivals.map(({ bookingId }) => bookingId).toSorted());
  return placement;
};

describe('placing the arrivals of an evening', () => {
  it('places as many stays as any arrangement does, in 1,000 hotels of at most 8 units', () => {
    const below = numbers(20_270_401);
    for (let hotel = 0; hotel < 1000; hotel += 1) {
      const { units, arrivals } = aHotel(below, 8, 5, 6);
      const { assigned } = expectSound(units, arrivals);
      expect([hotel, assigned.length]).toEqual([hotel, most(units, arrivals)]);
    }
  });

  it('keeps units with long free times for long stays, and gives ready ones first', () => {
    const unit = (id: string, freeUntil: string | null, ready = true): FreeUnit => ({ id, freeUntil, ready });
    const stay = (bookingId: string, checkOut: string): Arrival => ({ bookingId, rooms: 1, checkOut });
    const units = [unit('long', null), unit('short', '2027-04-03'), unit('dirty', '2027-04-03', false)];
    expect(placeArrivals(units, [stay('two nights', '2027-04-03')]).assigned).toEqual([
      { bookingId: 'two nights', unitIds: ['short'] },
    ]);
    expect(placeArrivals(units, [stay('two nights', '2027-04-03'), stay('a week', '2027-04-08')]).assigned).toEqual([
      { bookingId: 'a week', unitIds: ['long'] },
      { bookingId: 'two nights', unitIds: ['short'] },
    ]);
  });

  it('names the stays without a unit, and why', () => {
    const units: FreeUnit[] = [{ id: 'only', freeUntil: '2027-04-03', ready: true }];
    const arrivals = [
      { bookingId: 'too long', rooms: 1, checkOut: '2027-04-05' },
      { bookingId: 'first', rooms: 1, checkOut: '2027-04-02' },
      { bookingId: 'second', rooms: 1, checkOut: '2027-04-02' },
    ];
    expect(placeArrivals(units, arrivals)).toEqual({
      assigned: [{ bookingId: 'first', unitIds: ['only'] }],
      unassigned: [
        { bookingId: 'too long', why: 'not_free' },
        { bookingId: 'second', why: 'others_placed' },
      ],
    });
  });

  it('places 200 arrivals in 200 units in less than a second of processor time', () => {
    const below = numbers(7);
    const hotels = Array.from({ length: 60 }, () => aHotel(below, 200, 200, 30));
    const began = process.cpuUsage();
    for (const { units, arrivals } of hotels) placeArrivals(units, arrivals);
    const { user, system } = process.cpuUsage(began);
    expect(user + system).toBeLessThan(1_000_000);
  });
});
