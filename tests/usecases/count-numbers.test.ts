import { beforeEach, describe, expect, it } from 'vitest';
import { type Chance, chanceOf } from '../../demo/chance.ts';
import { bookingRepository } from '../../functions/adapters/dynamo/bookings/booking-repository.ts';
import { composeDesk } from '../../functions/composition/desk.ts';
import { composeNumbers } from '../../functions/composition/numbers.ts';
import { composeReports } from '../../functions/composition/reports.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { addDays, eachNight, type IsoDate } from '../../functions/domain/calendar/date.ts';
import { toInstant } from '../../functions/domain/calendar/zone.ts';
import type { NumbersRow } from '../../functions/domain/numbers/rows.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { aHotel, aRoomType } from '../support/booking-world.ts';
import { given } from '../support/given.ts';
import { owner, type StayWorld, stayWorld } from '../support/stay-world.ts';
import { tellingMemory } from '../support/telling-memory.ts';

let world: StayWorld;
let told: ReturnType<typeof tellingMemory>['told'];
beforeEach(async () => {
  const memory = tellingMemory();
  told = memory.told;
  heard = 0;
  const taxes = [
    { name: 'VAT', kind: 'percent' as const, value: '6' },
    { name: 'City tax', kind: 'per_person_per_night' as const, value: '1.33' },
  ];
  world = await stayWorld(memory.client, {
    hotel: aHotel({ taxes, roomTypeCount: 2 }),
    roomTypes: [aRoomType({ totalRooms: 3 }), aRoomType({ id: 'room-2', basePrice: 7777, totalRooms: 2 })],
  });
});

let heard = 0;
/** The queue brings the events that are new, each twice and the last first, and some old ones again. */
const hearAll = async (): Promise<void> => {
  const count = composeNumbers(world.core);
  const some = told.slice(Math.max(0, heard - 10));
  heard = told.length;
  for (const event of [...some.toReversed(), ...some]) await count(event);
};
const rows = async (from: IsoDate, to: IsoDate, by: 'day' | 'week' | 'month' = 'day') => {
  const read = await composeReports(world.core).readHotelNumbers({
    ...{ caller: owner, hotelId: 'hotel-1', from, to, by },
  });
  if (isRefusal(read)) throw new Error(read.refused);
  return read;
};
const rowOn = async (date: IsoDate): Promise<NumbersRow | undefined> => (await rows(date, date)).rows[0];

const cancel = (booking: Booking) =>
  world.cancel({
    ...{ bookingId: booking.id, ifMatch: undefined, reason: null, mayCancel: () => true },
    actor: { kind: 'guest', id: booking.userId },
  });
/** As a guest does it: after the preview, with its quote. */
const change = async (booking: Booking, [checkIn, checkOut]: [IsoDate, IsoDate]): Promise<void> => {
  const asked = { access: accountAccess(booking.userId), bookingId: booking.id, change: { checkIn, checkOut } };
  const preview = await world.preview(asked);
  if (isRefusal(preview)) return;
  await world.change({ ...asked, quote: world.deps.quotes.seal(preview.quote), ifMatch: undefined });
};

