import type { AnyEvent } from '../../contract/events.ts';
import type { Untold } from '../ports/untold.ts';

/**
 * A worker that hears every event of bookings, and takes each off the list of what nobody has heard. It stands behind
 * publisher, bus, rule and queue: what it has heard came all the way.
 */
export const crossingOut =
  (untold: Pick<Untold, 'heard'>, handle: (event: AnyEvent) => Promise<void>) =>
  async (event: AnyEvent): Promise<void> => {
    await handle(event);
    // The hold is the booking's own insert; a charge is told beside what kept it.
    if (!('bookingId' in event.data) || event.type === 'booking.held' || event.type === 'payment.charged') return;
    const { bookingId, revision } = event.data;
    await untold.heard({ bookingId, revision });
  };
