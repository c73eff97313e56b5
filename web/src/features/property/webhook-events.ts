/** The events a webhook can receive, in the order of a stay; a test compares them with the contract's. */
export const eventNames = [
  'booking.held',
  'booking.confirmed',
  'booking.changed',
  'booking.cancelled',
  'booking.expired',
  'booking.checked_in',
  'booking.no_show',
  'booking.reinstated',
  'booking.completed',
  'booking.payment_pending',
  'booking.rebooked',
  'payment.charged',
  'payment.refunded',
  'payment.failed',
  'review.created',
  'hotel.changed',
  'inventory.changed',
] as const;
export type EventName = (typeof eventNames)[number];
