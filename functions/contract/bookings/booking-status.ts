import * as z from 'zod';

/** Where a booking is in its life; see docs/state-machine.md. */
export const bookingStatus = z.enum([
  'reserved',
  'payment_pending',
  'confirmed',
  'checked_in',
  'completed',
  'no_show',
  'expired',
  'cancelled',
]);
