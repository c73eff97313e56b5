import type { RouteName } from '../../../functions/contract/routes.ts';

/** Bodies that a reader can send unchanged, except ids and quotes, which come from an earlier answer. */
export interface Example {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const stay = { checkIn: '2027-03-01', checkOut: '2027-03-04', guests: 2 };
const hotelId = '01JE0Q7VYB4W6Z8N5T3R2P1M0K';
const roomTypeId = '01JE0Q7VYB4W6Z8N5T3R2P1M0R';
const hotel = {
  name: 'Casa del Mar',
  description: 'Twenty rooms above the old harbour.',
  address: 'Calle del Mar 12',
  city: 'Valencia',
  country: 'ES',
  latitude: 39.4699,
  longitude: -0.3763,
  starRating: 4,
  amenities: ['free_wifi', 'breakfast'],
  taxes: [{ name: 'VAT', kind: 'percent', value: '10' }],
};
const roomType = { name: 'Double with sea view', basePrice: '120.00', maxGuests: 2, totalRooms: 10 };

/** Each is parsed by its route's schema when the document is made. */
export const examples: Partial<Record<RouteName, Example>> = {
  register: { body: { email: 'ada@example.com', password: 'a long pass phrase', name: 'Ada Lovelace' } },
  login: { body: { email: 'guest@example.com', password: 'demo-hotel-2026', transport: 'bearer' } },
  changeMe: { body: { name: 'Ada King' } },
  changePassword: { body: { current: 'a long pass phrase', new: 'a longer pass phrase' } },
  listUsers: { query: { email: 'guest@example.com' } },
  changeUser: { body: { role: 'hotel_admin' } },
  listHotels: { query: { city: 'Valencia', country: 'ES', starRating: '4,5' } },
  getHotelRooms: { query: { checkIn: stay.checkIn, checkOut: stay.checkOut, guests: '2' } },
  getCalendar: { query: { from: '2027-03-01', to: '2027-03-31' } },
  searchHotels: { body: { location: 'Valencia, ES', ...stay, amenities: ['free_wifi'], sort: 'price' } },
  listPlaces: { query: { q: 'valen' } },
  createBooking: {
    body: { hotelId, roomTypeId, ...stay, guestName: 'Ada Lovelace', guestEmail: 'ada@example.com' },
  },
  listBookings: { query: { status: 'confirmed' } },
  confirmBooking: { body: { paymentMethod: 'tok_visa' } },
  cancelBooking: { body: { reason: 'The train does not run.' } },
  previewChange: { body: { checkOut: '2027-03-05' } },
  changeBooking: { body: { checkOut: '2027-03-05' } },
  reviewBooking: { body: { rating: 5, title: 'Quiet and kind', content: 'We slept as never before.' } },
  createHotel: { body: hotel },
  replaceHotel: { body: { ...hotel, starRating: 5 } },
  createRoomType: { body: { hotelId, ...roomType } },
  replaceRoomType: { body: { ...roomType, totalRooms: 12 } },
  setPricing: {
    body: {
      overrides: [
        { from: '2027-03-01', to: '2027-05-31', weekdays: ['friday', 'saturday'], price: '150.00', reason: 'weekend' },
        { date: '2027-03-19', price: '190.00', reason: 'holiday' },
      ],
    },
  },
  getPricing: { query: { from: '2027-03-01', to: '2027-03-31' } },
  listHotelBookings: { query: { from: '2027-03-01', to: '2027-03-31' } },
  cancelHotelBooking: { body: { reason: 'Water damage.' } },
  checkIn: { body: {} },
  checkOut: { body: {} },
  noShow: { body: {} },
  reinstate: { body: {} },
  rebook: { body: { roomTypeId } },
  reconcile: { query: { from: '2027-03-01', to: '2027-03-31' } },
  repair: { body: { repair: true } },
  putSettings: { body: { holdMinutes: 20 } },
  putClock: { body: { advance: 'PT16M' } },
};
