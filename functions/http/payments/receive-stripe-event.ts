import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { followNotice } from '../../usecases/payments/follow-notice.ts';

/** POST /payments/stripe: Stripe's notice of what became of a payment or a refund. */
export const receiveStripeEvent =
  (app: { followNotice: ReturnType<typeof followNotice> }): RouteHandler<'receiveStripeEvent'> =>
  async ({ signed }) => {
    const outcome = await app.followNotice(signed.body, signed.by);
    return isRefusal(outcome) ? outcome : { status: 200, body: { received: true } };
  };
