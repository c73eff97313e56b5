import type { IsoDate } from '../../../domain/calendar/date.ts';
import { epochMillis, type Instant } from '../../../domain/calendar/instant.ts';
import { today } from '../../../domain/calendar/zone.ts';

/** Clocks of the world differ by whole quarters of an hour, so within one no place begins another day. */
const QUARTER_MS = 900_000;

const fixedZones = Array.from({ length: 27 }, (_, index) => index - 14)
  .filter((hours) => hours !== 0)
  .map((hours) => `Etc/GMT${hours > 0 ? '+' : ''}${hours}`);

/** Every zone by the one name the index has it under. */
const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...fixedZones])];

let known: { readonly quarter: number; readonly byDay: ReadonlyMap<IsoDate, readonly string[]> } | undefined;

/** The zones of the world by the date their clocks show. */
export const zonesByDay = (now: Instant): ReadonlyMap<IsoDate, readonly string[]> => {
  const quarter = Math.floor(epochMillis(now) / QUARTER_MS);
  if (known?.quarter !== quarter) known = { quarter, byDay: Map.groupBy(zones, (zone) => today(now, zone)) };
  return known.byDay;
};
