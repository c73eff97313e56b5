import type { BookingFacts } from './booking.ts';

/** What a booking says of its guest: what can be corrected without a new price. */
export const GUEST_DETAILS = ['guestName', 'guestEmail', 'guestPhone', 'specialRequests', 'arrivalTime'] as const;

type GuestDetail = (typeof GUEST_DETAILS)[number];

/** New values of some of the guest's details; null removes one that a booking can be without. */
export type Correction = { readonly [Name in GuestDetail]?: BookingFacts[Name] | undefined };

type Details = Pick<BookingFacts, GuestDetail>;

/** Of each detail that differs between the two, the value in `of`; undefined where none does. */
function differing(of: Details, other: Details): Correction | undefined {
  const names = GUEST_DETAILS.filter((name) => of[name] !== other[name]);
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, of[name]]));
}

/** The details that a change of the booking corrected, as they were and as they are; undefined where it corrected none. */
export function correctedDetails(
  before: Details,
  after: Details,
): { readonly before: Correction; readonly after: Correction } | undefined {
  const [was, is] = [differing(before, after), differing(after, before)];
  return was && is && { before: was, after: is };
}

/** What of the correction the booking does not say yet; undefined where it says all of it. */
export function openCorrection(booking: Details, correction: Correction): Correction | undefined {
  const given = Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== undefined));
  return differing({ ...booking, ...given }, booking);
}
