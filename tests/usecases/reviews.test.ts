import { beforeEach, describe, expect, it } from 'vitest';
import { reviewReader } from '../../functions/adapters/dynamo/hotels/review-repository.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { clients } from '../support/account-world.ts';
import { aRoomType } from '../support/booking-world.ts';
import { given } from '../support/given.ts';
import { type StayWorld, stayWorld } from '../support/stay-world.ts';

const reviewOf = (world: StayWorld, bookingId: string, changes: object = {}) =>
  world.guest.reviewBooking({
    access: accountAccess('guest-1'),
    userName: 'Ada Lovelace',
    bookingId,
    rating: 5,
    title: null,
    content: 'Quiet.',
    ...changes,
  });
const factsOf = async (world: StayWorld) => {
  const facts = await world.deps.hotels.facts('hotel-1');
  if (facts === undefined) throw new Error('the hotel is bookingNotFound');
  return facts;
};

describe.each(clients)('reviewing a stay, on $on', ({ client }) => {
  let world: StayWorld;
  beforeEach(async () => {
    world = await stayWorld(client());
  });

  it('rule 18: writes the review, marks the booking and counts the stars; the hotel stays at its version', async () => {
    const before = await factsOf(world);
    const stay = await world.completed();
    const review = given(await reviewOf(world, stay.id, { rating: 4 }));
    expect(review).toMatchObject({ rating: 4, authorName: 'Ada', stayedAt: '2027-04-04', content: 'Quiet.' });
    const after = await factsOf(world);
    expect(after.rating).toEqual([0, 0, 0, 1, 0]);
    expect(after.hotel).toEqual(before.hotel);
    expect((await reviewReader(world.table).page('hotel-1', 10, undefined)).reviews).toEqual([review]);
    expect(given(await world.guest.ownBooking(accountAccess('guest-1'), stay.id))).toMatchObject({
      reviewedAt: review.createdAt,
      version: stay.version + 1,
    });
    expect(given(await world.guest.listHistory(accountAccess('guest-1'), stay.id)).at(-1)).toMatchObject({
      event: 'review.created',
    });
  });

  it('is refused before the stay is completed, the second time, and for another guest', async () => {
    const hold = await world.held();
    expect(await reviewOf(world, hold.id)).toMatchObject({ refused: 'wrong-state', status: 'reserved' });
    const stay = await world.completed();
    expect(await reviewOf(world, stay.id, { access: accountAccess('guest-2') })).toMatchObject({
      refused: 'not-found',
    });
    given(await reviewOf(world, stay.id));
    expect(await reviewOf(world, stay.id, { rating: 1 })).toEqual({ refused: 'already-reviewed' });
    expect((await factsOf(world)).rating).toEqual([0, 0, 0, 0, 1]);
  });

  it('is refused to the owner of the hotel, and to a guest who did not come', async () => {
    const forbidden = { refused: 'forbidden' };
    const stay = await world.completed({ userId: 'owner-1' });
    expect(stay.ownerId).toBe('owner-1');
    expect(await reviewOf(world, stay.id, { access: accountAccess('owner-1') })).toMatchObject(forbidden);
    const { id } = await world.confirmed();
    world.moveTo('2027-04-01T20:00:00.000Z');
    given(await world.desk.markNoShow(world.command(id)));
    expect(await reviewOf(world, id)).toMatchObject(forbidden);
    expect((await factsOf(world)).rating).toEqual([0, 0, 0, 0, 0]);
  });

  it('dates the stay of a guest who left early by the day of departure', async () => {
    const { id } = await world.confirmed();
    world.moveTo('2027-04-01T16:00:00.000Z');
    given(await world.desk.checkIn(world.command(id)));
    world.moveTo('2027-04-02T09:00:00.000Z');
    given(await world.desk.checkOut(world.command(id)));
    expect(given(await reviewOf(world, id)).stayedAt).toBe('2027-04-02');
  });

  it('rule 18: counts one of many reviews of the same stay sent at once', async () => {
    const stay = await world.completed();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => reviewOf(world, stay.id)));
    expect(outcomes.filter((outcome) => 'id' in outcome)).toHaveLength(1);
    expect((await factsOf(world)).rating).toEqual([0, 0, 0, 0, 1]);
  });
});

describe('reviewing under contention', () => {
  it('rule 18: the sums of a hotel are exact though its guests review at once and conflict', async () => {
    let conflicts = 0;
    const client = createMemoryDynamo({
      intercept: ({ operation, input }) => {
        // One review in three meets another transaction at the hotel's rating, one in three never hears of its success.
        if (operation !== 'TransactWriteItems' || !JSON.stringify(input).includes('HOTEL#RATING')) return undefined;
        conflicts += 1;
        if (conflicts % 3 === 0) return { kind: 'transaction-conflict' };
        return conflicts % 3 === 1 ? { kind: 'lost-response' } : undefined;
      },
    }).client();
    const world = await stayWorld(client, { roomTypes: [aRoomType({ totalRooms: 20 })] });
    const guests = Array.from({ length: 12 }, (_, guest) => `guest-${guest}`);
    const stays = await Promise.all(guests.map((userId) => world.confirmed({ userId })));
    world.moveTo('2027-04-05T12:00:00.000Z');
    await world.sweepAll();
    const outcomes = await Promise.all(
      stays.map(({ id, userId }, index) =>
        reviewOf(world, id, { access: accountAccess(userId), rating: (index % 5) + 1 }),
      ),
    );
    for (const outcome of outcomes) given(outcome);
    expect((await factsOf(world)).rating).toEqual([3, 3, 2, 2, 2]);
    expect(conflicts).toBeGreaterThan(stays.length);
  });
});
