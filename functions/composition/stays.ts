import { quoteSealer } from '../adapters/signing/quote-sealer.ts';
import type { StaysApp } from '../http/bookings/stays.ts';
import { previewChange } from '../usecases/payments/preview-change.ts';
import { bookingParts } from './booking-parts.ts';
import { composeBookingReads } from './booking-reads.ts';
import type { Core } from './core.ts';

/** What guests read of their bookings, what a change would cost, and their reviews. */
export const composeStays = (core: Core): StaysApp => ({
  ...composeBookingReads(core),
  previewChange: previewChange(bookingParts(core)),
  quotes: quoteSealer(core.signing.quote),
});
