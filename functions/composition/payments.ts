import { pointsRepository } from '../adapters/dynamo/accounts/points-repository.ts';
import { bookingDetails } from '../adapters/dynamo/bookings/booking-details.ts';
import { noLimits, rateLimits } from '../adapters/dynamo/limits/rate-limits.ts';
import type { Table } from '../adapters/dynamo/table.ts';
import { unitRepository } from '../adapters/dynamo/units/unit-repository.ts';
import { gatewayBreaker, guarded } from '../adapters/payments/breaker.ts';
import { faultyGateway } from '../adapters/payments/faulty-gateway.ts';
import { lazyGateway } from '../adapters/payments/lazy-gateway.ts';
import { notedGateway } from '../adapters/payments/noted-gateway.ts';
import { simulatedGateway } from '../adapters/payments/simulated-gateway.ts';
import { storedIntents } from '../adapters/payments/stripe-intents.ts';
import { packagedRates } from '../adapters/rates/packaged-rates.ts';
import { quoteSealer } from '../adapters/signing/quote-sealer.ts';
import type { PaymentsApp } from '../http/payments/index.ts';
import { correctBooking } from '../usecases/bookings/correct-booking.ts';
import { changeAtDesk } from '../usecases/frontdesk/change-at-desk.ts';
import { correctAtDesk } from '../usecases/frontdesk/guest-details.ts';
import { expirePoints } from '../usecases/loyalty/expire-points.ts';
import { pointsForBooking } from '../usecases/loyalty/points-for-booking.ts';
import { noteHealth } from '../usecases/operating/note-health.ts';
import { cancelBooking } from '../usecases/payments/cancel-booking.ts';
import { changeBooking } from '../usecases/payments/change-booking.ts';
import { confirmBooking } from '../usecases/payments/confirm-booking.ts';
import { followNotice, type NoticeDeps } from '../usecases/payments/follow-notice.ts';
import type { GatewayBreaker, GatewayNotices, PaymentGateway } from '../usecases/ports/gateway.ts';
import { noMeter } from '../usecases/ports/metrics.ts';
import { bookingParts } from './booking-parts.ts';
import type { Core, KeylessCore } from './core.ts';
import { stripeRecord } from './stripe-record.ts';

const stripeBy = ({ table, clock, stripeAddress: address }: KeylessCore, key: () => Promise<string>): PaymentGateway =>
  lazyGateway(async () => {
    const { openStripe } = await import('../adapters/payments/stripe-gateway.ts');
    return openStripe({ secretKey: await key(), ...(address && { address }) }, storedIntents(table, clock));
  });

type GuardedGateway = Readonly<{ gateway: PaymentGateway; breaker: GatewayBreaker }>;
const opened = new WeakMap<Table, GuardedGateway>();

/** The gateway of this process with its one breaker, whichever of its parts asks. */
const paymentGateway = (core: KeylessCore): GuardedGateway => {
  const { table, clock, delay, stripeKey, faults, health, meter = noMeter } = core;
  const known = opened.get(table);
  if (known) return known;
  const setGauge = (open: boolean): void => meter.gauge('circuit_breaker_open', { part: 'payments' }, Number(open));
  setGauge(false);
  const breaker = gatewayBreaker(clock, setGauge);
  const gateway = stripeKey ? stripeBy(core, stripeKey) : simulatedGateway(table, clock, delay);
  const met = faults ? faultyGateway(gateway, faults, delay) : gateway;
  const noted = health ? notedGateway(met, noteHealth(health, clock, 'payments')) : met;
  const own = { gateway: guarded(noted, breaker), breaker };
  opened.set(table, own);
  return own;
};

/** Everything that moves money already promised, with its gateway; the sweeper goes by this alone. */
export const settlementParts = (core: KeylessCore) => ({
  ...bookingParts(core),
  ...paymentGateway(core),
  expirePoints: expirePoints({ points: pointsRepository(core.table), clock: core.clock }),
});

/** What guests pay and change by: quotes, and what points are worth. */
export const paymentParts = (core: Core) => ({
  ...settlementParts(core),
  quotes: quoteSealer(core.signing.quote),
  perEuro: packagedRates.perEuro,
  declines: (core.limited ? rateLimits(core.table, core.clock) : noLimits()).declines,
  limited: core.limited,
});

/** Stripe sends notices of payments; the sandbox's gateway sends none. */
const gatewayNotices = (core: KeylessCore): NoticeDeps['source'] => {
  const { stripeKey, stripeWebhook } = core;
  if (!stripeKey || !stripeWebhook) return undefined;
  const notices: GatewayNotices = {
    read: async (body, signature) => {
      const secret = await stripeWebhook();
      if (secret === undefined) return undefined;
      const { openStripeNotices } = await import('../adapters/payments/stripe-notices.ts');
      return openStripeNotices(secret).read(body, signature);
    },
  };
  return { notices, record: stripeRecord(core, stripeKey) };
};

export const composePayments = (core: Core): PaymentsApp => {
  const parts = paymentParts(core);
  return {
    confirmBooking: confirmBooking(parts),
    cancelBooking: cancelBooking(parts),
    pointsForBooking: pointsForBooking(parts),
    changeBooking: changeBooking(parts),
    correctBooking: correctBooking(parts),
    changeAtDesk: changeAtDesk({ ...parts, units: unitRepository(core.table, core.delay, core.ids) }),
    correctAtDesk: correctAtDesk(parts),
    followNotice: followNotice({ ...parts, source: gatewayNotices(core) }),
    hotels: parts.hotels,
    quotes: parts.quotes,
    bookingDetails: bookingDetails(core.table),
    clock: parts.clock,
  };
};
