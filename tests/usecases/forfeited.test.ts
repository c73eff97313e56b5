import { beforeEach, describe, expect, it } from 'vitest';
import { pointsRepository } from '../../functions/adapters/dynamo/accounts/points-repository.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { earnPoints } from '../../functions/domain/loyalty/account.ts';
import { changeBooking } from '../../functions/usecases/payments/change-booking.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { aHotel, type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';

const steps = [
  { hoursBeforeCheckIn: 720, refundPercent: 100 },
  { hoursBeforeCheckIn: 240, refundPercent: 50 },
];
const guest = { access: accountAccess('guest-1'), ifMatch: undefined } as const;

let world: BookingWorld;
/** Ten nights of 100.00 from 1 April, paid on 1 March: the steps end on 2 and on 22 March at 14:00 UTC. */
const confirmed = async (): Promise<Booking> => {
  const { booking } = given(await world.hold({ dates: ['2027-04-01', '2027-04-11'] }));
  return given(await world.confirm({ ...guest, bookingId: booking.id, paymentMethod: 'tok_visa' })).booking;
};
beforeEach(async () => {
  const hotel = aHotel({ taxes: [], cancellationPolicy: { steps } });
  world = await bookingWorld(createMemoryDynamo().client(), { hotel });
});

const quoteFor = async (booking: Booking, change: object): Promise<string> =>
  world.deps.quotes.seal(given(await world.preview({ ...guest, bookingId: booking.id, change })).quote);
const changed = async (booking: Booking, change: object): Promise<Booking> =>
  given(await world.change({ ...guest, bookingId: booking.id, change, quote: await quoteFor(booking, change) }));
const refundOf = async (booking: Booking): Promise<number> =>
  given(
    await world.cancel({
      bookingId: booking.id,
      ifMatch: undefined,
      reason: null,
      actor: { kind: 'guest', id: 'guest-1' },
      mayCancel: () => true,
    }),
  ).refund;

describe('rule 28: a change of a paid stay', () => {
  it('at 50 % from ten nights to seven and to five gives back 500.00 in all, and a cancellation nothing more', async () => {
    const booking = await confirmed();
    world.moveTo('2027-03-10T12:00:00.000Z');
    const seven = await changed(booking, { checkOut: '2027-04-08' });
    expect(seven).toMatchObject({ totals: { total: 70_000 }, forfeited: 50_000, payment: { refunded: 30_000 } });
    const five = await changed(seven, { checkOut: '2027-04-06' });
    expect(five).toMatchObject({ totals: { total: 50_000 }, payment: { refunded: 50_000 } });
    expect(await refundOf(five)).toBe(0);
  });

  it('stores with its charge what it forfeits at the instant it is asked for', async () => {
    const booking = await confirmed();
    world.moveTo('2027-03-22T13:59:00.000Z');
    const longer = { checkOut: '2027-04-12' };
    const quote = await quoteFor(booking, longer);
    const { gateway } = world.deps;
    // The second deadline passes while the card is charged.
    const charge: typeof gateway.charge = async (asked) => {
      world.moveTo('2027-03-22T14:01:00.000Z');
      return gateway.charge(asked);
    };
    const slow = changeBooking({ ...world.deps, gateway: { ...gateway, charge } });
    const after = given(await slow({ ...guest, bookingId: booking.id, change: longer, quote }));
    expect(after).toMatchObject({ totals: { total: 110_000 }, forfeited: 50_000 });
    const { attempts } = await world.deps.bookings.money(booking.id);
    expect(attempts.at(-1)).toMatchObject({ amount: 10_000, target: { forfeited: 50_000 } });
  });

  it('whose quote is of before a deadline is priced anew after it', async () => {
    const booking = await confirmed();
    world.moveTo('2027-03-22T13:59:00.000Z');
    const shorter = { checkOut: '2027-04-02' };
    const quote = await quoteFor(booking, shorter);
    world.moveTo('2027-03-22T14:01:00.000Z');
    const refused = await world.change({ ...guest, bookingId: booking.id, change: shorter, quote });
    expect(refused).toMatchObject({
      refused: 'price-changed',
      oldOffer: { totals: { total: 50_000 } },
      newOffer: { totals: { total: 100_000, taxes: [{ amount: 90_000, kind: 'fee' }] } },
    });
    const unchanged = await world.deps.bookings.find(booking.id);
    expect(unchanged).toMatchObject({ checkOut: '2027-04-11', forfeited: 0 });
  });

  it('counts its fee anew each time, and takes it off what longer stays cost', async () => {
    const booking = await confirmed();
    world.moveTo('2027-03-23T12:00:00.000Z');
    const one = await changed(booking, { checkOut: '2027-04-02' });
    expect(one.totals).toMatchObject({ rooms: 10_000, total: 100_000, taxes: [{ amount: 90_000, kind: 'fee' }] });
    const five = await changed(one, { checkOut: '2027-04-06' });
    expect(five.totals).toMatchObject({ rooms: 50_000, total: 100_000, taxes: [{ amount: 50_000, kind: 'fee' }] });
    const twelve = await changed(five, { checkOut: '2027-04-13' });
    expect(twelve).toMatchObject({ totals: { total: 120_000, taxes: [] }, payment: { paid: 120_000 } });
    expect(await refundOf(twelve)).toBe(0);
  });

  it('paid in part with points gives money back first; what is forfeited stays paid, in points as well', async () => {
    const points = pointsRepository(world.table);
    const cause = { bookingId: 'earlier', reference: 'OLD', at: world.now() };
    const account = await points.account('guest-1');
    await points.commit(earnPoints(account, { points: 90_000, nights: {}, months: 24 }, cause, world.now()));
    const { booking } = given(await world.hold({ dates: ['2027-04-01', '2027-04-11'] }));
    const card = { paymentMethod: 'tok_visa', points: 80_000 };
    given(await world.confirm({ ...guest, bookingId: booking.id, ...card }));
    world.moveTo('2027-03-10T12:00:00.000Z');
    const one = await changed(booking, { checkOut: '2027-04-02' });
    // 600.00 in money and 400.00 in points were paid; 500.00 are forfeited.
    expect(one).toMatchObject({
      totals: { total: 50_000 },
      payment: { paid: 60_000, refunded: 50_000, redeemed: { worth: 40_000 } },
    });
    expect(await refundOf(one)).toBe(0);
    expect((await world.deps.bookings.find(one.id))?.payment.redeemed?.worth).toBe(40_000);
  });

  it('by the hotel’s cancellation comes back whole', async () => {
    const booking = await confirmed();
    world.moveTo('2027-03-23T12:00:00.000Z');
    const one = await changed(booking, { checkOut: '2027-04-02' });
    const cancelled = await world.cancel({
      bookingId: one.id,
      ifMatch: undefined,
      reason: null,
      actor: { kind: 'owner', id: 'owner-1' },
      mayCancel: () => true,
    });
    expect(given(cancelled).refund).toBe(100_000);
  });
});
