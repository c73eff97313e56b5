import { accountById } from '../../functions/adapters/dynamo/accounts/account-by-id.ts';
import { hotelReader } from '../../functions/adapters/dynamo/hotels/hotel-repository.ts';
import { webhookRepository } from '../../functions/adapters/dynamo/webhooks/webhook-repository.ts';
import { composeAdmin } from '../../functions/composition/admin.ts';
import { composeBookings } from '../../functions/composition/bookings.ts';
import type { Core } from '../../functions/composition/core.ts';
import { composeDesk } from '../../functions/composition/desk.ts';
import { composeHotels } from '../../functions/composition/hotels.ts';
import { composePayments } from '../../functions/composition/payments.ts';
import { composeRates } from '../../functions/composition/rates.ts';
import { composeSchedules } from '../../functions/composition/schedules.ts';
import { composeStays } from '../../functions/composition/stays.ts';
import { composeDeliveries } from '../../functions/composition/webhooks.ts';
import { adminGroup } from '../../functions/http/admin/index.ts';
import { bookingsGroup } from '../../functions/http/bookings/index.ts';
import { staysGroup } from '../../functions/http/bookings/stays.ts';
import { deskGroup } from '../../functions/http/desk/index.ts';
import { hotelsGroup } from '../../functions/http/hotels/index.ts';
import { paymentsGroup } from '../../functions/http/payments/index.ts';
import { ratesGroup } from '../../functions/http/rates/index.ts';
import { wire } from '../../functions/runtime/handler.ts';
import type { ScheduledWork } from '../../functions/usecases/ports/clock.ts';
import type { WebhookSender } from '../../functions/usecases/ports/webhooks.ts';
import { manageWebhooks } from '../../functions/usecases/webhooks/manage.ts';

const handlersOf = (core: Core) => ({
  ...wire(bookingsGroup, composeBookings(core)),
  ...wire(staysGroup, composeStays(core)),
  ...wire(paymentsGroup, composePayments(core)),
  ...wire(adminGroup, composeAdmin(core)),
  ...wire(hotelsGroup, composeHotels(core)),
  ...wire(ratesGroup, composeRates(core)),
  ...wire(deskGroup, composeDesk(core)),
});

/** A process or container that runs our code, until it dies. */
export interface Instance {
  readonly core: Core;
  dead: boolean;
}

/** A process that serves the real route handlers and schedules, with its own caches and clock. */
export interface Process extends Instance {
  readonly routes: ReturnType<typeof handlersOf>;
  readonly schedules: ScheduledWork;
  readonly webhooks: ReturnType<typeof manageWebhooks>;
}

/** @param sender sends to integrators' addresses for the process */
export const startProcess = (core: Core, sender: WebhookSender): Process => {
  const { table, delay, clock, ids } = core;
  const webhooks = webhookRepository(table, delay);
  return {
    core,
    routes: handlersOf(core),
    schedules: { ...composeSchedules(core), deliveries: composeDeliveries(core, undefined, sender) },
    webhooks: manageWebhooks({
      ...{ webhooks, sender, clock, ids, accounts: { byId: accountById(table) } },
      hotels: hotelReader(table),
      secrets: { next: () => 'whsec_simulated' },
    }),
    dead: false,
  };
};
