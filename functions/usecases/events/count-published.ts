import type { AnyEvent } from '../../contract/events.ts';
import type { PublishDeps } from '../ports/events.ts';
import type { Meter } from '../ports/metrics.ts';

const countBooking = (event: AnyEvent, meter: Meter): void => {
  if (event.type === 'booking.expired') meter.count('bookings_expired_total', {});
  if (event.type !== 'booking.held' && event.type !== 'booking.confirmed') return;
  const { before, after } = event.data;
  if (before === null) meter.count('bookings_created_total', { status: after.status });
};

/**
 * Counts what happened to bookings as it is published, the one place that sees every commit, and how late that is. An
 * event that is published again, as the outbox does with those not acknowledged, is counted again.
 * @param now in milliseconds of real time
 */
export const countPublished =
  (meter: Meter, now: () => number): NonNullable<PublishDeps['onSent']> =>
  (event, committedAt) => {
    countBooking(event, meter);
    if (committedAt !== undefined) meter.measure('outbox_lag_seconds', {}, Math.max(0, now() - committedAt) / 1000);
  };
