import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, success } from '../../support/api-world.ts';

let world: ApiWorld;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  room = await world.room((await world.hotel({ name: 'Casa Azul' })).id, { totalRooms: 20 });
});
afterAll(() => world?.stop());

let guests = 0;
const anAddress = (): string => {
  guests += 1;
  return `corrected-${guests}@example.com`;
};
/** Mails are sent by a worker: a later mail to the same address is the sign that nothing else came before it. */
const kindsTo = async (email: string): Promise<string[]> => (await world.mailsTo(email)).map(({ kind }) => kind);

describe('a correction', () => {
  it('is told to the account and to the old address, which does not see the new one', async () => {
    const { client, email } = await world.someone();
    const [old, fresh] = [anAddress(), anAddress()];
    const { id: bookingId } = await world.confirmed(room, { guestEmail: old, guestName: 'Ada Lovelace' }, client);
    await world.mailOf('confirmed', old);
    const body = { guestEmail: fresh, guestName: 'Ada King' };
    success(await client.call('changeBooking', { params: { bookingId }, body }));
    const told = await world.mailOf('corrected', email);
    expect(told.text).toContain('You have corrected');
    expect(told.text).toContain(`E-mail address: ${fresh} (before: ${old})`);
    expect(told.text).toContain('Name: Ada King (before: Ada Lovelace)');
    const left = await world.mailOf('address-changed', old);
    expect(left.to.name).toBe('Ada Lovelace');
    expect(left.text).toContain('has another e-mail address now');
    for (const part of [left.subject, left.text, left.html]) expect(part).not.toMatch(new RegExp(`${fresh}|King`));
    expect(await world.mailsTo(fresh)).toEqual([]);
  });

  it('of other details is told to the guest’s address too, once where it is the account’s', async () => {
    const { client, email } = await world.someone();
    const other = anAddress();
    const { id: first } = await world.confirmed(room, { guestEmail: other }, client);
    success(await client.call('changeBooking', { params: { bookingId: first }, body: { arrivalTime: '23:10' } }));
    expect((await world.mailOf('corrected', other)).text).toContain('Expected arrival: 23:10 (before: none)');
    const { id: bookingId } = await world.confirmed(room, { guestEmail: email }, client);
    const params = { bookingId };
    success(await world.clients.owner.call('changeHotelBooking', { params, body: { guestPhone: '+351 912 345 678' } }));
    await expect
      .poll(
        async () => (await world.mailsTo(email)).filter((mail) => mail.bookingId === bookingId).map(({ kind }) => kind),
        {
          timeout: 15_000,
        },
      )
      .toContain('corrected');
    success(await client.call('resendConfirmation', { params }));
    await expect
      .poll(async () => (await kindsTo(email)).filter((kind) => kind === 'confirmed'), { timeout: 15_000 })
      .toHaveLength(2);
    const mails = (await world.mailsTo(email)).filter((mail) => mail.bookingId === bookingId);
    expect(mails.filter(({ kind }) => kind === 'corrected').map(({ text }) => text)).toEqual([
      expect.stringContaining('The hotel has corrected'),
    ]);
  });

  it('of a booking that is not paid is told to the account alone', async () => {
    const { client, email } = await world.someone();
    const [old, fresh] = [anAddress(), anAddress()];
    const { id: bookingId } = await world.held(room, { guestEmail: old }, client);
    success(await client.call('changeBooking', { params: { bookingId }, body: { guestEmail: fresh } }));
    await world.mailOf('corrected', email);
    expect([...(await world.mailsTo(old)), ...(await world.mailsTo(fresh))]).toEqual([]);
  });
});

describe('a confirmation sent again', () => {
  it('is the confirmation, to the address the booking has now', async () => {
    const [old, fresh] = [anAddress(), anAddress()];
    const { client } = await world.someone();
    const { id: bookingId, reference } = await world.confirmed(room, { guestEmail: old }, client);
    await world.mailOf('confirmed', old);
    success(await client.call('changeBooking', { params: { bookingId }, body: { guestEmail: fresh } }));
    success(await client.call('resendConfirmation', { params: { bookingId } }));
    const mail = await world.mailOf('confirmed', fresh);
    expect(mail.text).toContain(`Booking: ${reference}`);
    expect(mail.attachments[0]?.content).toContain('STATUS:CONFIRMED');
    expect((await kindsTo(old)).toSorted()).toEqual(['address-changed', 'confirmed']);
  });
});
