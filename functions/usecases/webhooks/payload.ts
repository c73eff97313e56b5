import type { AnyEvent, EventData } from '../../contract/events.ts';
import { daysBetween } from '../../domain/calendar/date.ts';
import { formatAmount } from '../../domain/money.ts';

type Snapshot = EventData<'booking.held'>['after'];

/** What of a booking an integrator needs besides the event. */
export interface BookingFacts {
  readonly reference: string;
  readonly currency: string;
}

const money = (minor: number, currency: string) => ({ amount: formatAmount(minor, currency), currency });

const bookingOf = (snapshot: Snapshot, bookingId: string, { reference, currency }: BookingFacts) => ({
  id: bookingId,
  reference,
  status: snapshot.status,
  hotelId: snapshot.hotelId,
  roomTypeId: snapshot.roomTypeId,
  checkIn: snapshot.checkIn,
  checkOut: snapshot.checkOut,
  nights: daysBetween(snapshot.checkIn, snapshot.checkOut),
  guests: snapshot.guests,
  rooms: snapshot.rooms,
  total: money(snapshot.total, currency),
  payment: { paid: money(snapshot.paid, currency), refunded: money(snapshot.refunded, currency) },
  version: snapshot.version,
});

/**
 * The `data` of a delivery: what the event says, money as the API shows it. No names and addresses of guests: whoever
 * needs them reads the booking.
 */
export const dataOf = (event: AnyEvent, facts: BookingFacts | undefined): Readonly<Record<string, unknown>> => {
  const { hotelId, data } = event;
  if (!('bookingId' in data)) return { hotelId, ...data };
  if (facts === undefined) return { hotelId, bookingId: data.bookingId };
  const { bookingId, before, after, actor, reason } = data;
  return {
    hotelId,
    bookingId,
    booking: bookingOf(after, bookingId, facts),
    before: before && bookingOf(before, bookingId, facts),
    actor,
    reason,
    ...('amount' in data && { amount: data.amount === null ? null : money(data.amount, facts.currency) }),
  };
};
