import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, success } from '../support/api-world.ts';

let world: ApiWorld;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  const hotel = await world.hotel({ name: 'Sol, Mar; e Serra\\Hotel' });
  room = await world.room(hotel.id);
});
afterAll(() => world?.stop());

const calendarOf = (bookingId: string, token = world.tokens.guest) =>
  world.send(`GET /bookings/${bookingId}/calendar.ics`, { token });

describe('the calendar file of a booking', () => {
  it('has the stay, tentative while it is held, confirmed once it is paid', async () => {
    const { id: bookingId, reference } = await world.held(room);
    const held = await calendarOf(bookingId);
    expect(held.status).toBe(200);
    expect(held.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    expect(held.headers.get('content-disposition')).toBe(`attachment; filename="stay-${reference}.ics"`);
    expect(held.body).toContain('\r\nSTATUS:TENTATIVE\r\n');
    const body = { paymentMethod: 'tok_visa' };
    success(await world.clients.guest.call('confirmBooking', { params: { bookingId }, body }));
    const { body: confirmed } = await calendarOf(bookingId);
    expect(confirmed).toContain('\r\nSTATUS:CONFIRMED\r\n');
    expect(confirmed).toContain(`\r\nUID:${bookingId}@hotel-booking\r\n`);
    expect(confirmed).toContain(
      '\r\nNAME:Sol\\, Mar\\; e Serra\\\\Hotel\r\nX-WR-CALNAME:Sol\\, Mar\\; e Serra\\\\Hotel\r\n',
    );
    expect(String(confirmed).endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true);
  });

  it('takes the stay out again once it is cancelled', async () => {
    const { id: bookingId } = await world.confirmed(room);
    success(await world.clients.guest.call('cancelBooking', { params: { bookingId }, body: {} }));
    const { headers, body } = await calendarOf(bookingId);
    expect(headers.get('content-type')).toContain('method=CANCEL');
    expect(body).toContain('\r\nMETHOD:CANCEL\r\n');
    expect(body).toContain('\r\nSTATUS:CANCELLED\r\n');
  });

  it('is for its guest alone', async () => {
    const { id } = await world.held(room);
    expect(await calendarOf(id, world.tokens.otherGuest)).toBeProblem(404, 'not-found');
    expect(await calendarOf('no-such-booking')).toBeProblem(404, 'not-found');
  });
});
