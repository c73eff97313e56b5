import type { RouteHandler } from '../../runtime/handler.ts';
import type { requestBookingLink as requestBookingLinkUseCase } from '../../usecases/accounts/booking-link.ts';

/** POST /auth/booking-link: a mail with a link to the booking, if there is one of that reference and address. */
export const requestBookingLink =
  (app: { requestBookingLink: ReturnType<typeof requestBookingLinkUseCase> }): RouteHandler<'requestBookingLink'> =>
  async ({ body }) =>
    (await app.requestBookingLink(body)) ?? { status: 202, body: undefined };
