import type { Formats } from '../../lib/format.ts';
import type { GridNight } from '../../ui/night-grid.tsx';
import type { Words as UiWords } from '../../ui/words/en.ts';
import type { CalendarNight } from './queries.ts';
import type { Words } from './words/en.ts';

export interface StayNow {
  readonly checkIn: string | null;
  readonly checkOut: string | null;
}

interface Facts {
  readonly day: string;
  readonly night: CalendarNight | undefined;
  readonly stay: StayNow;
  readonly today: string;
  /** Rooms that are wanted: a night with fewer is as good as taken. */
  readonly rooms: number;
}

export interface Speech {
  readonly formats: Formats;
  readonly words: Words['nights'];
  readonly picker: UiWords['picker'];
  readonly nights: (count: number) => string;
}

/** Whether so many rooms can be slept in on a night. */
export const sellsNight = (night: CalendarNight | undefined, rooms: number): boolean =>
  night !== undefined && !night.closed && night.available >= rooms;

const stateOf = ({ day, night, today, rooms }: Facts): NonNullable<GridNight['state']> => {
  if (day < today) return 'past';
  if (night === undefined) return 'blank';
  if (night.closed) return 'closed';
  return night.available >= rooms ? 'free' : 'taken';
};

const saysOf = (state: GridNight['state'], night: CalendarNight | undefined, speech: Speech): string[] => {
  const { formats, words, picker } = speech;
  if (state === 'past') return [picker.past];
  if (state === 'taken') return [words.taken];
  if (state === 'closed') return [words.closed];
  return night ? [formats.money(night.price), words.left(formats.number(night.available))] : [];
};

/** A night of the calendar as a cell: what it shows, and all of it in words. */
export const cellOf = (facts: Facts, speech: Speech): GridNight => {
  const { formats, words, picker, nights } = speech;
  const { day, night, stay } = facts;
  const state = stateOf(facts);
  const { checkIn, checkOut } = stay;
  const selected = checkIn !== null && checkOut !== null && day >= checkIn && day < checkOut;
  const { minStay = null, closedToArrival = false, closedToDeparture = false } = night?.restrictions ?? {};
  const strict = state === 'free' && minStay !== null && minStay > 1;
  const says = [
    formats.date(day, 'long'),
    ...saysOf(state, night, speech),
    ...(strict ? [words.minStay(nights(minStay))] : []),
    ...(closedToArrival ? [words.noArrival] : []),
    ...(closedToDeparture ? [words.noDeparture] : []),
    ...(selected ? [picker.selected] : []),
    ...(day === checkOut ? [picker.departure] : []),
  ];
  return {
    day,
    label: says.join(', '),
    state,
    disabled: state !== 'free',
    left: state === 'free' ? (night?.available ?? null) : null,
    selected,
    out: day === checkOut,
    noArrival: closedToArrival,
    noDeparture: closedToDeparture,
    price: state === 'free' && night ? formats.cellPrice(night.price) : undefined,
    mark:
      day === checkIn
        ? picker.arrive
        : day === checkOut
          ? picker.leave
          : strict
            ? `${formats.number(minStay)}+`
            : undefined,
  };
};
