import type { BookingStatus } from '../../domain/booking/booking.ts';
import { type GuestAccess, isOwnBooking, usersOf } from '../../domain/booking/guest-access.ts';
import { type When, whenOf } from '../../domain/booking/when.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { Clock } from '../ports/time.ts';
import { type BookingsPage, fillPage, type PageRequest } from './page.ts';

export interface OwnBookingsRequest extends PageRequest {
  readonly status: BookingStatus | undefined;
  readonly when: When | undefined;
  readonly externalReference?: string | undefined;
}

interface Deps {
  readonly bookings: Pick<Bookings, 'idsOfUsers' | 'findMany'>;
  readonly clock: Clock;
}

const isShared = (access: GuestAccess): boolean => access.kind !== 'account' || access.verified !== null;

/** The guest's own bookings, newest first. */
export const listOwnBookings =
  ({ bookings, clock }: Deps) =>
  (access: GuestAccess, { status, when, externalReference, ...page }: OwnBookingsRequest): Promise<BookingsPage> => {
    const now = clock.now();
    return fillPage(
      bookings,
      (limit, after) => bookings.idsOfUsers(usersOf(access), limit, after),
      {
        belongs: (booking) =>
          isOwnBooking(booking, access) &&
          (status === undefined || booking.status === status) &&
          (when === undefined || whenOf(booking, now) === when) &&
          (externalReference === undefined || booking.said?.externalReference === externalReference),
        // Of a session without account, or a verified address, rows of the same user may be another's.
        selective: isShared(access) || status !== undefined || when !== undefined || externalReference !== undefined,
      },
      page,
    );
  };
