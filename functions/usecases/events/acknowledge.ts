import type { AnyEvent } from '../../contract/events.ts';
import type { OutboxKey, PendingOutbox } from '../ports/pending-outbox.ts';

/** The outbox entry of an event; undefined for events that have none. */
const entryOf = (event: AnyEvent): OutboxKey | undefined => {
  const { data, type, id, hotelId } = event;
  if ('bookingId' in data) {
    const { bookingId, revision } = data;
    // The first hold is the booking's own insert; a charge is published beside the event that kept it.
    return revision > 1 && type !== 'payment.charged' ? { bookingId, revision } : undefined;
  }
  // Of nights that a booking moved the id begins with the booking, and the booking's own event is published beside it.
  const ofHotel = `${type}:${hotelId}:`;
  const ownLog = type === 'hotel.changed' || type === 'inventory.changed';
  return ownLog && id.startsWith(ofHotel) ? { hotelId, change: id.slice(ofHotel.length) } : undefined;
};

/**
 * A worker that receives every event of bookings and hotels and acknowledges each after it was handled. It is behind
 * publisher, bus, rule and queue, so an acknowledged event has passed all of them.
 */
export const acknowledging =
  (pending: Pick<PendingOutbox, 'acknowledge'>, handle: (event: AnyEvent) => Promise<void>) =>
  async (event: AnyEvent): Promise<void> => {
    await handle(event);
    const entry = entryOf(event);
    if (entry !== undefined) await pending.acknowledge(entry);
  };
