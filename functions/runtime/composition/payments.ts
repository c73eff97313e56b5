import { simulatedGateway } from '../../adapters/payments/simulated-gateway.ts';
import type { PaymentsApp } from '../../http/payments/app.ts';
import { cancelBooking } from '../../usecases/payments/cancel-booking.ts';
import { changeBooking } from '../../usecases/payments/change-booking.ts';
import { confirmBooking } from '../../usecases/payments/confirm-booking.ts';
import { bookingParts } from './booking-parts.ts';
import type { Core } from './core.ts';

/** Everything that moves money, with its gateway. */
export const paymentParts = (core: Core) => ({
  ...bookingParts(core),
  gateway: simulatedGateway(core.table, core.clock, core.pauses),
});

export const composePayments = (core: Core): PaymentsApp => {
  const parts = paymentParts(core);
  return {
    confirmBooking: confirmBooking(parts),
    cancelBooking: cancelBooking(parts),
    changeBooking: changeBooking(parts),
    hotels: parts.hotels,
    quotes: parts.quotes,
    clock: parts.clock,
  };
};
