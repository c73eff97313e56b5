import type { BookingIn } from '../../../functions/domain/booking/booking.ts';
import { makeHold } from '../../../functions/domain/booking/make.ts';
import { eachNight } from '../../../functions/domain/calendar/date.ts';
import { toInstant } from '../../../functions/domain/calendar/zone.ts';
import { datePolicy } from '../../../functions/domain/policy.ts';
import { roomsAt } from '../../../functions/domain/price.ts';
import { spreadGuests } from '../../../functions/domain/rates/party.ts';
import { STANDARD_TERMS } from '../../../functions/domain/rates/plan.ts';
import { addUpStay } from '../../../functions/domain/stay-price.ts';

const stay = {
  checkIn: '2027-04-01',
  checkOut: '2027-04-04',
  guests: 2,
  rooms: 1,
  party: spreadGuests(2, 1),
  plan: STANDARD_TERMS,
};
const place = { timeZone: 'Europe/Lisbon', checkInTime: '15:00', checkOutTime: '11:00' };
const policy = {
  steps: [
    { hoursBeforeCheckIn: 168, refundPercent: 100 },
    { hoursBeforeCheckIn: 48, refundPercent: 50 },
  ],
};

/** Three nights in Lisbon for two, with a tax by percent and one by person and night. */
export const sampleHold = (): BookingIn<'reserved'> => {
  const nights = eachNight(stay.checkIn, stay.checkOut).map((date) => ({
    date,
    rooms: roomsAt({ price: 10_000, rule: { kind: 'base' } }, stay.rooms),
    rev: 0,
  }));
  const taxRules = [
    { name: 'VAT', kind: 'percent', value: '6' },
    { name: 'City tax', kind: 'per_person_per_night', value: '2.00' },
  ] as const;
  return makeHold(
    {
      ...stay,
      ...place,
      hotelId: 'tejo',
      hotelName: 'Hotel Tejo',
      ownerId: 'rui',
      roomTypeId: 'double',
      roomTypeName: 'Double room',
      currency: 'EUR',
      nights,
      taxRules,
      totals: addUpStay({ ...stay, nights, taxes: taxRules, currency: 'EUR' }),
      policy: datePolicy(policy, toInstant(stay.checkIn, place.checkInTime, place.timeZone)),
      forfeited: 0,
      cap: 10,
      expiresAt: '2027-03-01T12:15:00.000Z',
      change: null,
    },
    {
      id: 'sample',
      reference: 'K7QM-2D9T',
      userId: 'ana',
      guestName: 'Ana Martins',
      guestEmail: 'ana@example.com',
      guestPhone: '+351 912 345 678',
      specialRequests: 'A quiet room on a high floor, please.',
      source: 'direct',
      bodyHash: '',
      requestNonce: '',
      now: '2027-03-01T12:00:00.000Z',
      holdMinutes: 15,
    },
  );
};
