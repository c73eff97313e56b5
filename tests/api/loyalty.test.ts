import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
});
afterAll(() => world.stop());

const loyalty = async (query: { limit?: string; cursor?: string } = {}) =>
  success(await world.clients.guest.call('getLoyalty', { query }));
/** Points are given by a worker, so they take a moment. */
const points = async (entries: number) => {
  for (let tries = 0; tries < 150; tries += 1) {
    const shown = await loyalty();
    if (shown.items.length >= entries) return shown;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`there were never ${entries} movements of points`);
};

it('a guest stays, earns points, pays the next stay with them and has them back when it is cancelled', async () => {
  const hotel = await world.hotel();
  const room = await world.room(hotel.id);
  expect((await loyalty()).summary).toMatchObject({ balance: 0, tier: 'member', next: { tier: 'silver', nights: 10 } });
  const first = await world.confirmed(room);
  await world.moveTo(`${day(34)}T12:00:00.000Z`);
  const { summary, items } = await points(1);
  expect(items).toMatchObject([{ kind: 'earned', bookingId: first.id, reference: first.reference }]);
  const { balance } = summary;
  expect(balance).toBe(Math.floor(Number(first.totals.total.amount) * 10));
  expect(summary).toMatchObject({ nightsThisYear: 3, expiring: [{ points: balance }] });

  const next = await world.held(room, { checkIn: day(90), checkOut: day(93) });
  const params = { bookingId: next.id };
  const confirm = (count: number) =>
    world.clients.guest.call('confirmBooking', { params, body: { paymentMethod: 'tok_visa', points: count } });
  const payable = async (points?: string) =>
    success(
      await world.clients.guest.call('getBookingPoints', { params, query: points === undefined ? {} : { points } }),
    );
  const whole = await payable();
  expect(whole).toMatchObject({ balance, most: balance, points: balance, worth: summary.worth });
  expect(await payable('0')).toMatchObject({ points: 0, dueNow: next.payment.dueNow });
  // No more than there are, and two points are a cent.
  expect(await payable('999999999')).toEqual(whole);
  expect((await payable('201')).worth.amount).toBe('1.00');
  const asked = await world.clients.guest.call('getBookingPoints', { params, query: { points: '-1' } });
  expect(asked).toBeProblem(400, 'invalid-request');
  expect(await confirm(balance + 1)).toBeProblem(422, 'refused');
  const { booking } = success(await confirm(balance));
  expect(booking.payment.redeemed).toMatchObject({ points: balance, worth: summary.worth });
  expect(booking.payment.paid).toEqual(whole.dueNow);
  expect(await world.clients.guest.call('getBookingPoints', { params, query: {} })).toBeProblem(409, 'wrong-state');
  const paid = Number(next.totals.total.amount) - Number(summary.worth.amount);
  expect(Number(booking.payment.paid.amount)).toBeCloseTo(paid, 2);
  const { items: movements } = success(await world.clients.guest.call('getPayments', { params }));
  expect(movements).toMatchObject([{ kind: 'charge', amount: booking.payment.paid, status: 'succeeded' }]);
  expect(await loyalty()).toMatchObject({ summary: { balance: 0 } });

  const preview = success(await world.clients.guest.call('previewCancellation', { params }));
  expect(preview).toMatchObject({ refund: booking.payment.paid, points: balance });
  success(await world.clients.guest.call('cancelBooking', { params, body: {} }));
  expect((await loyalty()).summary.balance).toBe(balance);

  const page = await loyalty({ limit: '2' });
  expect(page.items.map(({ kind }) => kind)).toEqual(['returned', 'redeemed']);
  const rest = await loyalty({ limit: '2', cursor: page.nextCursor ?? '' });
  expect(rest.items.map(({ kind }) => kind)).toEqual(['earned']);
  expect(rest.nextCursor).toBeNull();
  const foreign = await world.clients.otherGuest.call('getLoyalty', { query: { cursor: page.nextCursor ?? '' } });
  expect(foreign).toBeProblem(400, 'invalid-request');
});

it('a system admin sets the terms within bounds', async () => {
  const put = (body: object) => world.clients.admin.call('putSettings', { body });
  expect(success(await put({ pointsPerEuro: 20, silverNights: 5 }))).toMatchObject({ pointsPerEuro: 20 });
  expect(await put({ pointsMostPercent: 91 })).toBeProblem(400, 'invalid-request');
  expect(await put({ goldNights: 4 })).toBeProblem(422, 'refused');
  expect(success(await put({ goldNights: 6 }))).toMatchObject({ goldNights: 6, silverNights: 5 });
});
