import type { AnyEvent } from '../../contract/events.ts';
import type { Untold, UntoldKey } from '../ports/untold.ts';

/** The entry that told the event; undefined for what stands on no list. */
const entryOf = (event: AnyEvent): UntoldKey | undefined => {
  const { data, type, id, hotelId } = event;
  if ('bookingId' in data) {
    const { bookingId, revision } = data;
    // The first hold is the booking's own insert; a charge is told beside what kept it.
    return revision > 1 && type !== 'payment.charged' ? { bookingId, revision } : undefined;
  }
  // Of nights that a booking moved the id begins with the booking, and the booking's own event is told beside it.
  const ofHotel = `${type}:${hotelId}:`;
  const ownLog = type === 'hotel.changed' || type === 'inventory.changed';
  return ownLog && id.startsWith(ofHotel) ? { hotelId, change: id.slice(ofHotel.length) } : undefined;
};

/**
 * A worker that hears every event of bookings and hotels, and takes each off the list of what nobody has heard. It stands behind
 * publisher, bus, rule and queue: what it has heard came all the way.
 */
export const crossingOut =
  (untold: Pick<Untold, 'heard'>, handle: (event: AnyEvent) => Promise<void>) =>
  async (event: AnyEvent): Promise<void> => {
    await handle(event);
    const entry = entryOf(event);
    if (entry !== undefined) await untold.heard(entry);
  };
