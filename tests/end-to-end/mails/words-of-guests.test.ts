import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, success } from '../../support/api-world.ts';

const WORDS = 'Your account is locked: sign in at http://phish.example';

let world: ApiWorld;
let room: { id: string; hotelId: string };
let atHotel: string;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  const hotel = await world.hotel({ name: 'Casa Azul' });
  room = await world.room(hotel.id, { totalRooms: 20 });
  const body = { hotelId: hotel.id, name: 'Pay on arrival', payment: { kind: 'at_hotel' as const } };
  atHotel = success(await world.clients.owner.call('createRatePlan', { body })).ratePlan.id;
});
afterAll(() => world?.stop());

const anAddress = (): string => `${randomUUID()}@example.com`;

describe('words that a guest writes', () => {
  it('go to no address by a stay on which nothing is paid, but to the hotel', async () => {
    const { client } = await world.someone();
    const stranger = anAddress();
    const { id: bookingId, reference } = await world.held(
      room,
      { guestEmail: stranger, ratePlanId: atHotel, specialRequests: WORDS },
      client,
    );
    success(await client.call('confirmBooking', { params: { bookingId }, body: {} }));
    const confirmed = await world.mailOf('confirmed', stranger);
    expect(confirmed.text).toContain('Special requests: noted');
    success(
      await client.call('changeBooking', { params: { bookingId }, body: { specialRequests: `${WORDS} at once` } }),
    );
    expect((await world.mailOf('corrected', stranger)).text).toContain('Special requests: noted (before: noted)');
    success(await client.call('cancelBooking', { params: { bookingId }, body: { reason: WORDS } }));
    await world.mailOf('cancelled', stranger);
    for (const { text, html, subject } of await world.mailsTo(stranger)) {
      for (const part of [text, html, subject]) expect(part).not.toContain('phish.example');
    }
    const told = (await world.mailsTo('owner@example.com')).filter((mail) => mail.subject.includes(reference));
    expect(told.map(({ kind, text }) => [kind, text.includes(WORDS)])).toContainEqual(['owner-cancelled', true]);
  });

  it('go to no account that may not be the guest’s own, by a hold that is not paid', async () => {
    const { client, email } = await world.someone();
    await world.held(room, { guestEmail: anAddress(), specialRequests: WORDS }, client);
    const mail = await world.mailOf('hold-made', email);
    expect(mail.text).toContain('Special requests: noted');
    expect(mail.html).not.toContain('phish.example');
  });

  it('are in the mails of a stay that is paid', async () => {
    const { client, email } = await world.someone();
    await world.confirmed(room, { guestEmail: email, specialRequests: 'A quiet room' }, client);
    expect((await world.mailOf('confirmed', email)).text).toContain('Special requests: A quiet room');
  });
});
