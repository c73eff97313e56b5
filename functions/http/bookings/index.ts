import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { createBooking } from './create-booking.ts';

export const bookingsGroup = {
  createBooking,
} satisfies RouteGroup<'bookings'>;

/** What the routes of this group are served with. */
export type BookingsApp = DepsOf<typeof bookingsGroup>;
