import type { Success } from '../../web/src/lib/api.ts';

type RoomOffer = Success<'getHotelRooms'>['rooms'][number];
export type Offer = RoomOffer['offers'][number];

const eur = (amount: string) => ({ amount, currency: 'EUR' });

/** One night for one adult under a plan, paid with the booking; its id is its name and part of its quote. */
export const anOffer = (ratePlanId: string, changes: Partial<Offer> = {}): Offer => ({
  quote: `quote of ${ratePlanId}`,
  quoteExpiresAt: '2027-01-10T15:00:00Z',
  nightlyPrices: [
    {
      date: '2027-01-10',
      price: eur('100.00'),
      rule: { kind: 'base' },
      rooms: [{ price: eur('100.00'), adjustments: [] }],
    },
  ],
  totals: { rooms: eur('100.00'), taxes: [], total: eur('100.00') },
  currency: 'EUR',
  cancellationPolicy: { steps: [] },
  ratePlan: { id: ratePlanId, name: ratePlanId, board: 'room_only', refundable: true, membersOnly: false },
  party: [{ adults: 1, childAges: [] }],
  payment: { kind: 'at_booking', dueNow: eur('100.00'), dueAtHotel: eur('0.00') },
  ...changes,
});

/** A room type with these offers, the cheapest first; sold out without one. */
export const aRoom = (roomTypeId: string, offers: readonly Offer[]): RoomOffer => ({
  roomType: {
    id: roomTypeId,
    hotelId: 'hotel',
    name: roomTypeId,
    description: '',
    basePrice: eur('100.00'),
    maxGuests: 4,
    maxAdults: null,
    maxChildren: null,
    guestPricing: null,
    totalRooms: 5,
    softLimit: null,
    amenities: [],
    images: [],
    demandPricing: null,
    version: 1,
  },
  available: offers.length > 0 ? 5 : 0,
  offer: offers[0] ?? null,
  offers: [...offers],
  unavailable: offers.length > 0 ? null : { reason: 'sold_out', nights: ['2027-01-10'] },
});