describe('the numbers of a hotel', () => {
  it('count a confirmed stay by its nights, and the booking by the day it was made', async () => {
    await world.confirmed({ dates: ['2027-04-01', '2027-04-04'] });
    await hearAll();

    expect(await rowOn('2027-04-01')).toMatchObject({
      ...{ roomNights: 5, sold: 1, blocked: 0, occupancy: 0.2, adr: 10_000, revpar: 2000, revenue: 10_000 },
      ...{ taxes: 866, booked: 0, cancelled: 0, noShows: 0, leadDays: 0, stayNights: 0 },
    });
    expect(await rowOn('2027-04-04')).toMatchObject({ sold: 0, revenue: 0, adr: 0 });
    expect(await rowOn('2027-03-01')).toMatchObject({ sold: 0, booked: 1, leadDays: 31, stayNights: 3 });
    expect((await rows('2027-03-01', '2027-04-30', 'month')).rows).toMatchObject([
      { from: '2027-03-01', to: '2027-03-31', booked: 1, roomNights: 155, sold: 0 },
      { from: '2027-04-01', to: '2027-04-30', booked: 0, roomNights: 150, sold: 3, revenue: 30_000, taxes: 2598 },
    ]);
  });

  it('count nothing of a hold, nor of one that expired', async () => {
    await world.held();
    await hearAll();
    expect((await rows('2027-03-01', '2027-04-30', 'month')).total).toMatchObject({ sold: 0, booked: 0 });
    world.advance(60);
    await world.sweepAll();
    await hearAll();
    expect((await rows('2027-03-01', '2027-04-30', 'month')).total).toMatchObject({ sold: 0, booked: 0, cancelled: 0 });
  });

  it('give the revenue of a cancelled stay back, and count the cancellation on its day', async () => {
    const booking = await world.confirmed();
    await hearAll();
    world.moveTo('2027-03-05T12:00:00.000Z');
    given(await cancel(booking));
    await hearAll();
    expect((await rows('2027-04-01', '2027-04-30', 'month')).total).toMatchObject({ sold: 0, revenue: 0, taxes: 0 });
    expect(await rowOn('2027-03-05')).toMatchObject({ cancelled: 1, booked: 0 });
    expect(await rowOn('2027-03-01')).toMatchObject({ cancelled: 0, booked: 1 });
  });

  it('keep the first night of a no-show, and give the others back', async () => {
    const booking = await world.confirmed();
    world.moveTo('2027-04-01T20:00:00.000Z');
    given(await world.desk.markNoShow(world.command(booking.id)));
    await hearAll();
    expect((await rows('2027-04-01', '2027-04-03')).rows).toMatchObject([
      { sold: 1, revenue: 10_000, noShows: 1 },
      { sold: 0, revenue: 0, noShows: 0 },
      { sold: 0, revenue: 0, noShows: 0 },
    ]);
    given(await world.desk.reinstateBooking(world.command(booking.id)));
    await hearAll();
    expect((await rows('2027-04-01', '2027-04-03')).total).toMatchObject({ sold: 3, revenue: 30_000, noShows: 0 });
  });

  it('take taxes that prices carry out of the revenue, so that revenue and taxes are what the stay costs', async () => {
    const memory = tellingMemory();
    told = memory.told;
    heard = 0;
    const taxes = [{ name: 'VAT', kind: 'percent' as const, value: '7', included: true as const }];
    world = await stayWorld(memory.client, { hotel: aHotel({ taxes }), roomTypes: [aRoomType({ basePrice: 9999 })] });
    const booking = await world.confirmed();
    await hearAll();
    const { revenue, taxes: counted } = (await rows('2027-04-01', '2027-04-03')).total;
    expect([revenue + counted, counted]).toEqual([booking.totals.total, booking.totals.taxes[0]?.amount]);
    expect(counted).toBeGreaterThan(0);
  });

  it('divide by the rooms that are not blocked', async () => {
    await world.confirmed({ dates: ['2027-04-01', '2027-04-02'] });
    await hearAll();
    const body = { roomTypeId: 'room-2', from: '2027-04-01', to: '2027-04-03', rooms: 2, reason: 'Painters' };
    const desk = composeDesk(world.core);
    given(await desk.createBlock({ caller: owner, hotelId: 'hotel-1', idempotencyKey: 'paint', body }));
    expect(await rowOn('2027-04-01')).toMatchObject({ roomNights: 5, blocked: 2, sold: 1, occupancy: 0.3333 });
    expect(await rowOn('2027-04-01')).toMatchObject({ adr: 10_000, revpar: 3333 });
    expect(await rowOn('2027-04-03')).toMatchObject({ roomNights: 5, blocked: 0 });
  });
});

