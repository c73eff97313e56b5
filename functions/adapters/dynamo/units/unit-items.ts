import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import { monthOf } from '../../../domain/calendar/months.ts';
import { HOUSEKEEPING, plainNumber, UNIT_STATUSES, type Unit, type UnitNight } from '../../../domain/hotel/unit.ts';
import type { Item } from '../table.ts';

const unitSchema = z.object({
  id: z.string(),
  hotelId: z.string(),
  roomTypeId: z.string(),
  number: z.string(),
  floor: z.string().nullable().default(null),
  status: z.enum(UNIT_STATUSES),
  housekeeping: z.enum(HOUSEKEEPING),
  version: z.int(),
  retiring: z.string().exactOptional(),
});

/** Throws where the item is not a unit. */
export const fromUnitItem = (item: Item): Unit => unitSchema.parse(item);

export const toUnitItem = ({ floor, ...unit }: Unit): Item => ({
  ...keys.unit(unit.hotelId, unit.id),
  type: 'unit',
  schema: 1,
  ...unit,
  ...(floor !== null && { floor }),
});

/** That a number is given, so that it is given once. */
export const toUnitNumberItem = ({ hotelId, number, id }: Unit): Item => ({
  ...keys.unitNumber(hotelId, plainNumber(number)),
  type: 'unitNumber',
  schema: 1,
  unitId: id,
});

/** Where a unit is found by its id alone. */
export const toUnitHomeItem = ({ id, hotelId }: Unit): Item => ({
  ...keys.unitHome(id),
  type: 'roomTypeHome',
  schema: 1,
  hotelId,
});

const isDate = (name: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(name);

/** The nights of a unit, an item a month, as `unitMonthWrite` leaves them. */
export const toUnitMonthItems = (unitId: string, nights: readonly UnitNight[]): Item[] =>
  [...Map.groupBy(nights, ({ date }) => monthOf(date))].map(([month, own]) => ({
    ...keys.unitMonth(unitId, month),
    type: 'unitMonth',
    schema: 1,
    ...Object.fromEntries(own.map(({ date, holder }) => [date, holder])),
  }));

/** The nights of a month of a unit: an attribute a date. */
export const fromUnitMonthItem = (item: Item): UnitNight[] =>
  Object.entries(item)
    .filter(([name]) => isDate(name))
    .map(([date, holder]) => ({ date, holder: String(holder) }))
    .toSorted((one, other) => (one.date < other.date ? -1 : 1));
