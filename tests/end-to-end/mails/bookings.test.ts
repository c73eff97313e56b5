import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success } from '../../support/api-world.ts';

let world: ApiWorld;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  const hotel = await world.hotel({
    name: 'Hotel <b>Sé</b> & Filhos',
    taxes: [{ name: 'VAT', kind: 'percent', value: '6' }],
  });
  room = await world.room(hotel.id, { totalRooms: 20 });
});
afterAll(() => world?.stop());

let guests = 0;
/** Every guest has an address of their own, so that each sees only their mails. */
const aGuest = (): string => {
  guests += 1;
  return `mail-${guests}@example.com`;
};

describe('the mails of a hold', () => {
  it('tell of it, in the hotel’s time zone and currency', async () => {
    const { client, email } = await world.someone();
    const booking = await world.held(room, {}, client);
    const mail = await world.mailOf('hold-made', email);
    expect(mail.bookingId).toBe(booking.id);
    expect(mail.to).toEqual({ email, name: expect.stringMatching(/^Person/) });
    expect(mail.subject).toBe('Your room at Hotel <b>Sé</b> & Filhos is held');
    expect(mail.text).toContain(`Booking: ${booking.reference}`);
    expect(mail.text).toContain(`Total: EUR ${booking.totals.total.amount}`);
    // Lisbon is at UTC in March.
    const until = booking.expiresAt?.slice(11, 16) ?? '';
    expect(mail.text).toContain(`at ${until} (Europe/Lisbon)`);
    expect(mail.attachments).toEqual([]);
  });

  it('go to the account alone, until the stay is paid: a guest’s address is what the caller wrote', async () => {
    const { client, email } = await world.someone();
    const [left, cancelled, paid] = [aGuest(), aGuest(), aGuest()];
    const names = { guestName: 'A stranger' };
    const changed = await world.held(room, { ...names, guestEmail: left }, client);
    const params = { bookingId: changed.id };
    const { quote } = success(await client.call('previewChange', { params, body: { checkOut: day(32) } }));
    success(await client.call('changeBooking', { params, body: { checkOut: day(32), quote } }));
    const given = await world.held(room, { ...names, guestEmail: cancelled }, client);
    success(await client.call('cancelBooking', { params: { bookingId: given.id }, body: {} }));
    const { id: bookingId } = await world.held(room, { ...names, guestEmail: paid }, client);
    const body = { paymentMethod: 'tok_down' };
    expect((await client.call('confirmBooking', { params: { bookingId }, body })).status).toBe(202);
    await world.mailOf('payment-pending', email);
    await world.advance('PT20M');
    await world.mailOf('confirmed', paid);
    for (const kind of ['changed', 'cancelled', 'expired']) {
      expect((await world.mailOf(kind, email)).text).not.toContain('stranger');
    }
    expect(await world.mailsTo(left)).toEqual([]);
    expect(await world.mailsTo(cancelled)).toEqual([]);
    expect((await world.mailsTo(paid)).map(({ kind }) => kind)).toEqual(['confirmed']);
    expect((await world.mailsTo(email)).map(({ kind }) => kind)).not.toContain('confirmed');
  });
});

describe('the mails of a booking made at the desk', () => {
  const booked = async (guestEmail?: string) => {
    const { hotelId, ...stay } = world.stayOf(room, { guestEmail });
    const body = { ...stay, payment: { method: 'cash' } } as const;
    const made = { params: { hotelId }, body, idempotencyKey: randomUUID() } as const;
    return success(await world.clients.owner.call('createDeskBooking', made)).booking;
  };

  it('confirm it to the guest who gave an address, and say nothing to the owner who made it', async () => {
    const guestEmail = aGuest();
    await booked();
    const booking = await booked(guestEmail);
    const { text } = await world.mailOf('confirmed', guestEmail);
    expect(text).toContain(`Booking: ${booking.reference}`);
    const params = { bookingId: booking.id };
    const messages = success(await world.clients.owner.call('listBookingMessages', { params }));
    expect(messages.items).toMatchObject([
      {
        kind: 'confirmed',
        state: 'sent',
        to: { kind: 'guest', email: guestEmail },
        subject: expect.stringMatching(/./),
      },
    ]);
    const toOwner = await world.mailsTo(world.accounts.owner.email);
    expect(toOwner.filter(({ bookingId }) => bookingId === booking.id)).toEqual([]);
  });
});

