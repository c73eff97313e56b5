import * as z from 'zod';
import { fault, formatted } from './input-errors.ts';
import { line, title } from './text.ts';

// The primitives every body is made of, with those of text.ts. Shapes, lengths and alphabets are judged there, once;
// whether a well-formed request is allowed is judged by the domain.

/** An opaque identifier of ours. */
export const id = formatted('id', /^[0-9A-Za-z_-]{1,64}$/, 'is not an id');

const isCalendarDate = (value: string): boolean => {
  const instant = new Date(`${value}T00:00:00.000Z`);
  // The calendar begins with the year 0001.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value) && !value.startsWith('0000');
};

/** Smaller numbers but 0 are refused: DynamoDB holds none below 1e-130, and no measure of ours is so fine. */
const DECIMALS = 12;

/** A number with a fraction, at most 12 decimals deep. */
export const fractional = (min: number, max: number) =>
  z
    .number()
    .min(min)
    .max(max)
    .refine(
      (value) => value === 0 || Math.abs(value) >= 10 ** -DECIMALS,
      fault('too_many_decimals', `has more than ${DECIMALS} decimals`, { decimals: DECIMALS }),
    );
export const latitude = fractional(-90, 90);
export const longitude = fractional(-180, 180);

/** A day in the hotel's calendar, `YYYY-MM-DD`; 2026-02-30 is none. */
export const date = formatted('date', /^\d{4}-\d{2}-\d{2}$/, 'is not a date YYYY-MM-DD')
  .refine(isCalendarDate, fault('invalid_format', 'is not a date of the calendar', { format: 'date' }))
  .meta({ example: '2027-03-01' });

/** Whether a range is the right way round, where both ends are given. */
export const inOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean =>
  from === undefined || to === undefined || from <= to;
export const orderRule = { path: ['to'], ...fault('before', 'is before from', { field: 'from' }) };

/** The rule for `refine` that a range of nights, both ends included, is not longer. */
export const atMostNights = (maximum: number) =>
  [
    ({ from, to }: { from: string; to: string }): boolean => Date.parse(to) - Date.parse(from) < maximum * 86_400_000,
    { path: ['to'], ...fault('too_many_nights', `is more than ${maximum} nights from from`, { maximum }) },
  ] as [(range: { from: string; to: string }) => boolean, { path: string[] } & ReturnType<typeof fault>];

/** An RFC 3339 instant; answers are always in UTC with milliseconds. */
export const instant = z.iso.datetime({ offset: true }).meta({ example: '2027-03-01T14:00:00.000Z' });

/** A time of the day on a hotel's clock. */
export const clockTime = formatted('time', /^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time HH:MM');

export const currency = formatted('currency', /^[A-Z]{3}$/, 'is not an ISO 4217 code').meta({ example: 'EUR' });

export const country = formatted('country', /^[A-Z]{2}$/, 'is not an ISO 3166-1 alpha-2 code').meta({
  example: 'ES',
});

/** A decimal string; how many decimals its currency allows is judged where the currency is known. */
export const decimal = formatted(
  'decimal',
  /^(0|[1-9]\d{0,11})(\.\d{1,6})?$/,
  'is not a decimal number such as 120.00',
).meta({
  example: '120.00',
});

export const money = z.strictObject({ amount: z.string(), currency: z.string() }).meta({ id: 'Money' });

/** The name of something a hotel or a room has. */
export const amenity = formatted('amenity', /^[a-z0-9][a-z0-9_-]{0,39}$/, 'is not an amenity such as free_wifi');
export const amenities = z
  .array(amenity)
  .max(100)
  .refine((list) => new Set(list).size === list.length, fault('repeated', 'repeats an amenity'));

const isImageUrl = (value: string): boolean => {
  // A parser of addresses leaves tabs and line breaks out; what is stored is what was given.
  if (/[\s\p{Cf}]/u.test(value)) return false;
  if (/^\/(?!\/)[\w./-]{1,500}$/.test(value) && !value.includes('..')) return true;
  const url = URL.parse(value);
  return (
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === ''
  );
};

/** No side of a picture that is taken is longer: 60 megapixels are at most. */
const LONGEST_SIDE = 100_000;

export const images = z
  .array(
    z.strictObject({
      url: line(1, 2000).refine(
        isImageUrl,
        fault('invalid_format', 'is not an http(s) address', { format: 'image_address' }),
      ),
      alt: title(0, 300),
      // As answered, so that what was read can be sent back: the address says all of it.
      width: z.int().min(1).max(LONGEST_SIDE).nullable().optional(),
      height: z.int().min(1).max(LONGEST_SIDE).nullable().optional(),
      sources: z
        .array(z.strictObject({ url: line(1, 2000), width: z.int().min(1).max(LONGEST_SIDE), type: line(1, 100) }))
        .max(20)
        .optional(),
    }),
  )
  .max(40);

export const version = z.int().min(1);

/** The Idempotency-Key header. */
export const idempotencyKey = formatted(
  'idempotency_key',
  /^[\x21-\x7e][\x20-\x7e]*$/,
  'is not a key of printable ASCII characters',
)
  .min(1)
  .max(255);

/** A number in a query, in plain digits: neither `1e1`, `0x10` nor ` 10` is one. */
export const digits = (min: number, max: number) =>
  formatted('integer', /^-?\d{1,9}$/, 'is not a whole number').pipe(z.coerce.number<string>().int().min(min).max(max));

/** `?limit=` and `?cursor=` of every list. */
export const paging = {
  limit: digits(1, 100).default(20),
  cursor: z.string().min(1).max(2000).optional(),
};

/** `{items, nextCursor}` of every list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
