import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { addDays, isDate } from '../../functions/domain/calendar/date.ts';

/** One real booking: the request and its outcome. Dates are the hotel's. */
export interface RealBooking {
  /** Its place in the file: its name in the replay. */
  readonly line: number;
  readonly bookedOn: string;
  readonly arrival: string;
  readonly departure: string;
  readonly nights: number;
  readonly roomType: string;
  readonly adults: number;
  readonly children: number;
  readonly babies: number;
  /** Null where the file has no meal plans. */
  readonly meal: Meal | null;
  readonly changes: number;
  readonly outcome: 'Check-Out' | 'Canceled' | 'No-Show';
  readonly outcomeOn: string;
}

/** The meal plans of the file that are a board: bed and breakfast, half and full board. */
export const MEALS = ['BB', 'HB', 'FB'] as const;
export type Meal = (typeof MEALS)[number];

/** The columns of every file; `meal` may be there besides. */
const columns = [
  'booked_on',
  'arrival',
  'nights',
  'room_type',
  'adults',
  'children',
  'babies',
  'outcome',
  'outcome_on',
  'changes',
];
const outcomes = ['Check-Out', 'Canceled', 'No-Show'] as const;

/** The bookings of a CSV file, gzipped or not, with a header. @throws an Error that names the line it cannot read */
export const readBookings = (file: string): RealBooking[] => {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  const [header = '', ...lines] = text.split(/\r?\n/);
  const places = new Map(header.split(',').map((name, index) => [name, index]));
  const missing = columns.filter((name) => !places.has(name));
  if (missing.length > 0) throw new Error(`${file}: no column ${missing.join(', ')}`);
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const cells = line.split(',');
    const cell = (name: string): string => cells[places.get(name) ?? -1] ?? '';
    return [parse(cell, index + 2, file)];
  });
};

const parse = (cell: (name: string) => string, line: number, file: string): RealBooking => {
  const whole = (name: string): number => {
    const value = Number(cell(name));
    if (!Number.isInteger(value) || value < 0) throw new Error(`${file}:${line}: ${name} is not a whole number`);
    return value;
  };
  const date = (name: string): string => {
    const value = cell(name);
    if (!isDate(value)) throw new Error(`${file}:${line}: ${name} is not a date`);
    return value;
  };
  const outcome = outcomes.find((each) => each === cell('outcome'));
  if (outcome === undefined) throw new Error(`${file}:${line}: outcome is none of ${outcomes.join(', ')}`);
  const [arrival, nights] = [date('arrival'), whole('nights')];
  return {
    line,
    bookedOn: date('booked_on'),
    arrival,
    departure: addDays(arrival, nights),
    nights,
    roomType: cell('room_type'),
    adults: whole('adults'),
    children: whole('children'),
    babies: whole('babies'),
    // Self catering, undefined or no column: the room alone.
    meal: MEALS.find((each) => each === cell('meal').trim()) ?? null,
    changes: whole('changes'),
    outcome,
    outcomeOn: date('outcome_on'),
  };
};

/** `A=143,B=1` as rooms by letter. @throws an Error that names the fault */
export const readRooms = (text: string): Map<string, number> => {
  const rooms = new Map<string, number>();
  for (const part of text.split(',')) {
    const [, code = '', count = ''] = /^\s*([\w-]+)=(\d+)\s*$/.exec(part) ?? [];
    if (code === '') throw new Error(`--rooms: ${part} is not TYPE=NUMBER`);
    rooms.set(code, Number(count));
  }
  return rooms;
};

/** The most rooms of each type in use at once by stays that were kept: the fewest that can have been there. */
export const peaksOf = (bookings: readonly RealBooking[]): Map<string, number> => {
  const use = new Map<string, number>();
  const peaks = new Map<string, number>();
  for (const { roomType, arrival, nights, outcome } of bookings) {
    if (outcome !== 'Check-Out') continue;
    for (let night = 0; night < nights; night += 1) {
      const key = `${roomType} ${addDays(arrival, night)}`;
      const rooms = (use.get(key) ?? 0) + 1;
      use.set(key, rooms);
      peaks.set(roomType, Math.max(peaks.get(roomType) ?? 0, rooms));
    }
  }
  return peaks;
};