describe('the mails that a hotel sees of a booking', () => {
  it('are told newest first, with the address of the guest and of nobody else', async () => {
    const guestEmail = aGuest();
    const { client, email } = await world.someone();
    const { id: bookingId } = await world.held(room, { guestEmail }, client);
    await world.mailOf('hold-made', email);
    success(await client.call('confirmBooking', { params: { bookingId }, body: { paymentMethod: 'tok_visa' } }));
    await world.mailOf('confirmed', guestEmail);
    const read = async (query: object = {}) =>
      success(await world.clients.owner.call('listBookingMessages', { params: { bookingId }, query: { ...query } }));
    await expect
      .poll(async () => (await read()).items.map(({ kind, to }) => [kind, to.kind, to.email]), { timeout: 20_000 })
      .toEqual(
        expect.arrayContaining([
          ['hold-made', 'account', null],
          ['confirmed', 'guest', guestEmail],
          ['owner-confirmed', 'hotel', null],
        ]),
      );
    const all = (await read()).items;
    expect(all.at(-1)?.kind).toBe('hold-made');
    const first = await read({ limit: '1' });
    const second = await read({ limit: '1', cursor: first.nextCursor });
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 2));
    expect(JSON.stringify(all)).not.toContain(email);
  });
});

describe('the mails of a booking', () => {
  it('show names as text, never as markup', async () => {
    const guestEmail = aGuest();
    await world.confirmed(room, { guestEmail, guestName: '<script>alert(1)</script>' });
    const { html } = await world.mailOf('confirmed', guestEmail);
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('Hotel &lt;b&gt;Sé&lt;/b&gt; &amp; Filhos');
  });

  it('bring an entry for the calendar with the confirmation, and a copy to the owner', async () => {
    const guestEmail = aGuest();
    const booking = await world.confirmed(room, { guestEmail });
    const mail = await world.mailOf('confirmed', guestEmail);
    const [entry] = mail.attachments;
    expect(entry?.contentType).toContain('text/calendar');
    expect(entry?.content).toContain(`UID:${booking.id}@hotel-booking`);
    expect(entry?.content).toContain(`DTSTART:${day(30).replaceAll('-', '')}T140000Z`);
    expect(entry?.content).toContain('STATUS:CONFIRMED');
    const copy = await world.mailOf('owner-confirmed', 'owner@example.com');
    expect(copy.text).toContain('Ada Lovelace has booked');
  });

  it('take the entry out again with the cancellation, and tell of the refund', async () => {
    const guestEmail = aGuest();
    const { id: bookingId, totals } = await world.confirmed(room, { guestEmail });
    success(await world.clients.guest.call('cancelBooking', { params: { bookingId }, body: {} }));
    const cancelled = await world.mailOf('cancelled', guestEmail);
    expect(cancelled.attachments[0]?.content).toContain('METHOD:CANCEL');
    const refunded = await world.mailOf('refunded', guestEmail);
    expect(refunded.text).toContain(`EUR ${totals.total.amount} has gone back`);
  });

  it('tell of a change', async () => {
    const guestEmail = aGuest();
    const { id: bookingId } = await world.confirmed(room, { guestEmail });
    const change = { checkOut: day(32) };
    const params = { bookingId };
    const { quote } = success(await world.clients.guest.call('previewChange', { params, body: change }));
    success(await world.clients.guest.call('changeBooking', { params, body: { ...change, quote } }));
    const mail = await world.mailOf('changed', guestEmail);
    expect(mail.attachments[0]?.content).toContain('UID:');
    expect(mail.text).toContain('This is your stay now.');
  });

  it('tell of a hold that ran out, of a payment that waits, and invite to a review', async () => {
    const [waiting, staying] = [aGuest(), aGuest()];
    const { client, email } = await world.someone();
    await world.held(room, {}, client);
    const { id: bookingId } = await world.held(room, { guestEmail: waiting }, client);
    const body = { paymentMethod: 'tok_down' };
    expect((await client.call('confirmBooking', { params: { bookingId }, body })).status).toBe(202);
    await world.mailOf('payment-pending', email);
    await world.advance('PT20M');
    await world.mailOf('expired', email);
    await world.mailOf('confirmed', waiting);
    await world.confirmed(room, { guestEmail: staying, checkIn: day(1), checkOut: day(2) });
    await world.moveTo(`${day(3)}T12:00:00.000Z`);
    await world.mailOf('review-invitation', staying);
  });

  it('tell the guest who was missed, and of being confirmed again', async () => {
    const guestEmail = aGuest();
    const { id: bookingId } = await world.confirmed(room, { guestEmail, checkIn: day(3), checkOut: day(5) });
    await world.moveTo(`${day(3)}T16:00:00.000Z`);
    success(await world.clients.owner.call('noShow', { params: { bookingId } }));
    const missed = await world.mailOf('no-show', guestEmail);
    expect(missed.bookingId).toBe(bookingId);
    expect(missed.text).toContain('did not arrive');
    success(await world.clients.owner.call('reinstate', { params: { bookingId } }));
    const again = await world.mailOf('reinstated', guestEmail);
    expect(again.text).toContain('confirmed your booking again');
  });

  it('come once each', async () => {
    const { items } = success(await world.clients.admin.call('listSentMails', { query: { limit: '100' } }));
    const ids = items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(items.length).toBeGreaterThan(8);
  });

  it('are listed newest first, page by page', async () => {
    const all = success(await world.clients.admin.call('listSentMails', { query: { limit: '100' } })).items;
    expect(all.map(({ about }) => about)).toEqual(
      all
        .map(({ about }) => about)
        .toSorted()
        .toReversed(),
    );
    const first = success(await world.clients.admin.call('listSentMails', { query: { limit: '2' } }));
    const cursor = first.nextCursor ?? '';
    const next = success(await world.clients.admin.call('listSentMails', { query: { limit: '2', cursor } }));
    expect([...first.items, ...next.items].map(({ id }) => id)).toEqual(all.slice(0, 4).map(({ id }) => id));
  });
});

