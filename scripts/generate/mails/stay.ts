import type { BookingIn } from '../../../functions/domain/booking/booking.ts';
import { makeHold } from '../../../functions/domain/booking/make.ts';
import { eachNight } from '../../../functions/domain/calendar/date.ts';
import { toInstant } from '../../../functions/domain/calendar/zone.ts';
import { type CancellationPolicy, datePolicy } from '../../../functions/domain/policy.ts';
import { roomsAt } from '../../../functions/domain/price.ts';
import { peopleOf } from '../../../functions/domain/quote.ts';
import { type GuestPricing, type Party, spreadGuests } from '../../../functions/domain/rates/party.ts';
import { type PlanTerms, STANDARD_TERMS } from '../../../functions/domain/rates/plan.ts';
import type { TaxRule } from '../../../functions/domain/rates/taxes.ts';
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

/** The facts in which another sample differs. */
interface OtherTerms {
  readonly party: Party;
  readonly plan: PlanTerms;
  readonly guestPricing: GuestPricing;
  readonly taxRules: readonly TaxRule[];
  readonly policy: CancellationPolicy;
}

/** Half board for a family of four, with a deposit and a city tax that is paid at the hotel. */
export const familyTerms: OtherTerms = {
  party: [{ adults: 2, childAges: [4, 9] }],
  plan: {
    ...STANDARD_TERMS,
    id: 'half-board',
    name: 'Half board, early',
    board: 'half_board',
    price: { kind: 'amount', amount: 25_00, per: 'person' },
    payment: { kind: 'deposit', percent: '50' },
  },
  guestPricing: {
    includedAdults: 2,
    extraAdult: 30_00,
    fewerAdult: 15_00,
    children: [{ toAge: 12, price: 12_50, counts: true }],
  },
  taxRules: [
    { name: 'VAT', kind: 'percent', value: '6', included: true },
    { name: 'City tax', kind: 'per_person_per_night', value: '2.00', fromAge: 13, due: 'at_hotel' },
  ],
  policy: {
    steps: [
      { hoursBeforeCheckIn: 336, refundPercent: 100 },
      { hoursBeforeCheckIn: 48, penaltyNights: 1 },
    ],
  },
};

/** The same terms, paid on arrival. */
export const onArrivalTerms: OtherTerms = {
  ...familyTerms,
  plan: { ...familyTerms.plan, id: 'on-arrival', name: 'Half board, paid on arrival', payment: { kind: 'at_hotel' } },
};

/** Three nights in Lisbon for two, with a tax by percent and one by person and night; or on other terms. */
export const sampleHold = (terms?: OtherTerms): BookingIn<'reserved'> => {
  const nights = eachNight(stay.checkIn, stay.checkOut).map((date) => ({
    date,
    rooms: roomsAt(
      { price: 10_000, rule: { kind: 'base' }, ...(terms && { guestPricing: terms.guestPricing }) },
      stay.rooms,
    ),
    rev: 0,
  }));
  const taxRules: readonly TaxRule[] = terms?.taxRules ?? [
    { name: 'VAT', kind: 'percent', value: '6' },
    { name: 'City tax', kind: 'per_person_per_night', value: '2.00' },
  ];
  const { party = stay.party, plan = stay.plan } = terms ?? {};
  const rated = { ...stay, party, plan, nights };
  return makeHold(
    {
      ...rated,
      ...peopleOf(party),
      ...place,
      hotelId: 'tejo',
      hotelName: 'Hotel Tejo',
      ownerId: 'rui',
      roomTypeId: 'double',
      roomTypeName: 'Double room',
      currency: 'EUR',
      taxRules,
      totals: addUpStay({ ...rated, taxes: taxRules, currency: 'EUR' }),
      policy: datePolicy(terms?.policy ?? policy, toInstant(stay.checkIn, place.checkInTime, place.timeZone)),
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
