import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
});
afterAll(() => world?.stop());

const preview = async (bookingId: string, body: object) =>
  success(await world.clients.guest.call('previewChange', { params: { bookingId }, body }));
const change = async (bookingId: string, body: object) => {
  const { quote } = await preview(bookingId, body);
  const changed = await world.clients.guest.call('changeBooking', { params: { bookingId }, body: { ...body, quote } });
  return success(changed).booking;
};
const cancellation = async (bookingId: string) =>
  success(await world.clients.guest.call('previewCancellation', { params: { bookingId } }));
const cancel = async (bookingId: string) =>
  success(await world.clients.guest.call('cancelBooking', { params: { bookingId } })).refund.amount;

interface Terms {
  steps: { hoursBeforeCheckIn: number; refundPercent: number }[];
  currency?: string;
  basePrice?: string;
}
const monthBefore = [{ hoursBeforeCheckIn: 720, refundPercent: 100 }];

/** A confirmed stay that begins in ten days, of a hotel with these terms. */
const inTenDays = async ({ steps, currency = 'EUR', basePrice = '100.00' }: Terms, nights: number) => {
  const hotel = await world.hotel({ currency, cancellationPolicy: { steps } });
  const room = await world.room(hotel.id, { basePrice });
  return world.confirmed(room, { checkIn: day(10), checkOut: day(10 + nights), guests: 1 });
};

describe('rule 28: a stay of which the policy gives nothing back any more', () => {
  it('moved to June at the same price is still not refundable, then and there', async () => {
    const { id } = await inTenDays({ steps: monthBefore, basePrice: '200.00' }, 1);
    expect((await cancellation(id)).refund.amount).toBe('0.00');
    const june = { checkIn: day(100), checkOut: day(101) };
    expect(await preview(id, june)).toMatchObject({
      difference: { amount: '0.00' },
      chargeNow: { amount: '0.00' },
      refundNow: { amount: '0.00' },
      cancellationPolicy: { steps: [{ refund: { amount: '0.00' } }] },
    });
    expect(await change(id, june)).toMatchObject({ checkIn: day(100), payment: { status: 'paid' } });
    expect(await cancellation(id)).toMatchObject({
      refund: { amount: '0.00' },
      steps: [{ refund: { amount: '0.00' } }],
    });
    expect(await cancel(id)).toBe('0.00');
  });

  it.each([
    ['EUR', '100.00', '900.00', '1000.00', '0.00'],
    ['JPY', '100', '900', '1000', '0'],
    ['KWD', '100.000', '900.000', '1000.000', '0.000'],
  ])('cut from ten nights to one gives nothing back, in %s', async (currency, basePrice, fee, total, none) => {
    const { id } = await inTenDays({ steps: monthBefore, currency, basePrice }, 10);
    const said = await preview(id, { checkOut: day(11) });
    expect(said).toMatchObject({ difference: { amount: none }, refundNow: { amount: none } });
    const one = await change(id, { checkOut: day(11) });
    expect(one).toMatchObject({
      nights: 1,
      totals: { rooms: { amount: basePrice }, total: { amount: total } },
      payment: { paid: { amount: total }, refunded: { amount: none } },
    });
    expect(one.totals.taxes).toEqual([{ name: 'Cancellation fee', amount: { amount: fee, currency }, kind: 'fee' }]);
    expect(await cancel(id)).toBe(none);
  });

  it('made smaller in every way at once keeps its price', async () => {
    const hotel = await world.hotel({ cancellationPolicy: { steps: monthBefore } });
    const room = await world.room(hotel.id);
    const single = await world.room(hotel.id, { basePrice: '10.00' });
    const { id } = await world.confirmed(room, { checkIn: day(10), checkOut: day(12), rooms: 3 });
    const small = { roomTypeId: single.id, rooms: 1, guests: 1, checkIn: day(11), checkOut: day(12) };
    expect(await change(id, small)).toMatchObject({ totals: { total: { amount: '600.00' } } });
    expect(await cancel(id)).toBe('0.00');
  });
});

describe('rule 28: a stay of which the policy keeps half', () => {
  const half = [...monthBefore, { hoursBeforeCheckIn: 48, refundPercent: 50 }];

  it('of 1,000 cut to 700 and to 500 gives back 500 in all and 0 later, as each preview says', async () => {
    const { id } = await inTenDays({ steps: half }, 10);
    expect(await preview(id, { checkOut: day(17) })).toMatchObject({ refundNow: { amount: '300.00' } });
    await change(id, { checkOut: day(17) });
    expect((await cancellation(id)).refund.amount).toBe('200.00');
    expect(await preview(id, { checkOut: day(15) })).toMatchObject({ refundNow: { amount: '200.00' } });
    const five = await change(id, { checkOut: day(15) });
    expect(five.payment).toMatchObject({ paid: { amount: '1000.00' }, refunded: { amount: '500.00' } });
    expect(await cancel(id)).toBe('0.00');
  });

  it('keeps half of what a longer stay costs more', async () => {
    const { id } = await inTenDays({ steps: half }, 10);
    expect(await preview(id, { checkOut: day(22) })).toMatchObject({ chargeNow: { amount: '200.00' } });
    await change(id, { checkOut: day(22) });
    expect(await cancel(id)).toBe('600.00');
  });
});

describe('rule 28: before the first deadline', () => {
  it('a change forfeits nothing, and its deadlines move with the stay', async () => {
    const hotel = await world.hotel({
      cancellationPolicy: { steps: [{ hoursBeforeCheckIn: 72, refundPercent: 100 }] },
    });
    const room = await world.room(hotel.id);
    const booking = await world.confirmed(room, { checkIn: day(10), checkOut: day(12) });
    const moved = await change(booking.id, { checkIn: day(40), checkOut: day(41) });
    const until = (stay: typeof booking): number => Date.parse(stay.cancellationPolicy.steps[0]?.until ?? '');
    expect((until(moved) - until(booking)) / 3_600_000).toBe(30 * 24 - 1); // the clocks of Faro change on 28 March
    expect(moved.payment).toMatchObject({ refunded: { amount: '100.00' } });
    expect(await cancel(booking.id)).toBe('100.00');
  });

  it('an unpaid hold forfeits nothing, whenever it is changed, and is refundable as its new dates say', async () => {
    const hotel = await world.hotel({ cancellationPolicy: { steps: monthBefore } });
    const room = await world.room(hotel.id);
    const { id } = await world.held(room, { checkIn: day(10), checkOut: day(20) });
    expect(await change(id, { checkIn: day(100), checkOut: day(101) })).toMatchObject({
      totals: { taxes: [], total: { amount: '100.00' } },
    });
    const params = { bookingId: id };
    success(await world.clients.guest.call('confirmBooking', { params, body: { paymentMethod: 'tok_visa' } }));
    expect(await cancel(id)).toBe('100.00');
  });
});