describe('a forgotten password', () => {
  const login = (email: string, password: string) =>
    world.anyone.call('login', { body: { email, password, transport: 'bearer' } });
  const reset = (token: string, password: string) =>
    world.anyone.call('confirmPasswordReset', { body: { token, password } });

  it('is replaced by the token of the mail, once, and every session ends', async () => {
    const { email, client } = await world.someone();
    const token = await world.resetToken(email);
    expect((await reset(token, 'a brand new phrase')).status).toBe(204);
    expect(await client.call('me')).toBeProblem(401, 'unauthenticated');
    expect((await login(email, 'a brand new phrase')).status).toBe(200);
    expect(await reset(token, 'another new phrase')).toBeProblem(422, 'refused');
    expect((await login(email, 'a brand new phrase')).status).toBe(200);
  });

  it('answers the same for an address nobody has, and sends nothing there', async () => {
    const known = await world.someone();
    const answers = await Promise.all(
      [known.email, 'nobody-at-all@example.com'].map((email) =>
        world.sendTo('POST /api/v1/auth/password-reset', { body: { email } }),
      ),
    );
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual([
      { status: 202, body: '' },
      { status: 202, body: '' },
    ]);
    await world.mailOf('password-reset', known.email);
    expect(await world.mailsTo('nobody-at-all@example.com')).toEqual([]);
  });

  it('is not replaced by a token that is forged or thirty minutes old', async () => {
    const { email } = await world.someone();
    const token = await world.resetToken(email);
    expect(await reset(`${token.slice(0, -4)}AAAA`, 'a brand new phrase')).toBeProblem(422, 'refused');
    expect(await reset('nonsense', 'a brand new phrase')).toBeProblem(422, 'refused');
    await world.advance('PT31M');
    expect(await reset(token, 'a brand new phrase')).toBeProblem(422, 'refused');
  });
});
