import { simulatedGateway } from '../../adapters/payments/simulated-gateway.ts';
import { quoteSealer } from '../../adapters/signing/quote-sealer.ts';
import type { PaymentsApp } from '../../http/payments/app.ts';
import { cancelBooking } from '../../usecases/payments/cancel-booking.ts';
import { changeBooking } from '../../usecases/payments/change-booking.ts';
import { confirmBooking } from '../../usecases/payments/confirm-booking.ts';
import { bookingParts } from './booking-parts.ts';
import type { Core, KeylessCore } from './core.ts';

/** Everything that moves money already promised, with its gateway; the sweeper goes by this alone. */
export const settlementParts = (core: KeylessCore) => ({
  ...bookingParts(core),
  gateway: simulatedGateway(core.table, core.clock, core.pauses),
});

/** What guests pay and change by: quotes besides. */
export const paymentParts = (core: Core) => ({ ...settlementParts(core), quotes: quoteSealer(core.signing.quote) });

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
