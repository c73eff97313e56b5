import type { RouteHandler } from '../../runtime/handler.ts';
import type { AccountsApp } from './app.ts';

/** POST /auth/booking-link: a mail with a link to the booking, if there is one of that reference and address. */
export const requestBookingLink =
  (app: Pick<AccountsApp, 'requestBookingLink'>): RouteHandler<'requestBookingLink'> =>
  async ({ body }) =>
    (await app.requestBookingLink(body)) ?? { status: 202, body: undefined };
