import * as z from 'zod';
import {
  bookedFields,
  correctionFields,
  eitherStayOrGuest,
  partyGiven,
  partyGivenRule,
  source,
  stayFields,
} from '../bookings/bodies.ts';
import { atMostNights, date, decimal, id, inOrder, orderRule } from '../common.ts';
import { email } from '../email.ts';
import { fault } from '../input-errors.ts';
import { maxRooms, oneForm, oneFormRule } from '../people.ts';
import { signedDecimal } from '../rates/bodies.ts';
import { line, title } from '../text.ts';

// What the front desk sends: blocks, units.

/** Rooms to take off sale, or one unit, the nights from `from` up to, not including, `to`. */
export const createBlockBody = z
  .strictObject({
    roomTypeId: id.optional(),
    unitId: id.optional(),
    from: date,
    to: date.meta({ description: 'The day on which the rooms can be sold again.' }),
    rooms: z.int().min(1).max(10_000).optional().meta({ description: 'Of the room type; 1 where nothing is said.' }),
    reason: title(1, 200),
  })
  .refine(({ roomTypeId, unitId }) => roomTypeId !== undefined || unitId !== undefined, {
    path: ['roomTypeId'],
    ...fault('missing', 'is required, or unitId', { fields: ['roomTypeId', 'unitId'] }),
  })
  .refine(
    ({ roomTypeId, unitId, rooms }) => unitId === undefined || (roomTypeId === undefined && rooms === undefined),
    {
      path: ['unitId'],
      ...fault('not_beside', 'comes without roomTypeId and rooms', { fields: ['roomTypeId', 'rooms'] }),
    },
  )
  .refine(({ from, to }) => from < to, { path: ['to'], ...fault('not_after', 'is not after from', { field: 'from' }) })
  .meta({ id: 'BlockInput' });

export const unitStatus = z.enum(['in_service', 'out_of_service']);
export const housekeeping = z.enum(['clean', 'dirty', 'inspected']);
const unitFields = {
  roomTypeId: id,
  number: title(1, 20).meta({ description: 'As on the door; unique in a hotel, ignoring case.' }),
  floor: title(1, 20).nullish(),
};
export const createUnitBody = z
  .strictObject({ ...unitFields, status: unitStatus.optional(), housekeeping: housekeeping.optional() })
  .meta({ id: 'UnitInput', description: 'A new unit is in service and clean where nothing else is said.' });
export const replaceUnitBody = z
  .strictObject({ ...unitFields, status: unitStatus.optional(), housekeeping: housekeeping.optional() })
  .meta({ id: 'UnitReplacement', description: 'Status and housekeeping that are left out stay as they are.' });

const unitIds = z
  .array(id)
  .max(maxRooms)
  .refine((list) => new Set(list).size === list.length, fault('repeated', 'repeats a unit'));

/** One unit a room; an empty list takes the units away. */
export const assignUnitsBody = z
  .strictObject({
    unitIds,
    replaces: unitIds.optional().meta({
      description:
        'The units that the booking had when the caller read it; where it has others now, nothing changes and the ' +
        'answer is `stale-version`. The version alone does not say so, as an assignment leaves it.',
    }),
  })
  .meta({ id: 'UnitAssignment' });

/** The days whose stays are to have units; `accept` is the `token` of the proposal that is to be carried out. */
export const arrangeUnitsBody = z
  .strictObject({ from: date, to: date, accept: line(1, 200).optional() })
  .refine(inOrder, orderRule)
  .refine(...atMostNights(62))
  .meta({ id: 'ArrangementInput' });

/** The day whose arrivals are to have units. */
export const assignArrivalsBody = z.strictObject({ date });

/** How money passes the front desk. */
const deskMethod = z.enum(['cash', 'terminal', 'transfer']);
/** Money taken at the desk, or below 0 given back there. */
export const deskPaymentBody = z
  .strictObject({
    amount: signedDecimal
      .refine((amount) => /[1-9]/.test(amount), fault('invalid_value', 'is no money'))
      .meta({
        description: "In the hotel's currency; below 0 it is given back.",
        example: '120.00',
        pattern: /^-?(?=.*[1-9])(0|[1-9]\d{0,11})(\.\d{1,6})?$/.source,
      }),
    method: deskMethod,
  })
  .meta({ id: 'DeskPaymentInput' });
/** What is paid of a booking as it is made at the desk; without an amount all of it. */
const deskBookingPayment = z
  .discriminatedUnion('method', [
    z.strictObject({ method: deskMethod, amount: decimal.optional() }).meta({ id: 'PaidAtDesk' }),
    z.strictObject({ method: z.literal('at_hotel') }).meta({ id: 'LeftDueAtHotel' }),
  ])
  .meta({ description: 'Without `amount` the whole price was paid; `at_hotel` leaves it due.' });
export const deskBookingBody = z
  .strictObject({
    hotelId: id.optional().meta({ description: 'That of the path, where it is repeated.' }),
    ...bookedFields,
    guestEmail: email.nullish(),
    source: source.default('desk'),
    payment: deskBookingPayment,
  })
  .refine(oneForm, oneFormRule)
  .refine(partyGiven, partyGivenRule)
  .meta({ id: 'DeskBookingInput' });

const deskStayFields = {
  ...stayFields,
  settle: z
    .enum(['card', 'desk'])
    .optional()
    .meta({
      description:
        'By which way the difference is paid or given back: by the card that paid, which it is where there is one and ' +
        'nothing is said, or at the desk, where it stays due or waits to be given.',
    }),
};
export const deskChangeBody = z
  .strictObject({ ...deskStayFields, ...correctionFields })
  .refine(oneForm, oneFormRule)
  .superRefine(eitherStayOrGuest(deskStayFields))
  .meta({
    id: 'DeskChangeInput',
    minProperties: 1,
    description: 'Either the stay (`checkIn` to `settle`) or the guest (`guestName` to `arrivalTime`), never both.',
  });
