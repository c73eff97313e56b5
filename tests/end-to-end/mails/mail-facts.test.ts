import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, hotelInput, success } from '../../support/api-world.ts';

let world: ApiWorld;
let hotel: { id: string };
let room: { id: string; hotelId: string };
const taxes = [{ name: 'City tax', kind: 'per_person_per_night', value: '2.00' }];
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  hotel = await world.hotel({ name: 'Casa Velha', taxes });
  room = await world.room(hotel.id, { totalRooms: 20 });
});
afterAll(() => world?.stop());

let guests = 0;
const anAddress = (): string => {
  guests += 1;
  return `facts-${guests}@example.com`;
};
/** The mail of this kind about the booking; it is sent by a worker, so it takes a moment. */
const mailAbout = async (bookingId: string, kind: string, email: string): Promise<string> => {
  const found = async () =>
    (await world.mailsTo(email)).find((mail) => mail.kind === kind && mail.bookingId === bookingId)?.text ?? '';
  await expect.poll(found, { timeout: 15_000 }).not.toBe('');
  return found();
};
const owner = 'owner@example.com';

describe('the mails of a stay', () => {
  it('say where it is, its taxes, the requests, and until when it is cancelled for free in which zone', async () => {
    const guestEmail = anAddress();
    const requests = { specialRequests: 'A cot,\nplease' };
    const { id } = await world.confirmed(room, { guestEmail, ...requests });
    const text = await mailAbout(id, 'confirmed', guestEmail);
    expect(text).toContain('\nAddress: Largo da Sé 1, Faro, Portugal\n');
    expect(text).toContain('\nRooms: EUR 300.00\nCity tax: EUR 12.00\nTotal: EUR 312.00\nPaid: EUR 312.00\n');
    expect(text).toContain('\nSpecial requests: A cot, please\n');
    // Check-in on 31 March at 15:00, summer time; 48 elapsed hours before.
    expect(text).toContain('\nFree cancellation until 29 March 2027 at 15:00 (Europe/Lisbon).\n');
  });

  it('lead a guest without an account back to the booking, and nobody else', async () => {
    const { client, email } = await world.visitor();
    const { id, reference } = await world.confirmed(room, { guestEmail: email }, client);
    const text = await mailAbout(id, 'confirmed', email);
    expect(text).toMatch(new RegExp(`enter ${reference} and this e-mail address here:\\s+http://\\S+/trips/find\\s`));
    expect(await mailAbout(id, 'owner-confirmed', owner)).not.toContain('/trips/find');
    const guestEmail = anAddress();
    const ofAccount = await world.confirmed(room, { guestEmail });
    expect(await mailAbout(ofAccount.id, 'confirmed', guestEmail)).not.toContain('/trips/find');
  });

  it('tell the hotel how to reach its guest', async () => {
    const guestEmail = anAddress();
    const { id } = await world.confirmed(room, { guestEmail, guestPhone: '+351 912 345 678' });
    const text = await mailAbout(id, 'owner-confirmed', owner);
    expect(text).toContain(`\nName: Ada Lovelace\nE-mail: ${guestEmail}\nTelephone: +351 912 345 678\n`);
  });

  it('say what was paid, what went back and what remains, never a paid sum above the total alone', async () => {
    const guestEmail = anAddress();
    const { id: bookingId } = await world.confirmed(room, { guestEmail, checkOut: day(34) });
    const params = { bookingId };
    const change = { checkOut: day(32) };
    const { quote } = success(await world.clients.guest.call('previewChange', { params, body: change }));
    success(await world.clients.guest.call('changeBooking', { params, body: { ...change, quote } }));
    const text = await mailAbout(bookingId, 'refunded', guestEmail);
    expect(text).toContain('Total: EUR 208.00\nPaid: EUR 416.00\nGiven back: EUR 208.00\nRemains paid: EUR 208.00');
  });
});

describe('the mails of a cancellation', () => {
  it.each([
    ['guest', '', 'You have cancelled', 'The guest has cancelled'],
    ['owner', '/admin', 'The hotel has cancelled', 'The hotel has cancelled'],
  ] as const)('by the %s say who and why, to both sides', async (who, below, toGuest, toOwner) => {
    const guestEmail = anAddress();
    const { id: bookingId } = await world.confirmed(room, { guestEmail });
    const reason = `Rain by the ${who},\nall week`;
    const sent = { token: world.tokens[who], body: { reason } };
    expect((await world.send(`POST ${below}/bookings/${bookingId}/cancel`, sent)).status).toBe(200);
    const said = `this booking.\n\nReason given: Rain by the ${who}, all week`;
    expect(await mailAbout(bookingId, 'cancelled', guestEmail)).toContain(`${toGuest} ${said}`);
    expect(await mailAbout(bookingId, 'owner-cancelled', owner)).toContain(`${toOwner} ${said}`);
  });
});

describe('a hotel', () => {
  it('is called by its name of today', async () => {
    const house = await world.hotel({ name: 'Old Name' });
    const guestEmail = anAddress();
    const { id: bookingId } = await world.confirmed(await world.room(house.id), { guestEmail });
    await mailAbout(bookingId, 'confirmed', guestEmail);
    const body = { ...hotelInput, name: 'New Name', address: 'Rua Nova 2' };
    success(await world.clients.owner.call('replaceHotel', { params: { hotelId: house.id }, body }));
    success(await world.clients.guest.call('cancelBooking', { params: { bookingId }, body: {} }));
    const text = await mailAbout(bookingId, 'cancelled', guestEmail);
    expect(text).toContain('\nHotel: New Name\nAddress: Rua Nova 2, Faro, Portugal\n');
    expect(text).not.toContain('Old Name');
  });

  it('that a booking is moved to is named with the old one, each with its address', async () => {
    const guestEmail = anAddress();
    const { id: bookingId } = await world.confirmed(room, { guestEmail });
    const other = await world.hotel({ name: 'Casa Nova', address: 'Rua Alta 7' });
    const target = await world.room(other.id);
    const body = { hotelId: other.id, roomTypeId: target.id };
    success(await world.clients.owner.call('rebook', { params: { bookingId }, body }));
    const text = await mailAbout(bookingId, 'rebooked', guestEmail);
    expect(text).toContain(
      'moved your booking from Casa Velha (Largo da Sé 1, Faro, Portugal) to Casa Nova (Rua Alta 7, Faro, Portugal).',
    );
    expect(text).toContain('\nHotel: Casa Nova\nAddress: Rua Alta 7, Faro, Portugal\n');
  });
});
