import { randomUUID } from 'node:crypto';
import type { Connection, Request } from 'autocannon';
import * as z from 'zod';
import { dayFromNow } from './ground.ts';
import type { Watch } from './watch.ts';

/** Searches per booking: the ratio of the design. */
export const searchesToBooking = 100;

export interface Visit {
  /** Names of places with hotels. */
  readonly places: readonly string[];
  readonly token: string;
  readonly watch: Watch;
}

const any = <T>(things: readonly T[]): T | undefined => things[Math.floor(Math.random() * things.length)];

const found = z.object({
  items: z.array(
    z.object({ hotel: z.object({ id: z.string() }), offer: z.object({ roomTypeId: z.string() }).nullable() }),
  ),
});
const offers = z.object({
  rooms: z.array(
    z.object({ roomType: z.object({ id: z.string() }), offer: z.object({ quote: z.string() }).nullable() }),
  ),
});
const held = z.object({ booking: z.object({ id: z.string() }) });

interface Stay {
  readonly checkIn: string;
  readonly checkOut: string;
}
interface Chosen extends Stay {
  readonly hotelId: string;
}

/** A guest's next request, and the step after its answer. */
interface Next {
  readonly route: string;
  readonly request: Request;
  readonly after: (status: number, body: string) => Next | undefined;
}

const someStay = (): Stay => {
  const first = 14 + Math.floor(Math.random() * 120);
  return { checkIn: dayFromNow(first), checkOut: dayFromNow(first + 1 + Math.floor(Math.random() * 4)) };
};

const post = (path: string, body: object, headers: Record<string, string> = {}): Request => ({
  method: 'POST',
  path: `/api/v1${path}`,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** One connection as a guest: a hundred searches, mostly with dates, then an offer, a hold and its payment. */
export const visitor = ({ places, token, watch }: Visit): ((connection: Connection) => void) => {
  const signedIn = { authorization: `Bearer ${token}` };
  // Guests start at different steps of their visit.
  let searches = Math.floor(Math.random() * searchesToBooking);

  const confirm = (bookingId: string): Next => ({
    route: 'POST /bookings/:id/confirm',
    request: post(`/bookings/${bookingId}/confirm`, { paymentMethod: 'tok_visa' }, signedIn),
    after: () => undefined,
  });

  const hold = (chosen: Chosen, roomTypeId: string, quote: string): Next => ({
    route: 'POST /bookings',
    request: post(
      '/bookings',
      { ...chosen, roomTypeId, guests: 2, guestName: 'Ada Lovelace', guestEmail: 'ada@example.com', quote },
      { ...signedIn, 'idempotency-key': randomUUID() },
    ),
    after: (status, body) => (status === 201 ? confirm(held.parse(JSON.parse(body)).booking.id) : undefined),
  });

  const rooms = (chosen: Chosen): Next => ({
    route: 'GET /hotels/:id/rooms',
    request: {
      method: 'GET',
      path: `/api/v1/hotels/${chosen.hotelId}/rooms?checkIn=${chosen.checkIn}&checkOut=${chosen.checkOut}&guests=2`,
    },
    after: (status, body) => {
      if (status !== 200) return undefined;
      const room = offers.parse(JSON.parse(body)).rooms.find(({ offer }) => offer !== null);
      return room?.offer ? hold(chosen, room.roomType.id, room.offer.quote) : undefined;
    },
  });

  const search = (): Next => {
    const stay = someStay();
    const dated = searches >= searchesToBooking || Math.random() < 0.8;
    return {
      route: dated ? 'POST /search, dates' : 'POST /search, no dates',
      request: post('/search', { location: any(places), guests: 2, ...(dated && stay) }),
      after: (status, body) => {
        searches += 1;
        if (!dated || status !== 200 || searches < searchesToBooking) return undefined;
        const hotel = any(found.parse(JSON.parse(body)).items);
        if (hotel === undefined) return undefined;
        searches = 0;
        return rooms({ hotelId: hotel.hotel.id, ...stay });
      },
    };
  };

  return (connection) => {
    let current = search();
    let following: Next | undefined = current;
    connection.setRequests([
      {
        setupRequest: (request) => {
          current = following ?? search();
          following = undefined;
          return { ...request, ...current.request };
        },
        onResponse: (status, body) => {
          following = current.after(status, body);
        },
      },
    ]);
    connection.on('response', (status, _bytes, ms) => watch.answered(current.route, status, ms));
  };
};