/** What the bookings themselves say of a day: counted without any of the code that keeps the numbers. */
const recount = (bookings: readonly Booking[], date: IsoDate) => {
  const row = { sold: 0, revenue: 0, taxes: 0, booked: 0, cancelled: 0, noShows: 0 };
  for (const booking of bookings.filter(({ confirmedAt }) => confirmedAt !== null)) {
    // Lisbon keeps UTC until 28 March and is an hour ahead then; nothing here happens around midnight.
    if (booking.createdAt.startsWith(date)) row.booked += 1;
    if (booking.cancelledAt?.startsWith(date)) row.cancelled += 1;
    if (booking.status === 'no_show' && booking.checkIn === date) row.noShows += 1;
    const held = booking.status !== 'cancelled' && date < (booking.releasedFrom ?? booking.checkOut);
    const index = booking.nights.findIndex((night) => night.date === date);
    if (!held || index < 0) continue;
    const prices = booking.nights.map(({ rooms }) => rooms.reduce((sum, { price }) => sum + price, 0));
    const before = prices.slice(0, index).reduce((sum, price) => sum + price, 0);
    const price = prices[index] ?? 0;
    const tax = booking.totals.taxes.filter(({ kind }) => kind !== 'fee').reduce((sum, { amount }) => sum + amount, 0);
    const upTo = (part: number): number => Math.floor((tax * part) / booking.totals.rooms);
    row.sold += booking.rooms;
    row.revenue += price;
    row.taxes += upTo(before + price) - upTo(before);
  }
  return row;
};

/** Guests and the front desk do something, by chance; what is refused is refused. */
const busyDay = async (chance: Chance, today: IsoDate, alive: Booking[], all: Set<string>): Promise<void> => {
  const checkIn = addDays(today, chance.between(0, 20));
  const dates: [IsoDate, IsoDate] = [checkIn, addDays(checkIn, chance.between(1, 5))];
  const [first, ...others] = alive;
  const kind = chance.between(0, 9);
  if (kind < 5 || first === undefined) {
    const rooms = chance.between(1, 2);
    const party = Array.from({ length: rooms }, () => ({ adults: chance.between(1, 2), childAges: [] }));
    const roomTypeId = chance.pick(['room-1', 'room-2']);
    const held = await world.hold({ dates, roomTypeId, party, userId: `guest-${all.size}` });
    if (isRefusal(held)) return;
    const { id: bookingId, userId } = held.booking;
    all.add(bookingId);
    if (!chance.percent(85)) return;
    const access = accountAccess(userId);
    alive.push(
      given(await world.confirm({ access, bookingId, paymentMethod: 'tok_visa', ifMatch: undefined })).booking,
    );
    return;
  }
  const booking = chance.pick([first, ...others]);
  const command = world.command(booking.id);
  if (kind < 6) await cancel(booking);
  else if (kind < 7) await world.desk.markNoShow(command);
  else if (kind < 8) {
    await world.desk.checkIn(command);
    if (chance.percent(50)) await world.desk.checkOut(command);
  } else await change(booking, dates);
};

describe('the numbers of a busy quarter', () => {
  it.each([2, 3])('are exact against a recount from the bookings (seed %i)', async (seed) => {
    const chance = chanceOf(seed, 'numbers', 0);
    const [alive, all] = [[] as Booking[], new Set<string>()];
    let day = '2027-03-01';
    for (let step = 0; step < 120; step += 1) {
      if (chance.percent(50)) day = addDays(day, 1);
      world.moveTo(toInstant(day, '18:00', 'Europe/Lisbon'));
      await world.sweepAll();
      await busyDay(chance, day, alive, all);
      if (chance.percent(20)) await hearAll();
    }
    await hearAll();

    const bookings = await bookingRepository(world.table).findMany([...all]);
    const { rows: days, total } = await rows('2027-03-01', '2027-08-31');
    const expected = eachNight('2027-03-01', '2027-09-01').map((date) => ({ from: date, ...recount(bookings, date) }));
    const counted = days.map(({ from, sold, revenue, taxes, booked, cancelled, noShows }) => ({
      ...{ from, sold, revenue, taxes, booked, cancelled, noShows },
    }));
    expect(counted).toEqual(expected);
    // The quarter had something of everything.
    expect(Math.min(total.sold, total.booked, total.cancelled, total.noShows)).toBeGreaterThan(0);
  });
});
