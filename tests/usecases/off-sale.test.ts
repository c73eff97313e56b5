import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { noRatings, toHotelItem, toRatingItem } from '../../functions/adapters/dynamo/hotels/hotel-item.ts';
import { toHomeItem, toRoomTypeItem } from '../../functions/adapters/dynamo/hotels/room-type-item.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { clients } from '../support/account-world.ts';
import { aHotel, aRoomType } from '../support/booking-world.ts';
import { given } from '../support/given.ts';
import { type StayWorld, stayWorld } from '../support/stay-world.ts';

const deletion = {
  changeId: 'change-1',
  startedAt: '2027-03-01T12:00:00.000Z',
  by: 'owner-1',
  from: '2027-02-28',
  to: '2028-03-01',
};
const nights = ['2027-04-01', '2027-04-02', '2027-04-03'];

describe.each(clients)('what is marked for deletion, before its nights are closed, on $on', ({ client }) => {
  let world: StayWorld;
  beforeEach(async () => {
    world = await stayWorld(client());
  });

  const put = (Item: Record<string, unknown>) =>
    world.table.client.send(new PutCommand({ TableName: world.table.name, Item }));
  /** Another hotel of the owner with one room type, each as it is or marked. */
  const putHotel = async (marked: 'hotel' | 'room type' | 'nothing') => {
    const second = aHotel({ id: 'hotel-2' });
    const room = aRoomType({ id: 'room-2', hotelId: second.id });
    const mark = { deleting: true, deletion };
    await put({ ...toHotelItem(second), ...(marked === 'hotel' && mark) });
    await put(toRatingItem(second, noRatings));
    await put({ ...toRoomTypeItem(second, room), ...(marked === 'room type' && mark) });
    await put(toHomeItem(room));
  };
  const rebook = (bookingId: string) =>
    world.desk.rebookBooking({
      bookingId,
      roomTypeId: 'room-2',
      hotelId: 'hotel-2',
      ifMatch: undefined,
      actor: { kind: 'owner', id: 'owner-1' },
      owns: () => true,
    });

  it('takes a booking while it is not marked', async () => {
    const { id } = await world.confirmed();
    await putHotel('nothing');
    expect(given(await rebook(id))).toMatchObject({ hotelId: 'hotel-2', roomTypeId: 'room-2' });
  });

  it.each(['hotel', 'room type'] as const)('is a %s that takes no booking', async (marked) => {
    const { id, version } = await world.confirmed();
    await putHotel(marked);
    expect(await rebook(id)).toEqual({ refused: 'sold-out', nights });
    expect(given(await world.desk.deskBooking(world.command(id)))).toMatchObject({ hotelId: 'hotel-1', version });
  });

  it('confirms no hold that has expired', async () => {
    const hold = await world.held();
    world.advance(20);
    await world.sweepAll();
    await put({ ...toHotelItem(world.hotel), deleting: true, deletion });
    const { id: bookingId, userId } = hold;
    const command = { access: accountAccess(userId), bookingId, paymentMethod: 'tok_visa', ifMatch: undefined };
    expect(await world.confirm(command)).toEqual({ refused: 'sold-out', nights });
    expect(given(await world.guest.listPayments(accountAccess(userId), bookingId))).toEqual([]);
  });
});
