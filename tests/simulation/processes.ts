import { adminGroup } from '../../functions/http/admin/index.ts';
import { bookingsGroup } from '../../functions/http/bookings/index.ts';
import { hotelsGroup } from '../../functions/http/hotels/index.ts';
import { paymentsGroup } from '../../functions/http/payments/index.ts';
import { composeAdmin } from '../../functions/runtime/composition/admin.ts';
import { composeBookings } from '../../functions/runtime/composition/bookings.ts';
import type { Core } from '../../functions/runtime/composition/core.ts';
import { composeHotels } from '../../functions/runtime/composition/hotels.ts';
import { composePayments } from '../../functions/runtime/composition/payments.ts';
import { composeSchedules } from '../../functions/runtime/composition/schedules.ts';
import type { ScheduledWork } from '../../functions/usecases/ports/clock.ts';

const handlersOf = (core: Core) => ({
  ...bookingsGroup(composeBookings(core)),
  ...paymentsGroup(composePayments(core)),
  ...adminGroup(composeAdmin(core)),
  ...hotelsGroup(composeHotels(core)),
});

/** A process that serves the real route handlers, with caches and a clock of its own, until it dies. */
export interface Process {
  readonly number: number;
  readonly core: Core;
  readonly routes: ReturnType<typeof handlersOf>;
  readonly schedules: ScheduledWork;
  dead: boolean;
}

export const startProcess = (number: number, core: Core): Process => ({
  number,
  core,
  routes: handlersOf(core),
  schedules: composeSchedules(core),
  dead: false,
});
