import { beforeEach, describe, expect, it } from 'vitest';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { clients } from '../support/account-world.ts';
import { given } from '../support/given.ts';
import { type StayWorld, stayWorld } from '../support/stay-world.ts';

/** After the check-in time of 15:00 in Lisbon on the day of arrival. */
const evening = '2027-04-01T19:00:00.000Z';

describe.each(clients)('a hold that is not paid, made on the evening of arrival, on $on', ({ client }) => {
  let world: StayWorld;
  beforeEach(async () => {
    world = await stayWorld(client());
    world.moveTo(evening);
  });

  /** Both rooms, so that nothing is left. */
  const lastRooms = (): Promise<Booking> => world.held({ rooms: 2 });
  const cancel = ({ id: bookingId, userId }: Booking, kind: 'guest' | 'owner') =>
    world.cancel({
      bookingId,
      ifMatch: undefined,
      reason: null,
      actor: { kind, id: kind === 'guest' ? userId : 'owner-1' },
      mayCancel: () => true,
    });
  const confirm = ({ id: bookingId, userId }: Booking, paymentMethod: string) =>
    world.confirm({ access: accountAccess(userId), bookingId, paymentMethod, ifMatch: undefined });
  const movements = async ({ id, userId }: Booking) =>
    given(await world.guest.listPayments(accountAccess(userId), id)).map(({ kind, status }) => `${kind} ${status}`);

  it.each(['guest', 'owner'] as const)('is given back by the %s, and its nights are free at once', async (kind) => {
    const hold = await lastRooms();
    expect(await world.hold()).toMatchObject({ refused: 'sold-out' });
    expect(given(await world.guest.previewCancellation(accountAccess(hold.userId), hold.id))).toMatchObject({
      refund: 0,
    });
    expect(given(await cancel(hold, kind))).toMatchObject({ booking: { status: 'cancelled' }, refund: 0 });
    expect(await world.soldOn()).toEqual({ '2027-04-01': 0, '2027-04-02': 0, '2027-04-03': 0 });
    await lastRooms();
  });

  it('is given back while its payment waits for the gateway, and is never charged', async () => {
    const hold = await lastRooms();
    expect(given(await confirm(hold, 'tok_down')).booking.status).toBe('payment_pending');
    given(await cancel(hold, 'guest'));
    expect(await world.soldOn()).toEqual({ '2027-04-01': 0, '2027-04-02': 0, '2027-04-03': 0 });
    world.advance(20);
    await world.sweepAll();
    expect(await movements(hold)).toEqual(['charge failed']);
    expect(given(await world.guest.ownBooking(accountAccess(hold.userId), hold.id))).toMatchObject({
      status: 'cancelled',
      payment: { paid: 0, refunded: 0 },
    });
  });

  it('is given back after its own end too, before the schedule has expired it', async () => {
    const hold = await lastRooms();
    world.advance(20);
    given(await cancel(hold, 'guest'));
    await lastRooms();
  });

  it('stays paid once it is paid: the guest is sent to the hotel, which can still cancel', async () => {
    const hold = await lastRooms();
    given(await confirm(hold, 'tok_visa'));
    const refusal = { refused: 'wrong-state', status: 'confirmed' };
    expect(await cancel(hold, 'guest')).toMatchObject(refusal);
    expect(await world.guest.previewCancellation(accountAccess(hold.userId), hold.id)).toMatchObject(refusal);
    expect(given(await cancel(hold, 'owner')).refund).toBe(hold.totals.total);
  });

  it('is not confirmed after midnight once it has run out, whether or not the schedule has expired it', async () => {
    const hold = await lastRooms();
    world.moveTo('2027-04-01T22:50:00.000Z');
    expect(isRefusal(await world.hold())).toBe(true);
    // 00:10 of the next day in Lisbon.
    world.moveTo('2027-04-01T23:10:00.000Z');
    expect(await confirm(hold, 'tok_visa')).toMatchObject({ refused: 'wrong-state', status: 'reserved' });
    await world.sweepAll();
    expect(await confirm(hold, 'tok_visa')).toMatchObject({ refused: 'wrong-state', status: 'expired' });
    expect(await movements(hold)).toEqual([]);
  });
});
