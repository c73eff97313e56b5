import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { deskBookingsByReference } from '../../usecases/booking-reads/by-reference.ts';
import type { SignsCursors } from '../cursors.ts';
import { pageOfAll } from '../page-of-all.ts';
import { type ShowsBookings, showBookings } from '../views/shown-bookings.ts';

/** GET /admin/bookings?reference: the bookings of this reference at the caller's hotels. */
export const findHotelBookings =
  (
    app: { deskBookingsByReference: ReturnType<typeof deskBookingsByReference> } & ShowsBookings & SignsCursors,
  ): RouteHandler<'findHotelBookings'> =>
  async ({ caller, query: { reference, limit, cursor } }) => {
    const found = await app.deskBookingsByReference(caller, reference);
    const page = pageOfAll(app.cursorKeys, found, {
      scope: ['findHotelBookings', reference, caller.userId],
      limit,
      cursor,
    });
    if (isRefusal(page)) return page;
    return { status: 200, body: { ...page, items: await showBookings(app, page.items, 'owner') } };
  };
