// @ts-check A guest's journey through the client of openapi-fetch. Its types come only from the OpenAPI document, and
// TypeScript 5, which integrators use, checks it. It is not a .ts file because the project's own compiler lacks its
// packages.
import process from 'node:process';
import createClient from 'openapi-fetch';

const [, , baseUrl = '', password = ''] = process.argv;

/** @type {import('openapi-fetch').Client<import('./generated/schema.d.ts').paths>} */
const api = createClient({ baseUrl });

/**
 * The body of a success; a problem ends the journey with its message.
 * @template T
 * @param {{ data?: T; error?: unknown; response: Response }} answer
 * @returns {T}
 */
const must = ({ data, error, response }) => {
  if (data === undefined) throw new Error(`${response.status} ${response.url}: ${JSON.stringify(error)}`);
  return data;
};
/** @param {number} days */
const ahead = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const stay = { checkIn: ahead(40), checkOut: ahead(43), guests: 2 };

const { token } = must(
  await api.POST('/api/v1/auth/login', { body: { email: 'guest@example.com', password, transport: 'bearer' } }),
);
const headers = { Authorization: `Bearer ${token}` };

const found = must(await api.POST('/api/v1/search', { body: { ...stay, latitude: 48, longitude: 9, radiusKm: 500 } }));
const destinations = must(await api.GET('/api/v1/destinations', { params: { query: { limit: 3 } } }));
const somewhere = destinations.items[0];
if (somewhere === undefined) throw new Error('there are no destinations');
const near = must(
  await api.POST('/api/v1/search', { body: { ...stay, location: `${somewhere.name}, ${somewhere.country}` } }),
);
const item = near.items[0] ?? found.items[0];
if (!item?.offer) throw new Error('nothing can be booked');

const { rooms } = must(
  await api.GET('/api/v1/hotels/{hotelId}/rooms', {
    params: { path: { hotelId: item.hotel.id }, query: stay },
  }),
);
const room = rooms.find(({ offer }) => offer !== null);
if (!room?.offer) throw new Error('no room has an offer');

const { booking } = must(
  await api.POST('/api/v1/bookings', {
    headers,
    params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
    body: {
      ...stay,
      hotelId: item.hotel.id,
      roomTypeId: room.roomType.id,
      rooms: 1,
      guestName: 'Ada Lovelace',
      guestEmail: 'ada@example.com',
      quote: room.offer.quote,
    },
  }),
);
const path = { bookingId: booking.id };
const paid = must(
  await api.POST('/api/v1/bookings/{bookingId}/confirm', {
    headers,
    params: { path, header: { 'If-Match': `"${booking.version}"` } },
    body: { paymentMethod: 'tok_visa' },
  }),
).booking;
if (paid.status !== 'confirmed' || paid.payment.paid.amount !== room.offer.payment.dueNow.amount) {
  throw new Error(`paid, and the booking is ${JSON.stringify(paid)}`);
}
const over = must(
  await api.POST('/api/v1/bookings/{bookingId}/cancel', { headers, params: { path }, body: { reason: 'Rain' } }),
);
if (over.booking.status !== 'cancelled') throw new Error(`cancelled, and the booking is ${over.booking.status}`);
process.stdout.write(
  `TypeScript: ${booking.reference}, ${paid.payment.paid.amount} paid, ${over.refund.amount} given back\n`,
);
