import * as ZonelessInstant from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { addDays, type IsoDate, isDate } from './date.ts';
import { epochMillis, type Instant, instantOf } from './instant.ts';

/**
 * The only place where a hotel's calendar meets the clock of the world. Written with the polyfill's functions, which
 * bundle to under half of its classes (21 against 56 KB minified).
 */

const IANA_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;
const CLOCK_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Whether `name` is an IANA time zone this runtime knows: `Europe/Lisbon`. Bare offsets such as `+02:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!IANA_NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

declare global {
  namespace Intl {
    interface Locale {
      /** Zones kept in the region; undefined without one. Node has it, TypeScript does not know it yet. */
      getTimeZones?(): string[] | undefined;
    }
  }
}

const canonical = (zone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;

/** Whether a zone is kept in a country (ISO 3166-1), under whichever of its names; false for a country that is not known. */
export function countryHasZone(country: string, zone: string): boolean {
  if (!isTimeZone(zone)) return false;
  const zones = new Intl.Locale('und', { region: country }).getTimeZones?.() ?? [];
  return zones.some((each) => canonical(each) === canonical(zone));
}

/** Whether two zones show the same time in winter and in summer. */
export function keepSameTime(one: string, other: string): boolean {
  return ['2026-01-01', '2026-07-01'].every((date) => millisAt(date, '12:00', one) === millisAt(date, '12:00', other));
}

/** Whether `text` is a time on the wall clock, `HH:MM` from 00:00 to 23:59. */
export function isClockTime(text: string): boolean {
  return CLOCK_TIME.test(text);
}

/**
 * The moment the hotel's wall clock shows `time` (`HH:MM`) on `date`. A time the clocks skip becomes the moment as long
 * after the change as it would have been; one they show twice is the first (Temporal's `compatible`).
 */
export function toInstant(date: IsoDate, time: string, timeZone: string): Instant {
  return instantOf(millisAt(date, time, timeZone));
}

function millisAt(date: IsoDate, time: string, timeZone: string): number {
  if (!isDate(date) || !isClockTime(time)) throw new RangeError(`not a date and time: ${date} ${time}`);
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  const clock = PlainDateTime.create(year, month, day, Number(time.slice(0, 2)), Number(time.slice(3)));
  return ZonedDateTime.toInstant(PlainDateTime.toZonedDateTime(clock, timeZone)).epochMilliseconds;
}

/** A zone's day as last asked for; half-open, in milliseconds. */
interface LocalDay {
  readonly date: IsoDate;
  readonly from: number;
  readonly until: number;
}

/** There are about 600 zone names; the bound only keeps odd spellings of them from growing it for ever. */
const MOST_ZONES = 1000;
const lastDays = new Map<string, LocalDay>();

/** The date on the hotel's calendar at `now`. A zone's day is kept until it ends, as a search asks for many hotels. */
export function today(now: Instant, timeZone: string): IsoDate {
  const millis = epochMillis(now);
  const known = lastDays.get(timeZone);
  if (known !== undefined && known.from <= millis && millis < known.until) return known.date;
  const date = localDate(millis, timeZone);
  if (lastDays.size >= MOST_ZONES) lastDays.clear();
  lastDays.set(timeZone, {
    date,
    from: millisAt(date, '00:00', timeZone),
    until: millisAt(addDays(date, 1), '00:00', timeZone),
  });
  return date;
}

function localDate(millis: number, timeZone: string): IsoDate {
  const zoned = ZonelessInstant.toZonedDateTimeISO(ZonelessInstant.fromEpochMilliseconds(millis), timeZone);
  return PlainDate.toString(ZonedDateTime.toPlainDate(zoned));
}
