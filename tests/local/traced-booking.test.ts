import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LoggedLine, logLines } from '../support/log-lines.ts';
import { mailServer } from '../support/mail-server.ts';
import { aPerson } from '../support/markers.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { receiver } from '../support/webhook-receiver.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('a booking is followed by one id', () => {
  let server: RunningServer;
  let mails: Awaited<ReturnType<typeof mailServer>>;
  let integrator: Awaited<ReturnType<typeof receiver>>;
  let bookingId = '';
  let hotelId = '';
  let lines: LoggedLine[] = [];

  beforeAll(async () => {
    [mails, integrator] = await Promise.all([mailServer(), receiver()]);
    server = await startServer({ args: ['--no-limits', '--verbose'], env: { SMTP_URL: mails.url } });
    const owner = await server.signIn('owner@example.com');
    const place = { address: 'Rua da Prata 1', city: 'Lisboa', country: 'PT', latitude: 38.71, longitude: -9.14 };
    const made = await owner.call('createHotel', { body: { name: 'Pensão do Rio', ...place } });
    if (made.status !== 201) throw new Error('no hotel');
    hotelId = made.body.hotel.id;
    const body = { hotelId, name: 'Double', basePrice: '100.00', maxGuests: 2, totalRooms: 2 };
    const room = await owner.call('createRoomType', { body });
    if (room.status !== 201) throw new Error('no room type');
    await owner.call('createWebhook', { body: { url: integrator.url, events: ['booking.held', 'booking.confirmed'] } });

    const login = await server.client.call('login', {
      body: { email: 'guest@example.com', password: 'demo-hotel-2026', transport: 'bearer' },
    });
    const token = login.status === 200 ? login.body.token : undefined;
    const send = async (path: string, sent: object, key: string): Promise<{ booking: { id: string } }> => {
      const answer = await fetch(`${server.url}/api/v1${path}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': key,
          traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
        },
        body: JSON.stringify(sent),
      });
      expect(answer.status).toBeLessThan(300);
      expect(answer.headers.get('x-request-id')).toBe(traceId);
      return (await answer.json()) as { booking: { id: string } };
    };
    const stay = { hotelId, roomTypeId: room.body.roomType.id, checkIn: day(30), checkOut: day(32), guests: 2 };
    bookingId = (await send('/bookings', { ...stay, ...aPerson() }, 'traced-hold-1')).booking.id;
    await send(`/bookings/${bookingId}/confirm`, { paymentMethod: 'tok_visa' }, 'traced-confirm-1');
    await vi.waitFor(
      () => {
        expect(mails.taken.length).toBeGreaterThan(1);
        expect(integrator.received).toHaveLength(2);
        lines = logLines(server.output()).filter((line) => line.traceId === traceId);
        expect(lines.filter(({ service }) => service === 'notifications')).toHaveLength(2);
        expect(lines.filter(({ service }) => service === 'webhooks').length).toBeGreaterThan(1);
      },
      { timeout: 30_000, interval: 200 },
    );
  }, 240_000);
  afterAll(async () => {
    await server?.stop();
    await Promise.all([mails?.stop(), integrator?.stop()]);
  });

  it('in the lines of the requests, with booking, hotel, guest and time', () => {
    const requests = lines.filter(({ service }) => service === 'api');
    expect(requests.map(({ route }) => route)).toEqual(['createBooking', 'confirmBooking']);
    for (const line of requests) {
      expect(line).toMatchObject({ bookingId, hotelId, userId: expect.any(String), durationMs: expect.any(Number) });
    }
  });

  it('in the lines of the workers that the events lead to', () => {
    const told = lines.filter(({ service }) => service === 'notifications');
    expect(told.map(({ message }) => message).toSorted()).toEqual(['booking.confirmed', 'booking.held']);
    for (const line of told) expect(line).toMatchObject({ bookingId, hotelId, durationMs: expect.any(Number) });
  });

  it('in the mails', () => {
    for (const mail of mails.taken)
      expect(mail).toMatch(new RegExp(`^traceparent: 00-${traceId}-[0-9a-f]{16}-01`, 'im'));
  });

  it('in the deliveries to integrators', () => {
    for (const { headers } of integrator.received) {
      expect(headers['traceparent']).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    }
  });
});
