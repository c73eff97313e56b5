import * as z from 'zod';
import { booking, changePreview as guestsPreview, moneyMovement } from '../bookings/answers.ts';
import { bookingStatus } from '../bookings/booking-status.ts';
import { id, instant, money, version } from '../common.ts';
import { housekeeping, unitStatus } from './bodies.ts';

// What the front desk is answered.

export const block = z
  .strictObject({
    id,
    hotelId: id,
    roomTypeId: id,
    /** Null where it is any room of the type. */
    unitId: id.nullable(),
    from: z.string(),
    /** The day on which the rooms can be sold again. */
    to: z.string(),
    rooms: z.int(),
    reason: z.string(),
    status: z.enum(['active', 'removed']),
    createdAt: z.string(),
  })
  .meta({ id: 'Block' });
export const blockAnswer = z.strictObject({ block });

export const unit = z
  .strictObject({
    id,
    hotelId: id,
    roomTypeId: id,
    number: z.string(),
    floor: z.string().nullable(),
    status: unitStatus,
    housekeeping,
    version,
  })
  .meta({ id: 'Unit' });
export const unitAnswer = z.strictObject({ unit });

/** The booking with its units, in the order of its rooms; `warnings` are no reason to refuse them. */
export const assignment = z
  .strictObject({
    booking,
    units: z.array(unit),
    warnings: z.array(z.strictObject({ unitId: id, code: z.enum(['dirty']), detail: z.string() })),
  })
  .meta({ id: 'UnitsAssigned' });

/** Money that the desk took (`charge`) or gave back (`refund`), and the booking as it is now. */
export const paymentAnswer = z.strictObject({
  payment: z.strictObject({ id, ...moneyMovement.shape }).meta({ id: 'DeskPayment' }),
  booking,
});

/** A change as its guest would see it, and what the desk overrides with it. */
export const changePreview = z
  .strictObject({
    ...guestsPreview.shape,
    warnings: z.array(
      z.strictObject({ reason: z.string().nullable(), nights: z.array(z.string()), detail: z.string() }),
    ),
  })
  .meta({ id: 'DeskChangePreview' });

/** A mail about a booking. Of an account, and of the hotel, the address is not shown. */
export const bookingMessage = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    to: z.strictObject({ kind: z.enum(['guest', 'account', 'hotel']), email: z.string().nullable() }),
    subject: z.string(),
    /** `refused`: the mail server did not take it; it is sent again. */
    state: z.enum(['sent', 'refused']),
    at: instant,
  })
  .meta({ id: 'BookingMessage' });

/** What the front desk sees of a stay. */
const stay = {
  bookingId: id,
  reference: z.string(),
  status: bookingStatus,
  guestName: z.string(),
  roomTypeId: id,
  roomTypeName: z.string(),
  rooms: z.int(),
  guests: z.int(),
  checkIn: z.string(),
  checkOut: z.string(),
};
export const deskStay = z
  .strictObject({
    ...stay,
    guestEmail: z.string().nullable(),
    guestPhone: z.string().nullable(),
    arrivalTime: z.string().nullable(),
    specialRequests: z.string().nullable(),
    ratePlan: z.strictObject({ id, name: z.string(), board: z.string() }),
    units: z.array(z.strictObject({ id, number: z.string(), housekeeping })),
    total: money,
    /** What was paid less what went back, points' worth included. */
    paid: money,
    /** Total less paid; below nothing where the guest has money to come back. */
    balance: money,
    actions: z.array(z.string()),
    version,
  })
  .meta({ id: 'DeskStay' });
const deskList = z.array(deskStay);
export const day = z
  .strictObject({
    date: z.string(),
    arrivals: deskList,
    departures: deskList,
    inHouse: deskList,
    counts: z.strictObject({ arrivals: z.int(), departures: z.int(), inHouse: z.int() }),
  })
  .meta({ id: 'DeskDay' });

/** The nights from `from` up to, not including, `to`. */
export const plannedStay = z
  .strictObject({ ...stay, from: z.string(), to: z.string(), unitIds: z.array(id), version })
  .meta({ id: 'PlannedStay' });
export const plan = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    units: z.array(z.strictObject({ ...unit.shape, stays: z.array(plannedStay) })),
    unassigned: z.array(plannedStay),
    blocks: z.array(block),
  })
  .meta({ id: 'Plan' });

/** What was assigned to the arrivals of a day, and who has no unit and why. */
export const arrivalsAssigned = z
  .strictObject({
    assigned: z.array(
      z.strictObject({
        bookingId: id,
        reference: z.string(),
        units: z.array(z.strictObject({ id, number: z.string(), housekeeping })),
      }),
    ),
    unassigned: z.array(
      z.strictObject({ bookingId: id, why: z.enum(['not_free', 'others_placed', 'changed_meanwhile']) }),
    ),
  })
  .meta({ id: 'ArrivalsAssigned' });

const arrangedUnits = z.array(z.strictObject({ id, number: z.string(), housekeeping }));
const arrangedStay = {
  bookingId: id,
  reference: z.string(),
  guestName: z.string(),
  checkIn: z.string(),
  checkOut: z.string(),
};
/** A proposal, or what was carried out of it. `gap`: so far from the best it may be; nothing where it is the best. */
export const unitsArranged = z
  .strictObject({
    changes: z.array(z.strictObject({ ...arrangedStay, before: arrangedUnits, after: arrangedUnits })),
    unassigned: z.array(
      z.strictObject({ ...arrangedStay, why: z.enum(['not_free', 'others_placed', 'changed_meanwhile']) }),
    ),
    gap: z.strictObject({ stays: z.int(), moves: z.int() }),
    /** To accept the proposal with; null once it is carried out, or where it changes nothing. */
    token: z.string().nullable(),
  })
  .meta({ id: 'UnitsArranged' });
