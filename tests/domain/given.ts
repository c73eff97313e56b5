import * as fc from 'fast-check';
import type { Booking, BookingFacts, BookingState, BookingStatus } from '../../functions/domain/booking/booking.ts';
import { UNPAID } from '../../functions/domain/booking/payment.ts';
import { dateOfEpochDay, eachNight, epochDay, type IsoDate } from '../../functions/domain/calendar/date.ts';
import { toInstant } from '../../functions/domain/calendar/zone.ts';
import { DEFAULT_POLICY, datePolicy } from '../../functions/domain/policy.ts';
import { roomsAt } from '../../functions/domain/price.ts';
import { spreadGuests } from '../../functions/domain/rates/party.ts';
import { STANDARD_TERMS } from '../../functions/domain/rates/plan.ts';
import { addUpStay } from '../../functions/domain/stay-price.ts';

/** A day between 2020 and 2040. */
export const aDate = fc.integer({ min: epochDay('2020-01-01'), max: epochDay('2040-12-31') }).map(dateOfEpochDay);

/** Zones whose clocks or dates are odd: half hours, a skipped day, both sides of the date line, changes by 30 minutes. */
export const ODD_ZONES = [
  'Europe/Lisbon',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Chatham',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Santiago',
  'Asia/Beirut',
  'UTC',
];

export const aZone = fc.constantFrom(...ODD_ZONES);

function stateOf(status: BookingStatus): BookingState {
  const made = '2026-11-01T10:00:00.000Z';
  const kept = { cancelledAt: null, cancelledBy: null, cancelReason: null };
  const never = { ...kept, confirmedAt: null };
  const once = { ...kept, confirmedAt: made };
  const nothing = { dueAt: null, dueKind: null };
  switch (status) {
    case 'reserved':
      return { status, dueAt: '2026-11-01T10:15:00.000Z', dueKind: 'hold', ...never };
    case 'payment_pending':
      return { status, dueAt: '2026-11-01T11:00:00.000Z', dueKind: 'payment_limit', ...never };
    case 'confirmed':
    case 'checked_in':
      return { status, dueAt: '2026-12-04T11:00:00.000Z', dueKind: 'completion', ...once };
    case 'completed':
    case 'no_show':
      return { status, ...nothing, ...once };
    case 'expired':
      return { status, ...nothing, ...never };
    case 'cancelled':
      return { status, ...nothing, confirmedAt: null, cancelledAt: made, cancelledBy: 'guest', cancelReason: null };
  }
}

/** A booking of 1 to 4 December 2026 in Lisbon for 100 euros a night with a city tax, in the state asked for. */
export function aBooking(status: BookingStatus, facts: Partial<BookingFacts> = {}): Booking {
  const stay = { checkIn: '2026-12-01', checkOut: '2026-12-04', guests: 2, rooms: 1, currency: 'EUR', ...facts };
  const party = facts.party ?? spreadGuests(stay.guests, stay.rooms);
  const nights = eachNight(stay.checkIn, stay.checkOut).map((date: IsoDate) => ({
    date,
    rooms: roomsAt({ price: 10_000, rule: { kind: 'base' } }, stay.rooms),
  }));
  const taxRules = [{ name: 'City tax', kind: 'per_person_per_night' as const, value: '2.00' }];
  const timeZone = facts.timeZone ?? 'Europe/Lisbon';
  return {
    id: 'booking-1',
    reference: 'K7QM-2D9T',
    version: 1,
    revision: 1,
    userId: 'guest-1',
    hotelId: 'hotel-1',
    hotelName: 'Hotel Tejo',
    ownerId: 'owner-1',
    roomTypeId: 'double',
    roomTypeName: 'Double room',
    timeZone,
    checkInTime: '15:00',
    checkOutTime: '11:00',
    checkInAt: toInstant(stay.checkIn, '15:00', timeZone),
    checkOutAt: toInstant(stay.checkOut, '11:00', timeZone),
    releasedFrom: null,
    guestName: 'Ana Guest',
    guestEmail: 'guest@example.com',
    guestPhone: null,
    specialRequests: null,
    arrivalTime: null,
    source: 'direct',
    nights,
    taxRules,
    totals: addUpStay({ nights, taxes: taxRules, plan: STANDARD_TERMS, ...stay, party }),
    policy: datePolicy(DEFAULT_POLICY, toInstant(stay.checkIn, '15:00', timeZone)),
    forfeited: 0,
    bodyHash: 'hash',
    requestNonce: 'nonce',
    createdAt: '2026-11-01T10:00:00.000Z',
    updatedAt: '2026-11-01T10:00:00.000Z',
    expiresAt: '2026-11-01T10:15:00.000Z',
    attempt: 0,
    openAttempt: null,
    refund: 0,
    payment: UNPAID,
    cancellationRefund: status === 'cancelled' ? 0 : null,
    reviewedAt: null,
    ...stay,
    ...facts,
    party,
    plan: facts.plan ?? STANDARD_TERMS,
    ...stateOf(status),
  };
}
