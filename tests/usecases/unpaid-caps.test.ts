import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openHoldsLedger } from '../../functions/adapters/dynamo/nights/reconciliation-holds.ts';
import { keys } from '../../functions/contract/keys.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { standardPlan } from '../../functions/domain/rates/plan.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { aHotel, aRoomType, type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';

let world: BookingWorld;
const openWorld = async (totalRooms = 100, limited = true, hotel = aHotel()): Promise<void> => {
  const roomTypes = [aRoomType({ totalRooms, maxGuests: 4 })];
  world = await bookingWorld(createMemoryDynamo().client(), { roomTypes, limited, hotel });
};
beforeEach(() => openWorld());

type HoldRequest = Parameters<BookingWorld['hold']>[0];
const unpaid = async (userId = 'guest-1') => (await openHoldsLedger(world.table).read([userId]))[0]?.open;
const thirty: [string, string] = ['2027-04-01', '2027-05-01'];
const oneNight: [string, string] = ['2027-04-01', '2027-04-02'];
const settings = async (changes: object): Promise<void> => {
  const Item = { ...keys.settings(), type: 'settings', schema: 1, ...changes, version: 2 };
  await world.table.client.send(new PutCommand({ TableName: world.table.name, Item }));
  world.deps.settings.forget();
};
const roomsSold = async (): Promise<number[]> => (await world.nights()).map(({ sold = 0 }) => sold);
const outcomes = async (requests: readonly HoldRequest[]) => {
  const answers = await Promise.all(requests.map((request) => world.hold(request)));
  return {
    made: answers.filter((answer) => !isRefusal(answer)).length,
    refusals: answers.filter((answer) => isRefusal(answer)),
  };
};
const own = (bookingId: string, userId = 'guest-1') => ({
  access: accountAccess(userId),
  bookingId,
  ifMatch: undefined,
});
const cancel = (bookingId: string, userId = 'guest-1') =>
  world.cancel({
    bookingId,
    ifMatch: undefined,
    reason: null,
    actor: { kind: 'guest', id: userId },
    mayCancel: () => true,
  });

describe('what a guest holds unpaid', () => {
  it('is at most sixty room-nights', async () => {
    given(await world.hold({ dates: thirty, rooms: 2, guests: 2 }));
    expect(await unpaid()).toEqual({ holds: 1, roomNights: 60 });
    const refusal = { refused: 'too-many-holds', of: 'room-nights', open: 60, limit: 60 };
    expect(await world.hold({ dates: oneNight, guests: 1 })).toEqual(refusal);
    given(await world.hold({ dates: oneNight, guests: 1, userId: 'guest-2' }));
  });

  it('is never more, however many holds are sent at once', async () => {
    const requests = Array.from({ length: 9 }, () => ({
      dates: ['2027-04-01', '2027-04-06'] as [string, string],
      rooms: 2,
    }));
    const { made, refusals } = await outcomes(requests);
    expect(made).toBe(6);
    expect(refusals).toEqual(Array(3).fill(expect.objectContaining({ of: 'room-nights', limit: 60 })));
    expect(await unpaid()).toEqual({ holds: 6, roomNights: 60 });
  });

  it('refuses one booking that is more than all a guest may hold, and takes none of its nights', async () => {
    const refusal = { refused: 'too-many-holds', of: 'room-nights', open: 0, limit: 60 };
    expect(await world.hold({ dates: thirty, rooms: 3, guests: 3 })).toEqual(refusal);
    expect(await roomsSold()).toEqual([]);
  });

  it('counts again what is paid, cancelled or expired', async () => {
    const paid = given(await world.hold({ dates: thirty, guests: 1 }));
    const cancelled = given(await world.hold({ dates: ['2027-04-01', '2027-04-11'], rooms: 2 }));
    given(await world.hold({ dates: ['2027-04-01', '2027-04-11'] }));
    expect(await unpaid()).toEqual({ holds: 3, roomNights: 60 });
    given(await world.confirm({ ...own(paid.booking.id), paymentMethod: 'tok_visa' }));
    expect(await unpaid()).toEqual({ holds: 2, roomNights: 30 });
    given(await cancel(cancelled.booking.id));
    expect(await unpaid()).toEqual({ holds: 1, roomNights: 10 });
    world.advance(16);
    await world.sweepAll();
    expect(await unpaid()).toEqual({ holds: 0, roomNights: 0 });
  });

  it('moves with the stay: a longer one is refused beyond the cap, a shorter one makes room', async () => {
    const { booking } = given(await world.hold({ dates: ['2027-04-01', '2027-04-21'], rooms: 2 }));
    given(await world.hold({ dates: ['2027-04-01', '2027-04-11'] }));
    const change = async (checkOut: string) => {
      const wanted = { ...own(booking.id), change: { checkOut } };
      const preview = given(await world.preview(wanted));
      return world.change({ ...wanted, quote: world.deps.quotes.seal(preview.quote) });
    };
    const refusal = { refused: 'too-many-holds', of: 'room-nights', open: 50, limit: 60 };
    expect(await change('2027-04-27')).toEqual(refusal);
    expect((await world.deps.bookings.find(booking.id))?.checkOut).toBe('2027-04-21');
    given(await change('2027-04-26'));
    expect(await unpaid()).toEqual({ holds: 2, roomNights: 60 });
    given(await change('2027-04-02'));
    expect(await unpaid()).toEqual({ holds: 2, roomNights: 12 });
  });

  it('refuses a late payment that would take it beyond the cap, and charges nothing', async () => {
    const { booking } = given(await world.hold({ dates: thirty }));
    world.advance(16);
    await world.sweepAll();
    given(await world.hold({ dates: ['2027-04-01', '2027-05-01'], rooms: 2 }));
    const late = await world.confirm({ ...own(booking.id), paymentMethod: 'tok_visa' });
    expect(late).toEqual({ refused: 'too-many-holds', of: 'room-nights', open: 60, limit: 60 });
    expect(await world.deps.bookings.money(booking.id)).toEqual({ attempts: [], refunds: [], deskPayments: [] });
  });

  it('is as much as the settings say', async () => {
    await settings({ maxOpenRoomNights: 3 });
    given(await world.hold());
    expect(await world.hold({ dates: oneNight })).toMatchObject({ of: 'room-nights', open: 3, limit: 3 });
  });

  it('is counted without limits too, and not capped', async () => {
    await openWorld(100, false);
    const unlimited = { dates: thirty, address: '192.0.2.1' };
    given(await world.hold({ ...unlimited, rooms: 3, guests: 3 }));
    given(await world.hold({ ...unlimited, rooms: 60, guests: 60 }));
    expect(await unpaid()).toEqual({ holds: 2, roomNights: 63 * 30 });
  });
});

const address = '192.0.2.1';
/** A hold of one night by a guest of its own. */
const oneOf = (rooms: number, changes: HoldRequest = {}): NonNullable<HoldRequest> => ({
  dates: oneNight,
  rooms,
  guests: rooms,
  userId: randomUUID(),
  address,
  ...changes,
});

describe('what one network address holds unpaid of a night', () => {
  it('is at most half of its rooms, however many accounts hold side by side', async () => {
    const { made, refusals } = await outcomes(Array.from({ length: 12 }, () => oneOf(8)));
    expect(made).toBe(6);
    expect(refusals).toEqual(
      Array(6).fill(expect.objectContaining({ refused: 'too-many-holds', of: 'address', limit: 50 })),
    );
    expect(await roomsSold()).toEqual([48]);
    given(await world.hold(oneOf(2)));
    expect(await world.hold(oneOf(1))).toEqual({ refused: 'too-many-holds', of: 'address', open: 50, limit: 50 });
    given(await world.hold(oneOf(8, { address: '192.0.2.2' })));
  });

  it('is counted by night: the night after is free', async () => {
    for (let made = 0; made < 5; made += 1) given(await world.hold(oneOf(10)));
    expect(await world.hold(oneOf(1))).toMatchObject({ of: 'address' });
    given(await world.hold(oneOf(10, { dates: ['2027-04-02', '2027-04-03'] })));
    expect(await world.hold(oneOf(1, { dates: ['2027-04-01', '2027-04-03'] }))).toMatchObject({ of: 'address' });
  });

  it('is two rooms at least', async () => {
    await openWorld(3);
    given(await world.hold(oneOf(2)));
    expect(await world.hold(oneOf(1))).toEqual({ refused: 'too-many-holds', of: 'address', open: 2, limit: 2 });
  });

  it('counts what is confirmed with nothing paid', async () => {
    const plans = [{ ...standardPlan('hotel-1'), payment: { kind: 'at_hotel' } as const }];
    await openWorld(4, true, aHotel({ plans }));
    for (let made = 0; made < 2; made += 1) {
      const request = oneOf(1);
      const { booking } = given(await world.hold(request));
      given(await world.confirm({ ...own(booking.id, request.userId), paymentMethod: undefined }));
    }
    expect(await world.hold(oneOf(1))).toEqual({ refused: 'too-many-holds', of: 'address', open: 2, limit: 2 });
    given(await world.hold(oneOf(2, { address: '192.0.2.2' })));
  });

  it('leaves out what is paid, cancelled or expired', async () => {
    await openWorld(4);
    const [paid, cancelled] = [oneOf(1), oneOf(1)];
    const first = given(await world.hold(paid)).booking;
    const second = given(await world.hold(cancelled)).booking;
    expect(await world.hold(oneOf(1))).toMatchObject({ of: 'address' });
    given(await world.confirm({ ...own(first.id, paid.userId), paymentMethod: 'tok_visa' }));
    given(await world.hold(oneOf(1)));
    given(await cancel(second.id, cancelled.userId));
    given(await world.hold(oneOf(1)));
    world.advance(16);
    await world.sweepAll();
    given(await world.hold(oneOf(2)));
  });

  it('leaves out what was refused: a smaller party may try again at once', async () => {
    await openWorld(10);
    given(await world.hold(oneOf(6, { address: null })));
    expect(await world.hold(oneOf(5))).toMatchObject({ refused: 'sold-out' });
    given(await world.hold(oneOf(4)));
  });

  it('is told as sold out where it is', async () => {
    await openWorld(4);
    given(await world.hold(oneOf(2)));
    given(await world.hold(oneOf(2, { address: null })));
    expect(await world.hold(oneOf(1))).toMatchObject({ refused: 'sold-out' });
  });

  it('is that of the first 64 bits of an IPv6 address, and of an IPv4 address however it is written', async () => {
    await openWorld(3);
    given(await world.hold(oneOf(2, { address: '2001:db8:1:2::1' })));
    expect(await world.hold(oneOf(1, { address: '2001:db8:1:2:ffff::9' }))).toMatchObject({ of: 'address' });
    given(await world.hold(oneOf(1, { address: '2001:db8:1:3::1' })));
    await openWorld(3);
    given(await world.hold(oneOf(2)));
    expect(await world.hold(oneOf(1, { address: `::ffff:${address}` }))).toMatchObject({ of: 'address' });
  });

  it('is not hidden by a used key sent with another stay', async () => {
    await openWorld(4);
    const first = oneOf(2, { idempotencyKey: 'key', userId: 'guest-1' });
    given(await world.hold(first));
    const elsewhere = { ...first, dates: ['2027-04-10', '2027-04-11'] as [string, string] };
    expect(await world.hold(elsewhere)).toEqual({ refused: 'idempotency-key-reused' });
    expect(await world.hold(oneOf(1))).toMatchObject({ of: 'address' });
    expect(given(await world.hold(first)).deduplicated).toBe(true);
  });

  it('grows with a change of an unpaid stay', async () => {
    await openWorld(6);
    const { booking } = given(await world.hold(oneOf(1, { userId: 'guest-1' })));
    given(await world.hold(oneOf(1)));
    const change = async (rooms: number) => {
      const wanted = { ...own(booking.id), change: { rooms } };
      const preview = given(await world.preview(wanted));
      return world.change({ ...wanted, quote: world.deps.quotes.seal(preview.quote), address });
    };
    expect(await change(3)).toEqual({ refused: 'too-many-holds', of: 'address', open: 1, limit: 3 });
    given(await change(2));
    expect(await world.hold(oneOf(1))).toMatchObject({ of: 'address', open: 3 });
  });

  it('holds for a late payment too', async () => {
    await openWorld(6);
    const { booking } = given(await world.hold(oneOf(2, { userId: 'guest-1' })));
    world.advance(16);
    await world.sweepAll();
    given(await world.hold(oneOf(2)));
    const late = await world.confirm({ ...own(booking.id), paymentMethod: 'tok_visa', address });
    expect(late).toEqual({ refused: 'too-many-holds', of: 'address', open: 2, limit: 3 });
    expect(await world.deps.bookings.money(booking.id)).toEqual({ attempts: [], refunds: [], deskPayments: [] });
  });

  it('is as much as the settings say', async () => {
    await settings({ maxOpenSharePercent: 100 });
    for (let made = 0; made < 10; made += 1) given(await world.hold(oneOf(10)));
  });

  it('is judged by few reads where many have paid', async () => {
    for (let made = 0; made < 60; made += 1) {
      const request = oneOf(1, { dates: ['2027-04-05', '2027-04-06'] });
      const { booking } = given(await world.hold(request));
      given(await world.confirm({ ...own(booking.id, request.userId), paymentMethod: 'tok_visa' }));
    }
    const notes = await world.deps.shares.note(
      { address, hotelId: 'hotel-1', roomTypeId: 'room-1' },
      { bookingId: 'none', version: 1, checkIn: '2027-04-05', checkOut: '2027-04-06', rooms: 1, at: world.now() },
    );
    expect(notes.length).toBeLessThan(45);
  });
});
