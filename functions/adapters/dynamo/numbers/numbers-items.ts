import * as z from 'zod';
import { type Key, keys } from '../../../contract/keys.ts';
import { monthOf } from '../../../domain/calendar/months.ts';
import type { DayDelta, Pickup } from '../../../domain/numbers/count-booking.ts';
import { FIGURES, type Figures, noFigures } from '../../../domain/numbers/figures.ts';
import type { CountedBooking, NightPickup, StoredDay } from '../../../usecases/ports/numbers.ts';
import type { Item } from '../table.ts';

/** Figures that are 0 are not stored. */
const figuresSchema = z
  .partialRecord(z.enum(FIGURES), z.int())
  .transform((stored): Figures => ({ ...noFigures, ...stored }));
const stored = (figures: Figures): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== 0));

const countedSchema = z.object({
  bookingId: z.string(),
  revision: z.int(),
  hotelId: z.string(),
  currency: z.string(),
  days: z.record(z.string(), figuresSchema),
});

export const fromCountedItem = (item: Item): CountedBooking => {
  const { days, ...counted } = countedSchema.parse(item);
  return { ...counted, days: new Map(Object.entries(days)) };
};

export const toCountedItem = ({ bookingId, revision, hotelId, currency, days }: CountedBooking): Item => ({
  ...keys.countedBooking(bookingId),
  type: 'counted-booking',
  schema: 1,
  bookingId,
  revision,
  hotelId,
  currency,
  days: Object.fromEntries([...days].map(([date, figures]) => [date, stored(figures)])),
});

const daySchema = z.object({ date: z.string(), currency: z.string() });

export const fromDayItem = (item: Item): StoredDay => ({
  ...daySchema.parse(item),
  figures: figuresSchema.parse(
    Object.fromEntries(FIGURES.flatMap((name) => (name in item ? [[name, item[name]]] : []))),
  ),
});

/** An item of sums: its key, what it is about, and what is added to which sum. */
interface Sums {
  readonly key: Key;
  readonly facts: Item;
  readonly added: Readonly<Record<string, number>>;
}

/** The item of sums that nothing was added to before. */
export const sumsItem = ({ key, facts, added }: Sums): Item => ({ ...key, ...facts, ...added });

/** An update that adds to the sums of an item, which it makes where there is none. */
export const sumsUpdate = ({ key, facts, added }: Sums) => {
  const [sets, adds] = [Object.keys(facts), Object.keys(added)];
  const all = Object.entries({ ...facts, ...added });
  return {
    Key: key,
    UpdateExpression: [
      `SET ${sets.map((name) => `#${name} = :${name}`).join(', ')}`,
      `ADD ${adds.map((name) => `#${name} :${name}`).join(', ')}`,
    ].join(' '),
    ExpressionAttributeNames: Object.fromEntries(all.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(all.map(([name, value]) => [`:${name}`, value])),
  };
};

export const daySums = ({ hotelId, currency, date, figures }: DayDelta): Sums => ({
  key: keys.dayNumbers(hotelId, date, currency),
  facts: { type: 'day-numbers', schema: 1, hotelId, date, currency },
  added: stored(figures),
});

/** Sums for each month of nights that the pickup touches; of the 7th, `s07` are rooms and `r07` is revenue. */
export const pickupSums = ({ on, deltas }: Pickup): Sums[] => {
  const months = Map.groupBy(deltas, ({ hotelId, currency, date }) =>
    JSON.stringify([hotelId, currency, monthOf(date)]),
  );
  return [...months.values()].flatMap((nights): Sums[] => {
    const [first] = nights;
    if (first === undefined) return [];
    const { hotelId, currency, date: anyNight } = first;
    const month = monthOf(anyNight);
    const added = nights.flatMap(({ date, figures: { sold, revenue } }): [string, number][] => [
      [`s${dayOf(date)}`, sold],
      [`r${dayOf(date)}`, revenue],
    ]);
    const facts = { type: 'pickup', schema: 1, hotelId, month, pickedUpOn: on, currency };
    return [{ key: keys.pickup(hotelId, month, on, currency), facts, added: Object.fromEntries(added) }];
  });
};
const dayOf = (date: string): string => date.slice('YYYY-MM-'.length);

const pickupSchema = z
  .object({ month: z.string(), pickedUpOn: z.string(), currency: z.string() })
  .catchall(z.unknown());
const counter = z.int().default(0);

export const fromPickupItem = (item: Item): NightPickup[] => {
  const { month, pickedUpOn: on, currency } = pickupSchema.parse(item);
  return Object.keys(item)
    .filter((name) => /^s\d\d$/.test(name))
    .map((name) => {
      const day = name.slice(1);
      const [sold, revenue] = [counter.parse(item[name]), counter.parse(item[`r${day}`])];
      return { date: `${month}-${day}`, currency, on, sold, revenue };
    });
};
