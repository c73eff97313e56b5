import type { Booking } from './bookings.ts';

/** The details of a booking that are corrected without a change of its nights or its price. */
export const guestDetails = ['guestName', 'guestEmail', 'guestPhone', 'specialRequests', 'arrivalTime'] as const;
type Detail = (typeof guestDetails)[number];

/** As they are typed: empty where there is none. */
export type GuestDetails = Readonly<Record<Detail, string>>;

/** As the API takes it: null takes a detail away; a booking always has a name, and its e-mail address stays. */
type Correction = {
  readonly [D in Detail]?: D extends 'guestName' | 'guestEmail' ? string : string | null;
};

type Detailed = Pick<Booking, Detail>;

export const detailsOf = (booking: Detailed): GuestDetails => ({
  guestName: booking.guestName,
  guestEmail: booking.guestEmail ?? '',
  guestPhone: booking.guestPhone ?? '',
  specialRequests: booking.specialRequests ?? '',
  arrivalTime: booking.arrivalTime ?? '',
});

/** The typed details that differ from the booking; null where none does. A form need not have all of them. */
export const correctionOf = (typed: Partial<GuestDetails>, booking: Detailed): Correction | null => {
  const before = detailsOf(booking);
  const changed = guestDetails.flatMap((name) => {
    const value = typed[name]?.trim();
    if (value === undefined || value === before[name]) return [];
    return [[name, value === '' && name !== 'guestName' && name !== 'guestEmail' ? null : value] as const];
  });
  return changed.length > 0 ? (Object.fromEntries(changed) as Correction) : null;
};
