import type { GuestAccess } from '../booking/guest-access.ts';

// The first part of a token, its subject, says whose session it is: an account's id, or one of these prefixes, which no
// account's id begins with.

const GUEST = 'guest_';
const BOOKING = 'booking_';

/** The subject of the sessions for one booking. */
export const bookingSubject = (bookingId: string): string => `${BOOKING}${bookingId}`;

/** The id of the guests of one address without an account, from a digest of it. */
export const guestSubject = (digest: string): string => `${GUEST}${digest}`;

/** What a token's subject names. */
export type Subject =
  | { readonly kind: 'account'; readonly userId: string }
  | { readonly kind: 'guest'; readonly userId: string }
  | { readonly kind: 'booking'; readonly bookingId: string };

export const readSubject = (subject: string): Subject => {
  if (subject.startsWith(GUEST)) return { kind: 'guest', userId: subject };
  if (subject.startsWith(BOOKING)) return { kind: 'booking', bookingId: subject.slice(BOOKING.length) };
  return { kind: 'account', userId: subject };
};

/** The subject under which a caller's own session is kept. */
export const subjectOf = (access: GuestAccess): string =>
  access.kind === 'booking' ? bookingSubject(access.bookingId) : access.userId;
