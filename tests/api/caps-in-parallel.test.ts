import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, hotelInput, roomInput, success } from '../support/api-world.ts';

// Whatever is capped is counted in the write that adds to it: requests that are sent side by side never pass the cap.
let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
});
afterAll(() => world?.stop());

const atOnce = async <A extends { readonly status: number }>(count: number, send: (number: number) => Promise<A>) => {
  const answers = await Promise.all(Array.from({ length: count }, (_, number) => send(number)));
  return {
    made: answers.filter(({ status }) => status === 201),
    others: answers.filter(({ status }) => status !== 201),
  };
};

describe('requests side by side', () => {
  it('make no more than 20 webhooks of an owner, and one more for each that is deleted', async () => {
    const { otherOwner } = world.clients;
    const create = (number: number) =>
      otherOwner.call('createWebhook', {
        body: { url: `https://example.com/hooks/${number}`, events: ['booking.held'] },
      });
    const { made, others } = await atOnce(40, create);
    expect(made).toHaveLength(20);
    for (const answer of others) expect(answer).toBeProblem(422, 'refused');
    const list = async () => success(await otherOwner.call('listWebhooks', {})).items;
    const [first] = await list();
    expect(await list()).toHaveLength(20);

    const params = { webhookId: first?.id ?? '' };
    const gone = await Promise.all([1, 2, 3].map(() => otherOwner.call('deleteWebhook', { params })));
    expect(gone.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
    expect((await atOnce(5, create)).made).toHaveLength(1);
    expect(await list()).toHaveLength(20);
  });

  it('make no more than 20 webhooks of the system, whichever admin sends them', async () => {
    const admin = await world.someone('system_admin');
    const { made } = await atOnce(30, (number) =>
      (number % 2 === 0 ? world.clients.admin : admin.client).call('createWebhook', {
        body: { url: `https://example.com/all/${number}`, events: ['booking.held'] },
      }),
    );
    expect(made).toHaveLength(20);
  });

  it('make no more than 20 room types of a hotel', async () => {
    const { id: hotelId } = await world.hotel(hotelInput);
    const create = () => world.clients.owner.call('createRoomType', { body: { hotelId, ...roomInput } });
    for (let number = 0; number < 15; number += 1) success(await create());
    const { made } = await atOnce(30, create);
    const { roomTypes } = success(await world.anyone.call('getHotel', { params: { hotelId } }));
    expect(roomTypes).toHaveLength(15 + made.length);
    expect(made.length).toBeLessThanOrEqual(5);
    for (let number = roomTypes.length; number < 20; number += 1) success(await create());
    expect(await create()).toBeProblem(422, 'refused');
  });

  it('sell no more rooms of a night than there are', async () => {
    const { id: hotelId } = await world.hotel();
    const room = await world.room(hotelId, { totalRooms: 3 });
    const { made, others } = await atOnce(12, () => world.hold(world.stayOf(room)));
    expect(made).toHaveLength(3);
    for (const answer of others) expect(answer).toBeProblem(409, 'sold-out');
  });

  it('make one review of a stay, and one account of an address', async () => {
    const { id: hotelId } = await world.hotel();
    const room = await world.room(hotelId);
    const stay = { checkIn: day(0), checkOut: day(1) };
    const { id: bookingId } = await world.confirmed(room, stay);
    const params = { bookingId };
    success(await world.clients.owner.call('checkIn', { params }));
    success(await world.clients.owner.call('checkOut', { params }));
    const reviews = await atOnce(8, () => world.clients.guest.call('reviewBooking', { params, body: { rating: 4 } }));
    expect(reviews.made).toHaveLength(1);
    const body = { email: 'twice@example.com', password: 'a long pass phrase', name: 'Ada Lovelace' };
    expect((await atOnce(5, () => world.anyone.call('register', { body }))).made).toHaveLength(1);
  });

  it('leave one system admin', async () => {
    const admin = await world.someone('system_admin');
    const users = [admin.userId, success(await world.clients.admin.call('me', {})).user.id];
    const { items } = success(await world.clients.admin.call('listUsers', { query: { limit: '100' } }));
    const others = items.filter(({ role, id }) => role === 'system_admin' && !users.includes(id));
    for (const { id } of others) {
      success(await world.clients.admin.call('changeUser', { params: { userId: id }, body: { role: 'guest' } }));
    }
    const answers = await Promise.all([
      admin.client.call('changeUser', { params: { userId: users[1] ?? '' }, body: { role: 'guest' } }),
      world.clients.admin.call('changeUser', { params: { userId: users[0] ?? '' }, body: { role: 'guest' } }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
