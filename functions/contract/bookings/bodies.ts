import * as z from 'zod';
import { clockTime, date, digits, id } from '../common.ts';
import { email } from '../email.ts';
import { fault, formatted } from '../input-errors.ts';
import { code, oneForm, oneFormRule, people } from '../people.ts';
import { line, personName, referenceText, text, title } from '../text.ts';

const quote = z.string().min(1).max(40_000);

/** Digits as people write them, with the country's code or without. */
const guestPhone = formatted(
  'telephone',
  /^\+?[0-9(][0-9 ()./-]{4,29}$/,
  'is not a telephone number such as +351 912 345 678',
);
/** The channel a booking is made through, in the caller's own word. */
export const source = formatted(
  'source',
  /^[a-z0-9][a-z0-9._-]{0,49}$/,
  'is not a source such as direct or partner-site',
);

/** The language that the guest is written to in, a BCP 47 tag. */
const language = formatted('language', /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'is not a language such as en or pt-BR');
/** The caller's own name for the booking. */
export const externalReference = line(1, 100);
const METADATA_PAIRS = 20;
/** The caller's own facts about the booking. */
const metadata = z
  .record(line(1, 40), text(0, 500))
  .refine(
    (pairs) => Object.keys(pairs).length <= METADATA_PAIRS,
    fault('too_big', `has more than ${METADATA_PAIRS} pairs`, {
      maximum: METADATA_PAIRS,
      inclusive: true,
      of: 'object',
    }),
  )
  .meta({ id: 'Metadata', maxProperties: METADATA_PAIRS });

export const reference = referenceText;
/** What the front desk types to find a booking: a reference, the beginning of a name, an e-mail address. */
export const searched = line(1, 320);
/** Which of a guest's stays. */
export const when = z.enum(['upcoming', 'past', 'cancelled']);
/** By what day a hotel's bookings are listed. */
export const bookingOrder = z.enum(['arrival', 'departure', 'made']);

export const bookedFields = {
  roomTypeId: id,
  checkIn: date,
  checkOut: date,
  ...people,
  ratePlanId: id.optional(),
  code: code.optional(),
  guestName: personName,
  guestPhone: guestPhone.nullish(),
  specialRequests: text(0, 1000).nullish(),
  language: language.nullish(),
  externalReference: externalReference.nullish(),
  metadata: metadata.optional(),
  quote: quote.optional(),
};
export const partyGiven = (body: { readonly party?: unknown; readonly guests?: unknown }): boolean =>
  body.party !== undefined || body.guests !== undefined;
export const partyGivenRule = {
  path: ['guests'],
  ...fault('missing', 'is required, or party', { fields: ['guests', 'party'] }),
};

export const holdBody = z
  .strictObject({ hotelId: id, ...bookedFields, guestEmail: email, source: source.default('direct') })
  .refine(oneForm, oneFormRule)
  .refine(partyGiven, partyGivenRule)
  .meta({ id: 'BookingInput' });

/** Without `paymentMethod` only where nothing is due now. */
export const confirmBody = z.strictObject({
  paymentMethod: formatted('payment_method', /^[\w-]{1,255}$/, 'is not a payment method').optional(),
  /** Points of the caller's that pay a part of the price; the rest is charged. */
  points: z.int().min(1).max(1_000_000_000).optional(),
});
/** At most what a confirmation takes. */
export const pointsQuery = z.strictObject({ points: digits(0, 999_999_999).optional() });
export const cancelBody = z.strictObject({ reason: text(0, 1000).nullish() }).optional();

const changeFields = {
  checkIn: date.optional(),
  checkOut: date.optional(),
  roomTypeId: id.optional(),
  ...people,
};
/** The guest's own facts, by the rules of the hold; null removes one. A correction needs no quote and moves no money. */
export const correctionFields = {
  guestName: personName.optional(),
  guestEmail: email.optional(),
  guestPhone: guestPhone.nullish(),
  specialRequests: text(0, 1000).nullish(),
  arrivalTime: clockTime.nullish().meta({ description: "On the hotel's clock, as the guest expects to arrive." }),
};
const givenOf = (fields: object, body: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(fields).filter((field) => body[field] !== undefined);
const namesAChange = (body: Record<string, unknown>): boolean => givenOf(changeFields, body).length > 0;
const namesACorrection = (body: Record<string, unknown>): boolean => givenOf(correctionFields, body).length > 0;
export const stayFields = { ...changeFields, quote: quote.optional() };
export const changePreviewBody = z
  .strictObject(changeFields)
  .refine(oneForm, oneFormRule)
  .refine(namesAChange, fault('nothing_to_change', 'names nothing to change'))
  .meta({ id: 'ChangePreviewInput', minProperties: 1 });

/** Either the stay or the guest is changed, never both, and one of the two. */
export const eitherStayOrGuest =
  (stay: object) =>
  (body: Record<string, unknown>, context: z.core.$RefinementCtx): void => {
    if (!namesAChange(body) && !namesACorrection(body)) {
      context.addIssue({ code: 'custom', ...fault('nothing_to_change', 'names nothing to change') });
    }
    const fields = givenOf(stay, body);
    if (fields.length === 0) return;
    for (const detail of givenOf(correctionFields, body)) {
      const wrong = fault('not_beside', `is not sent beside ${fields.join(', ')}: a correction needs no quote`, {
        fields,
      });
      context.addIssue({ code: 'custom', path: [detail], ...wrong });
    }
  };
export const changeBody = z
  .strictObject({ ...stayFields, ...correctionFields })
  .refine(oneForm, oneFormRule)
  .superRefine(eitherStayOrGuest(stayFields))
  .meta({
    id: 'ChangeInput',
    minProperties: 1,
    description: 'Either the stay (`checkIn` to `quote`) or the guest (`guestName` to `arrivalTime`), never both.',
  });
export const resendBody = z.strictObject({}).optional();

export const reviewBody = z
  .strictObject({ rating: z.int().min(1).max(5), title: title(0, 200).nullish(), content: text(0, 5000).nullish() })
  .meta({ id: 'ReviewInput' });

/** Where a booking is moved: another room type of the same hotel, or one of another hotel of the owner. */
export const rebookBody = z.strictObject({ roomTypeId: id, hotelId: id.optional() });
export const departureBody = z.strictObject({}).optional();
export const repairBody = z.strictObject({ repair: z.literal(true) });
