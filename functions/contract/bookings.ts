import * as z from 'zod';
import { date, id } from './common.ts';
import { email } from './email.ts';
import { fault, formatted } from './input-errors.ts';
import { line, personName, text, title } from './text.ts';

const guests = z.int().min(1).max(160);
/** The most rooms of one booking. */
export const maxRooms = 8;
const rooms = z.int().min(1).max(maxRooms);
const quote = z.string().min(1).max(40_000);

/** Digits as people write them, with the country's code or without. */
const guestPhone = formatted(
  'telephone',
  /^\+?[0-9(][0-9 ()./-]{4,29}$/,
  'is not a telephone number such as +351 912 345 678',
);
/** The channel a booking is made through, in the caller's own word. */
const source = formatted(
  'source',
  /^[a-z0-9][a-z0-9._-]{0,49}$/,
  'is not a source such as direct or partner-site',
).default('direct');

/** A reference as people write it; one that no booking can have finds none. */
export const reference = line(1, 40);
/** What the front desk types to find a booking: a reference, the beginning of a name, an e-mail address. */
export const searched = line(1, 320);
/** Which of a guest's stays. */
export const when = z.enum(['upcoming', 'past', 'cancelled']);
/** By what day a hotel's bookings are listed. */
export const bookingOrder = z.enum(['arrival', 'departure', 'made']);

export const holdBody = z
  .strictObject({
    hotelId: id,
    roomTypeId: id,
    checkIn: date,
    checkOut: date,
    guests,
    rooms: rooms.default(1),
    guestName: personName,
    guestEmail: email,
    guestPhone: guestPhone.nullish(),
    specialRequests: text(0, 1000).nullish(),
    source,
    quote: quote.optional(),
  })
  .meta({ id: 'BookingInput' });

export const confirmBody = z.strictObject({
  paymentMethod: formatted('payment_method', /^[\w-]{1,255}$/, 'is not a payment method'),
  /** Points of the caller's that pay a part of the price; the rest is charged. */
  points: z.int().min(1).max(1_000_000_000).optional(),
});
export const cancelBody = z.strictObject({ reason: text(0, 1000).nullish() }).optional();

const changeFields = {
  checkIn: date.optional(),
  checkOut: date.optional(),
  guests: guests.optional(),
  roomTypeId: id.optional(),
  rooms: rooms.optional(),
};
const namesAChange = (body: Record<string, unknown>): boolean =>
  ['checkIn', 'checkOut', 'guests', 'roomTypeId', 'rooms'].some((field) => body[field] !== undefined);
export const changePreviewBody = z
  .strictObject(changeFields)
  .refine(namesAChange, fault('nothing_to_change', 'names nothing to change'))
  .meta({ minProperties: 1 });
export const changeBody = z
  .strictObject({ ...changeFields, quote: quote.optional() })
  .refine(namesAChange, fault('nothing_to_change', 'names nothing to change'))
  .meta({ id: 'ChangeInput', minProperties: 1 });

export const reviewBody = z
  .strictObject({ rating: z.int().min(1).max(5), title: title(0, 200).nullish(), content: text(0, 5000).nullish() })
  .meta({ id: 'ReviewInput' });

/** Where a booking is moved: another room type of the same hotel, or one of another hotel of the owner. */
export const rebookBody = z.strictObject({ roomTypeId: id, hotelId: id.optional() });
export const departureBody = z.strictObject({}).optional();
export const repairBody = z.strictObject({ repair: z.literal(true) });
