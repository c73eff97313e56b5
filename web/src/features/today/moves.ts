import { useMutation } from '@tanstack/react-query';
import { get } from '../../lib/api.ts';
import type { Unit } from '../../lib/hotel-queries.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { isProblem } from '../../lib/problem.ts';
import { useDeskNotes } from '../../ui/desk-notes.tsx';
import { type DeskStay, refreshDesk } from './queries.ts';
import { todayWords } from './words.ts';

export type MoveKind = 'check_in' | 'check_out' | 'no_show' | 'reinstate' | 'units';

export interface Move {
  readonly kind: MoveKind;
  readonly stay: DeskStay;
  /** The units that the stay is to have; absent, those it has. */
  readonly units?: readonly Pick<Unit, 'id' | 'number'>[];
}

export const numbersOf = (units: readonly Pick<Unit, 'number'>[]): string =>
  units.map(({ number }) => number).join(', ');

const routes = { check_in: 'checkIn', check_out: 'checkOut', no_show: 'noShow', reinstate: 'reinstate' } as const;

const isOther = (stay: DeskStay, units: readonly Pick<Unit, 'id'>[]): boolean =>
  units.length !== stay.units.length || units.some(({ id }, place) => stay.units[place]?.id !== id);

/** First the unit, if another was chosen, then the move: each is refused if the stay has changed since it was shown. */
const perform = async ({ kind, stay, units }: Move): Promise<void> => {
  const params = { bookingId: stay.bookingId };
  const headers = ifMatch(stay);
  if (units && isOther(stay, units)) {
    const body = { unitIds: units.map(({ id }) => id), replaces: stay.units.map(({ id }) => id) };
    await get('assignUnits', { params, headers, body });
  }
  if (kind !== 'units') await get(routes[kind], { params, headers });
};

/** Makes a move at the desk and reads the day again; a stay that others have changed is reported in a lasting note. */
export const useMove = (hotelId: string, onDone: () => void) => {
  const words = todayWords.useWords();
  const say = useDeskNotes((notes) => notes.say);
  return useMutation({
    mutationFn: perform,
    onSuccess: (_answer, { kind, stay, units }) => {
      const rooms = numbersOf(units ?? stay.units);
      say({ done: words.done[kind](stay.guestName, rooms), stale: null });
      onDone();
    },
    onError: (error, { stay }) => {
      if (isProblem(error, 'stale-version')) say({ stale: words.stale(stay.guestName), done: null });
    },
    onSettled: () => refreshDesk(hotelId),
  });
};

/** Gives a unit to every arrival of the day that has none. */
export const useAssignAll = (hotelId: string, date: string, arrivals: readonly DeskStay[]) => {
  const words = todayWords.useWords();
  const say = useDeskNotes((notes) => notes.say);
  return useMutation({
    mutationFn: () => get('assignArrivals', { params: { hotelId }, body: { date } }),
    onSuccess: ({ assigned, unassigned }) => {
      const names = unassigned.flatMap(
        ({ bookingId }) => arrivals.find((stay) => stay.bookingId === bookingId)?.guestName ?? [],
      );
      const given = assigned.length === 0 ? [] : [words.done.assigned(assigned.length)];
      const left = names.length === 0 ? [] : [words.done.unassigned(names.join(', '))];
      const done = [...given, ...left].join(' ');
      say({ done: done === '' ? words.done.noneAssigned : done, stale: null });
    },
    onSettled: () => refreshDesk(hotelId),
  });
};

export type UnitChange = Partial<Pick<Unit, 'status' | 'housekeeping'>>;

/** Sets the state of a unit: clean, dirty, inspected, out of service. */
export const useUnitChange = (hotelId: string) => {
  const words = todayWords.useWords();
  const say = useDeskNotes((notes) => notes.say);
  return useMutation({
    mutationFn: ({ unit, change }: { readonly unit: Unit; readonly change: UnitChange }) => {
      const { roomTypeId, number, floor } = unit;
      const body = { roomTypeId, number, floor, ...change };
      return get('replaceUnit', { params: { unitId: unit.id }, headers: ifMatch(unit), body });
    },
    onSuccess: ({ unit: { number, status, housekeeping } }) => {
      const { tonight, housekeeping: states } = words.house;
      const state = status === 'out_of_service' ? tonight.out : states[housekeeping];
      say({ done: words.done.unit(number, state), stale: null });
    },
    onError: (error, { unit }) => {
      if (isProblem(error, 'stale-version')) say({ stale: words.staleUnit(unit.number), done: null });
    },
    onSettled: () => refreshDesk(hotelId),
  });
};
