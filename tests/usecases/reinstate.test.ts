import { beforeEach, describe, expect, it } from 'vitest';
import { composeAdmin } from '../../functions/composition/admin.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { clients } from '../support/account-world.ts';
import { aRoomType } from '../support/booking-world.ts';
import { given } from '../support/given.ts';
import { admin, otherOwner, owner, type StayWorld, stayWorld } from '../support/stay-world.ts';

/** The evening of arrival, and the noon after it, in Lisbon; the stay is from 1 to 4 April, until 11:00. */
const evening = '2027-04-01T20:00:00.000Z';
const nextNoon = '2027-04-02T11:00:00.000Z';

describe.each(clients)('a no-show who came after all, on $on', ({ client }) => {
  let world: StayWorld;
  beforeEach(async () => {
    world = await stayWorld(client());
  });

  const missed = async (rooms = 1): Promise<Booking> => {
    const { id } = await world.confirmed({ rooms });
    world.moveTo(evening);
    return given(await world.desk.markNoShow(world.command(id)));
  };
  const reinstate = ({ id }: Booking, changes: object = {}) =>
    world.desk.reinstateBooking({ ...world.command(id), ...changes });
  const eventsOf = async ({ id, userId }: Booking) =>
    given(await world.guest.listHistory(accountAccess(userId), id)).map(
      ({ event, actor }) => `${event} by ${actor.kind}`,
    );

  it('rule 11: is confirmed again, with the nights that were given back', async () => {
    const booking = await missed(2);
    expect(await world.soldOn()).toEqual({ '2027-04-01': 2, '2027-04-02': 0, '2027-04-03': 0 });
    world.moveTo(nextNoon);
    const again = given(await reinstate(booking));
    expect(again).toMatchObject({
      status: 'confirmed',
      version: booking.version + 1,
      releasedFrom: null,
      confirmedAt: booking.confirmedAt,
      dueAt: '2027-04-04T10:00:00.000Z',
      payment: booking.payment,
    });
    expect(await world.soldOn()).toEqual({ '2027-04-01': 2, '2027-04-02': 2, '2027-04-03': 2 });
    expect((await eventsOf(booking)).slice(-2)).toEqual(['booking.no_show by owner', 'booking.reinstated by owner']);
    expect(await world.hold({ dates: ['2027-04-02', '2027-04-03'] })).toMatchObject({ refused: 'sold-out' });
  });

  it('stays, and completes, as any other guest: nothing went back and nothing is charged', async () => {
    const booking = given(await reinstate(await missed()));
    given(await world.desk.checkIn(world.command(booking.id)));
    world.moveTo('2027-04-04T10:00:05.000Z');
    await world.sweepAll();
    const completed = given(await world.guest.ownBooking(accountAccess(booking.userId), booking.id));
    expect(completed).toMatchObject({ status: 'completed', reviewedAt: null, payment: booking.payment });
    const movements = given(await world.guest.listPayments(accountAccess(booking.userId), booking.id));
    expect(movements).toMatchObject([{ kind: 'charge', amount: booking.totals.total, status: 'succeeded' }]);
  });

  it('completes at the check-out time without a check-in, and can be missed again', async () => {
    const booking = given(await reinstate(await missed()));
    expect(given(await world.desk.markNoShow(world.command(booking.id))).releasedFrom).toBe('2027-04-02');
    given(await reinstate(booking));
    world.moveTo('2027-04-04T10:00:05.000Z');
    await world.sweepAll();
    expect(given(await world.guest.ownBooking(accountAccess(booking.userId), booking.id)).status).toBe('completed');
  });

  it('is refused with the nights that somebody else has now, and nothing changes', async () => {
    const booking = await missed(2);
    await world.held({ dates: ['2027-04-03', '2027-04-04'] });
    expect(await reinstate(booking)).toEqual({ refused: 'sold-out', nights: ['2027-04-03'] });
    expect(given(await world.desk.deskBooking(world.command(booking.id)))).toEqual(booking);
    expect(await world.soldOn()).toEqual({ '2027-04-01': 2, '2027-04-02': 0, '2027-04-03': 1 });
  });

  it('and a guest who wants the last room at the same moment: one of them has it', async () => {
    const booking = await missed(2);
    const [again, hold] = await Promise.all([reinstate(booking), world.hold({ dates: ['2027-04-02', '2027-04-03'] })]);
    expect([again, hold].filter(isRefusal)).toMatchObject([{ refused: 'sold-out', nights: ['2027-04-02'] }]);
    expect((await world.soldOn())['2027-04-02']).toBe(isRefusal(hold) ? 2 : 1);
  });

  it('twice is once, and a booking that was never missed is refused', async () => {
    const booking = await missed();
    const first = given(await reinstate(booking));
    expect(given(await reinstate(booking))).toEqual(first);
    const { id } = await world.confirmed({ dates: ['2027-04-10', '2027-04-11'] });
    expect(await world.desk.reinstateBooking(world.command(id))).toEqual({
      refused: 'wrong-state',
      detail: 'a booking that is confirmed cannot be reinstated',
      status: 'confirmed',
    });
  });

  it('may come until the check-out time, not later', async () => {
    const booking = await missed();
    world.moveTo('2027-04-04T10:00:00.000Z');
    expect(await reinstate(booking)).toEqual({
      refused: 'wrong-state',
      detail: 'the stay is over',
      status: 'no_show',
    });
    world.moveTo('2027-04-04T09:59:59.999Z');
    given(await reinstate(booking));
  });

  it('is the business of the hotel alone, at the version it has seen', async () => {
    const booking = await missed();
    expect(await reinstate(booking, world.command(booking.id, otherOwner))).toMatchObject({ refused: 'not-found' });
    expect(await reinstate(booking, { ifMatch: booking.version - 1 })).toEqual({ refused: 'stale-version' });
    given(await reinstate(booking, { ...world.command(booking.id, admin), ifMatch: booking.version }));
    expect((await eventsOf(booking)).at(-1)).toBe('booking.reinstated by system_admin');
  });
});

describe.each(clients)('a no-show of a room type that is deleted meanwhile, on $on', ({ client }) => {
  it('finds no nights to come back to', async () => {
    const world = await stayWorld(client(), { roomTypes: [aRoomType(), aRoomType({ id: 'room-2' })] });
    const { id } = await world.confirmed();
    world.moveTo(evening);
    given(await world.desk.markNoShow(world.command(id)));
    world.moveTo(nextNoon);
    const deleteRoomType = composeAdmin(world.core).deleteRoomType;
    expect(await deleteRoomType({ caller: owner, roomTypeId: 'room-1', ifMatch: undefined })).toBeUndefined();
    expect(await world.desk.reinstateBooking(world.command(id))).toEqual({
      refused: 'sold-out',
      nights: ['2027-04-02', '2027-04-03'],
    });
  });
});
