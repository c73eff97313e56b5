import { publicEventNames } from '../../functions/contract/events.ts';
import type { Hotel, RoomType } from '../../functions/domain/hotel/hotel.ts';
import type { Unit } from '../../functions/domain/hotel/unit.ts';
import type { PointsAccount } from '../../functions/domain/loyalty/account.ts';
import { type RatePlan, standardPlan } from '../../functions/domain/rates/plan.ts';
import type { Webhook } from '../../functions/domain/webhook.ts';
import type { Account } from '../../functions/usecases/ports/accounts.ts';
import { aHotel, aRoomType } from '../../tests/support/booking-world.ts';

/** Every booking event that integrators can subscribe to. */
const ALL_OF_A_BOOKING = publicEventNames.filter((name) => !['hotel.changed', 'inventory.changed'].includes(name));

/** The subscriptions: one owner to all events of a hotel, the system admin to the ends of all bookings. */
export const webhooks = (at: string): Webhook[] => {
  const webhook = (id: string, more: Partial<Webhook>): Webhook => ({
    id,
    ownerId: 'owner-2',
    scope: 'own',
    hotelId: null,
    url: 'https://integrator.example/',
    events: [...ALL_OF_A_BOOKING],
    status: 'active',
    disabledReason: null,
    secret: 'whsec_simulated',
    previousSecret: null,
    previousUntil: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...more,
  });
  return [
    webhook('harbour', { hotelId: 'auckland' }),
    webhook('ends', {
      ownerId: 'admin-1',
      scope: 'all',
      events: ['booking.cancelled', 'payment.refunded'],
    }),
  ];
};

/** Guests who book. */
export const GUESTS = 12;

/** The accounts with a mail address and webhooks; the other owner's account is deleted. */
export const accounts = (at: string): Account[] => {
  const account = (id: string, name: string, role: Account['role']): Account => ({
    ...{ id, name, role, email: `${id}@example.com`, emailVerified: true, createdAt: at },
    ...{ status: 'active', passwordHash: 'none', epoch: 1, credentialVersion: 1, version: 1 },
  });
  const guests = Array.from({ length: GUESTS }, (_, index) => `guest-${index + 1}`);
  return [
    account('owner-2', 'Olive Owner', 'hotel_admin'),
    account('admin-1', 'Ada Admin', 'system_admin'),
    ...guests.map((id) => account(id, `${id} Example`, 'guest')),
  ];
};

/**
 * Initial points of guests: some have few, for which two bookings compete; some have many, which partly expire soon.
 */
export const savings = (userId: string, index: number): PointsAccount => {
  const batches = [
    [],
    [{ until: '2029-01-01T00:00:00.000Z', points: 12_000 }],
    [
      { until: '2027-03-02T06:00:00.000Z', points: 5000 },
      { until: '2029-01-01T00:00:00.000Z', points: 90_000 },
    ],
  ];
  return { userId, batches: batches[Math.min(index % 4, 2)] ?? [], nights: {}, revision: 1 };
};

/** Prices per person: a third adult, a single adult, and children, of whom the youngest take no place. */
const guestPricing: RoomType['guestPricing'] = {
  includedAdults: 2,
  extraAdult: 30_00,
  fewerAdult: 15_00,
  children: [
    { toAge: 2, price: 0, counts: false },
    { toAge: 11, price: 12_50, counts: true },
  ],
};

/** Initial plans besides `standard`: owners change them and create others. */
const plans = (hotelId: string): RatePlan[] => {
  const plan = (id: string, more: Partial<RatePlan>): RatePlan => ({
    ...standardPlan(hotelId),
    ...{ id: `${hotelId}-${id}`, name: id, position: 1, ...more },
  });
  return [
    plan('saver', { price: { kind: 'percent', value: '-12' }, cancellationPolicy: { steps: [] } }),
    plan('half-board', {
      board: 'half_board',
      price: { kind: 'amount', amount: 22_00, per: 'person' },
      payment: { kind: 'deposit', percent: '30' },
      cancellationPolicy: {
        steps: [
          { hoursBeforeCheckIn: 96, refundPercent: 100 },
          { hoursBeforeCheckIn: 12, penaltyNights: 1 },
        ],
      },
    }),
    plan('on-arrival', { payment: { kind: 'at_hotel' } }),
  ];
};

/** Hotels with few rooms. */
export const houses = (): { hotel: Hotel; roomTypes: RoomType[] }[] => {
  const taxes: Hotel['taxes'] = [
    { name: 'VAT', kind: 'percent', value: '6' },
    { name: 'City tax', kind: 'per_person_per_night', value: '2.00', fromAge: 12, maxNights: 3, due: 'at_hotel' },
  ];
  const room = (hotelId: string, id: string, totalRooms: number, more: Partial<RoomType> = {}) =>
    aRoomType({ id, hotelId, name: id, totalRooms, maxGuests: 3, ...more });
  const cancellationPolicy: Hotel['cancellationPolicy'] = {
    steps: [
      { hoursBeforeCheckIn: 72, refundPercent: 100 },
      { hoursBeforeCheckIn: 6, refundPercent: 35 },
    ],
  };
  const demandPricing = { occupancy: [{ id: 'busy', atLeastPercent: 50, factor: '1.25' }], leadTime: [] };
  return [
    {
      hotel: aHotel({ id: 'lisbon', taxes, cancellationPolicy, plans: plans('lisbon'), planRev: 1 }),
      roomTypes: [
        room('lisbon', 'double', 2, { guestPricing }),
        room('lisbon', 'suite', 1),
        room('lisbon', 'attic', 2, { softLimit: 3 }),
      ],
    },
    {
      hotel: aHotel({
        id: 'berlin',
        name: 'Hotel Berlin',
        city: 'Berlin',
        country: 'DE',
        latitude: 52.5,
        longitude: 13.4,
        timeZone: 'Europe/Berlin',
        plans: plans('berlin'),
        planRev: 1,
      }),
      roomTypes: [
        room('berlin', 'garden', 4, { demandPricing, guestPricing }),
        room('berlin', 'single', 1, { softLimit: 2 }),
      ],
    },
    {
      hotel: aHotel({
        id: 'auckland',
        ownerId: 'owner-2',
        name: 'Hotel Auckland',
        city: 'Auckland',
        country: 'NZ',
        latitude: -36.8,
        longitude: 174.8,
        timeZone: 'Pacific/Auckland',
      }),
      roomTypes: [room('auckland', 'harbour', 2)],
    },
  ];
};

/** The units of two hotels; one type has fewer units than it sells, and one hotel has none. */
export const units = (): Unit[] => {
  const of = (hotelId: string, roomTypeId: string, ...numbers: string[]): Unit[] =>
    numbers.map((number) => ({
      ...{ id: `${hotelId}-${number}`, hotelId, roomTypeId, number, floor: number.slice(0, 1) },
      ...{ status: 'in_service', housekeeping: 'clean', version: 1 },
    }));
  return [
    ...of('lisbon', 'double', '101', '102'),
    ...of('lisbon', 'suite', '201'),
    ...of('lisbon', 'attic', '301', '302'),
    ...of('berlin', 'garden', '11', '12', '13', '14'),
  ];
};
