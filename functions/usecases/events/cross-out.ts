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
    if (!('bookingId' in event.data)) return;
    const { bookingId, revision } = event.data;
    // The first hold is the booking's own insert; a charge is told beside what kept it.
    if (revision > 1 && event.type !== 'payment.charged') await untold.heard({ bookingId, revision });
  };
