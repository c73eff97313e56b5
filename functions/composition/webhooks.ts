import { singleFlight } from '../adapters/cache/single-flight.ts';
import { accountById } from '../adapters/dynamo/accounts/account-by-id.ts';
import { bookingRepository } from '../adapters/dynamo/bookings/booking-repository.ts';
import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { webhookRepository } from '../adapters/dynamo/webhooks/webhook-repository.ts';
import { deliveryId } from '../adapters/webhooks/delivery-id.ts';
import { webhookSender } from '../adapters/webhooks/sender.ts';
import { subscriptionCache } from '../adapters/webhooks/subscription-cache.ts';
import { schedules } from '../contract/schedules.ts';
import type { InTime, RunSummary } from '../usecases/ports/clock.ts';
import type { WebhookSender } from '../usecases/ports/webhooks.ts';
import { authorized } from '../usecases/webhooks/authorized.ts';
import { fanOut } from '../usecases/webhooks/fan-out.ts';
import { retryDeliveries } from '../usecases/webhooks/retry-deliveries.ts';
import type { KeylessCore } from './core.ts';
import { within } from './time-limit.ts';

/**
 * What sends to integrators, wherever it is sent from.
 * @param by what delivers it: the real sender, except in the simulation
 */
export const deliveryParts = (
  { table, clock, delay, sandbox }: KeylessCore,
  by: WebhookSender = webhookSender(clock, sandbox),
) => ({
  webhooks: webhookRepository(table, delay),
  accounts: { byId: accountById(table) },
  sender: by,
  clock,
});

const OWNER_KNOWN_MS = 60_000;

/** Who brings events to integrators. */
export const composeWebhooks = (core: KeylessCore, by?: WebhookSender) => {
  const hotels = hotelReader(core.table);
  const parts = deliveryParts(core, by);
  const authorizedOf = authorized(parts);
  const ownerOf = async (hotelId: string) => (await hotels.facts(hotelId))?.hotel.ownerId;
  return fanOut({
    ...parts,
    bookings: bookingRepository(core.table),
    webhooksOf: subscriptionCache({ of: async (owner) => authorizedOf(await parts.webhooks.of(owner)) }, core.clock),
    // A hotel stays its owner's.
    ownerOf: singleFlight(ownerOf, (hotelId) => hotelId, OWNER_KNOWN_MS),
    deliveryId,
  });
};

/** Each minute: deliveries that are due again. */
export const composeDeliveries = (
  core: KeylessCore,
  budgetMs: number = schedules.deliveries.stopsAfterSeconds * 1000,
  by?: WebhookSender,
) => {
  const run = retryDeliveries(deliveryParts(core, by));
  return (inTime: InTime = within(budgetMs)): Promise<RunSummary> => run(inTime);
};
