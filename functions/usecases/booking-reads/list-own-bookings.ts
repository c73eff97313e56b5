import type { BookingStatus } from '../../domain/booking/booking.ts';
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
  readonly bookings: Pick<Bookings, 'idsOfUser' | 'findMany'>;
  readonly clock: Clock;
}

/** The guest's own bookings, newest first. */
export const listOwnBookings =
  ({ bookings, clock }: Deps) =>
  (userId: string, { status, when, externalReference, ...page }: OwnBookingsRequest): Promise<BookingsPage> => {
    const now = clock.now();
    return fillPage(
      bookings,
      (limit, after) => bookings.idsOfUser(userId, limit, after),
      {
        belongs: (booking) =>
          booking.userId === userId &&
          (status === undefined || booking.status === status) &&
          (when === undefined || whenOf(booking, now) === when) &&
          (externalReference === undefined || booking.said?.externalReference === externalReference),
        selective: status !== undefined || when !== undefined || externalReference !== undefined,
      },
      page,
    );
  };
