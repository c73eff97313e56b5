import type { Booking } from './booking.ts';

/** How a booking was made without an account. */
export interface WithoutAccount {
  /** The guest session that made it: another one of the same address does not see it. */
  readonly session: string;
  /** The address of that guest, folded; it follows a correction of the booking's own address away from it. */
  readonly email: string;
}

/** The address of an account that has been verified, folded, and the user under which its guests without account book. */
export interface VerifiedAddress {
  readonly email: string;
  readonly guestId: string;
}

/** Whose bookings a caller may see and act on as their guest, by the kind of session. */
export type GuestAccess =
  /** Those made in the account; once its address is verified, the confirmed ones made without it as well. */
  | { readonly kind: 'account'; readonly userId: string; readonly verified: VerifiedAddress | null }
  /** Those made in this very session. */
  | { readonly kind: 'guest'; readonly userId: string; readonly session: string }
  /** The one that the link of a mail was for. */
  | { readonly kind: 'booking'; readonly userId: string; readonly bookingId: string };

/** The access of an account, by default of one whose address is not verified. */
export const accountAccess = (userId: string, verified: VerifiedAddress | null = null): GuestAccess => ({
  kind: 'account',
  userId,
  verified,
});

/**
 * A hold costs nothing and carries whatever address was typed, so what was never confirmed is in no list but that of the
 * session that made it.
 */
const isClaimed = (booking: Booking, verified: VerifiedAddress | null): boolean =>
  verified !== null &&
  booking.userId === verified.guestId &&
  booking.withoutAccount?.email === verified.email &&
  booking.confirmedAt !== null;

/** Whether the booking is one of the caller's own; anything else is answered as if it did not exist. */
export const isOwnBooking = (booking: Booking, access: GuestAccess): boolean => {
  switch (access.kind) {
    case 'account':
      return booking.userId === access.userId || isClaimed(booking, access.verified);
    case 'guest':
      return booking.userId === access.userId && booking.withoutAccount?.session === access.session;
    case 'booking':
      return booking.id === access.bookingId;
  }
};

/** Users under whose bookings the caller's own are found. */
export const usersOf = (access: GuestAccess): readonly string[] =>
  access.kind === 'account' && access.verified !== null ? [access.userId, access.verified.guestId] : [access.userId];
