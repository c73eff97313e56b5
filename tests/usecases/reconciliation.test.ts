import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { toHotelItem } from '../../functions/adapters/dynamo/hotels/hotel-item.ts';
import { hotelLists } from '../../functions/adapters/dynamo/hotels/hotel-lists.ts';
import { openHoldsLedger } from '../../functions/adapters/dynamo/nights/reconciliation-holds.ts';
import { reconciliationWalk } from '../../functions/adapters/dynamo/nights/reconciliation-walk.ts';
import { getItem } from '../../functions/adapters/dynamo/table.ts';
import { reconciliationParts } from '../../functions/composition/reconciliation-parts.ts';
import { keys } from '../../functions/contract/keys.ts';
import type { Bookings } from '../../functions/usecases/ports/bookings.ts';
import type { InTime } from '../../functions/usecases/ports/clock.ts';
import { listOverbooked } from '../../functions/usecases/reconciliation/list-overbooked.ts';
import { reconcileAll } from '../../functions/usecases/reconciliation/reconcile-all.ts';
import { reconcileHotel } from '../../functions/usecases/reconciliation/reconcile-hotel.ts';
import { reconcileOpenHolds } from '../../functions/usecases/reconciliation/reconcile-open-holds.ts';
import { clients } from '../support/account-world.ts';
import { aHotel, aRoomType } from '../support/booking-world.ts';
import { given } from '../support/given.ts';
import { otherOwner, owner, type StayWorld, stayWorld } from '../support/stay-world.ts';

const night = '2027-04-02';

describe.each(clients)('reconciliation, on $on', ({ client }) => {
  let world: StayWorld;
  beforeEach(async () => {
    world = await stayWorld(client());
  });

  const partsOf = (changes: Partial<Bookings> = {}) => ({
    ...reconciliationParts(world.core),
    bookings: { ...world.deps.bookings, ...changes },
    holds: openHoldsLedger(world.table),
  });
  const look = async (changes: { repair?: boolean; from?: string; to?: string; bookings?: Partial<Bookings> } = {}) => {
    const { bookings, repair = false, ...window } = changes;
    const command = { caller: owner, actor: { kind: 'owner', id: 'owner-1' }, hotelId: 'hotel-1' } as const;
    return given(await reconcileHotel(partsOf(bookings))({ ...command, ...window, repair }));
  };
  /** A fault of ours: the night's counters move and no booking does. */
  const drifts = (set: string, values: object = {}) =>
    world.table.client.send(
      new UpdateCommand({
        TableName: world.table.name,
        Key: keys.night('hotel-1', night, 'room-1'),
        UpdateExpression: `SET ${set}`,
        ExpressionAttributeValues: { ':n': 1, ...values },
        ...(set.includes('#left') && { ExpressionAttributeNames: { '#left': 'left' } }),
      }),
    );
  const counters = async () => {
    const { left, sold, cap } = (await getItem(world.table, keys.night('hotel-1', night, 'room-1'))) ?? {};
    return { left, sold, cap };
  };

  it('finds nothing amiss with stays in every state', async () => {
    await world.held();
    const cancelled = await world.confirmed();
    const actor = { kind: 'guest', id: 'guest-1' } as const;
    const cancel = { bookingId: cancelled.id, ifMatch: undefined, reason: null, actor, mayCancel: () => true };
    given(await world.cancel(cancel));
    const gone = await world.confirmed({ dates: ['2027-03-02', '2027-03-05'] });
    world.moveTo('2027-03-02T20:00:00.000Z');
    given(await world.desk.markNoShow(world.command(gone.id)));
    const found = await look();
    expect(found).toMatchObject({ inFlux: 0, drift: [] });
    // From 1 March 2027, yesterday, to 2 September 2028, of one room type.
    expect(found.nights).toBe(552);
    expect(found.checked).toBe(found.nights);
  });

  it('rule 17: raises a count that lost a booking at once, and says who repaired it', async () => {
    await world.held();
    await drifts('sold = sold - :n, #left = #left + :n, seq = seq + :n');
    expect((await look()).drift).toMatchObject([
      { date: night, roomTypeId: 'room-1', sold: 0, bookings: 1, repaired: false },
    ]);
    expect(await counters()).toEqual({ left: 2, sold: 0, cap: 2 });
    expect((await look({ repair: true })).drift).toMatchObject([{ repaired: true }]);
    expect(await counters()).toEqual({ left: 1, sold: 1, cap: 2 });
    expect((await look()).drift).toEqual([]);
  });

  it('rule 17: raises the count of a night that lost all it knew', async () => {
    await world.held();
    await world.table.client.send(
      new UpdateCommand({
        TableName: world.table.name,
        Key: keys.night('hotel-1', night, 'room-1'),
        UpdateExpression: 'REMOVE sold, #left, cap, seq',
        ExpressionAttributeNames: { '#left': 'left' },
      }),
    );
    expect((await look({ repair: true })).drift).toMatchObject([{ sold: 0, bookings: 1, cap: 2, repaired: true }]);
    expect(await counters()).toEqual({ left: 1, sold: 1, cap: 2 });
  });

  it('rule 17: lowers a count only when two passes five minutes apart find the same with the same seq', async () => {
    await world.held();
    await drifts('sold = sold + :n, #left = #left - :n, seq = seq + :n');
    expect((await look({ repair: true })).drift).toMatchObject([{ sold: 2, bookings: 1, repaired: false }]);
    world.advance(4);
    expect((await look({ repair: true })).drift).toMatchObject([{ repaired: false }]);
    world.advance(1);
    expect(await counters()).toEqual({ left: 0, sold: 2, cap: 2 });
    expect((await look({ repair: true })).drift).toMatchObject([{ repaired: true }]);
    expect(await counters()).toEqual({ left: 1, sold: 1, cap: 2 });
  });

  it('rule 17: begins anew where the night was counted on between the passes', async () => {
    await world.held();
    await drifts('sold = sold + :n, #left = #left - :n, seq = seq + :n');
    await look({ repair: true });
    world.advance(5);
    await drifts('seq = seq + :n');
    expect((await look({ repair: true })).drift).toMatchObject([{ repaired: false }]);
    world.advance(5);
    expect((await look({ repair: true })).drift).toMatchObject([{ repaired: true }]);
  });

  it('rule 17: never lowers for a booking the index has not shown yet', async () => {
    const late = await world.held();
    const idsOfHotel: Bookings['idsOfHotel'] = async (...asked) => {
      const page = await world.deps.bookings.idsOfHotel(...asked);
      return { ...page, ids: page.ids.filter((id) => id !== late.id) };
    };
    expect((await look({ repair: true, bookings: { idsOfHotel } })).drift).toHaveLength(3);
    world.advance(6);
    expect((await look({ repair: true })).drift).toEqual([]);
    expect(await counters()).toEqual({ left: 1, sold: 1, cap: 2 });
  });

  it('rule 17: says nothing of a night that is sold while it looks', async () => {
    await world.held();
    await drifts('sold = sold - :n, #left = #left + :n, seq = seq + :n');
    const findMany: Bookings['findMany'] = async (ids) => {
      const found = await world.deps.bookings.findMany(ids);
      await world.held({ dates: [night, '2027-04-03'] });
      return found;
    };
    const found = await look({ repair: true, bookings: { findMany } });
    expect(found).toMatchObject({ inFlux: 1, drift: [] });
    expect(found.checked).toBe(found.nights - 1);
    expect(await counters()).toEqual({ left: 1, sold: 1, cap: 2 });
  });

  it('rule 17: leaves a night alone that was sold between the finding and its repair', async () => {
    await world.held();
    await drifts('sold = sold - :n, #left = #left + :n, seq = seq + :n');
    const parts = partsOf();
    const repair: typeof parts.ledger.repair = async (request) => {
      await world.held();
      return parts.ledger.repair(request);
    };
    const command = {
      caller: owner,
      actor: { kind: 'owner', id: 'owner-1' },
      hotelId: 'hotel-1',
      repair: true,
    } as const;
    const found = given(await reconcileHotel({ ...parts, ledger: { ...parts.ledger, repair } })(command));
    expect(found.drift).toMatchObject([{ repaired: false }]);
    expect(await counters()).toEqual({ left: 1, sold: 1, cap: 2 });
  });

  it('rule 2: a night whose cap is not its room type’s is drift, and is brought to it', async () => {
    await world.held();
    await drifts('cap = cap + :n, #left = #left + :n, seq = seq + :n');
    expect((await look({ repair: true })).drift).toMatchObject([
      { cap: 3, left: 2, sold: 1, bookings: 1, repaired: true },
    ]);
    expect(await counters()).toEqual({ left: 1, sold: 1, cap: 2 });
  });

  it('takes a night off sale that has more bookings than rooms, and reports it as not repaired', async () => {
    await world.held();
    await world.held();
    await drifts('sold = sold - :n, #left = #left + :n, seq = seq + :n');
    await world.held({ dates: [night, '2027-04-03'] });
    await drifts('sold = sold - :n, #left = #left + :n, seq = seq + :n');
    expect((await look({ repair: true })).drift).toMatchObject([{ sold: 1, bookings: 3, cap: 2, repaired: false }]);
    expect(await counters()).toEqual({ left: 0, sold: 2, cap: 2 });
  });

  it('refuses more than 600 nights, and another owner', async () => {
    const parts = partsOf();
    const command = { actor: { kind: 'owner', id: 'x' }, hotelId: 'hotel-1', repair: false } as const;
    const reconcile = reconcileHotel(parts);
    expect(await reconcile({ ...command, caller: owner, from: '2027-01-01', to: '2028-12-31' })).toMatchObject({
      refused: 'refused',
    });
    expect(await reconcile({ ...command, caller: otherOwner })).toMatchObject({ refused: 'not-found' });
  });

  describe('the count of open holds', () => {
    const holdsItem = () => getItem(world.table, keys.openHolds('guest-1'));
    const reconcile = (bookings: Partial<Bookings> = {}) => reconcileOpenHolds(partsOf(bookings))(['guest-1']);
    const miscount = (by: number, count: 'open' | 'roomNights' = 'open') =>
      world.table.client.send(
        new UpdateCommand({
          TableName: world.table.name,
          Key: keys.openHolds('guest-1'),
          UpdateExpression: 'ADD #count :by, seq :one',
          ExpressionAttributeNames: { '#count': count },
          ExpressionAttributeValues: { ':by': by, ':one': 1 },
        }),
      );

    it('rule 8: a count too low is raised at once', async () => {
      await world.held();
      await world.confirmed();
      await miscount(-1);
      expect(await reconcile()).toEqual({ users: 1, drift: 1, repaired: 1 });
      expect(await holdsItem()).toMatchObject({ open: 1 });
    });

    it('rule 8: a count too high is lowered by the second finding five minutes later', async () => {
      await world.held();
      await miscount(3);
      expect(await reconcile()).toMatchObject({ drift: 1, repaired: 0 });
      world.advance(4);
      expect(await reconcile()).toMatchObject({ repaired: 0 });
      world.advance(1);
      expect(await reconcile()).toMatchObject({ repaired: 1 });
      expect(await holdsItem()).toMatchObject({ open: 1 });
      expect(await reconcile()).toMatchObject({ drift: 0 });
    });

    it('rule 8: room-nights that are held unpaid are counted again likewise', async () => {
      const { nights } = await world.held();
      const held = nights.length;
      await miscount(-1, 'roomNights');
      expect(await reconcile()).toEqual({ users: 1, drift: 1, repaired: 1 });
      expect(await holdsItem()).toMatchObject({ open: 1, roomNights: held });
      await miscount(40, 'roomNights');
      expect(await reconcile()).toMatchObject({ drift: 1, repaired: 0 });
      world.advance(5);
      expect(await reconcile()).toMatchObject({ repaired: 1 });
      expect(await holdsItem()).toMatchObject({ open: 1, roomNights: held });
    });

    it('rule 8: says nothing of a guest who holds another room while it counts', async () => {
      await world.held();
      await miscount(-1);
      const findMany: Bookings['findMany'] = async (ids) => {
        const found = await world.deps.bookings.findMany(ids);
        await world.held();
        return found;
      };
      expect(await reconcile({ findMany })).toMatchObject({ drift: 0, repaired: 0 });
      expect(await holdsItem()).toMatchObject({ open: 1 });
    });
  });

  describe('the scheduled run', () => {
    const run = () =>
      reconcileAll({ ...partsOf(), lists: hotelLists(world.table), walk: reconciliationWalk(world.table) })(() => true);

    it('looks at every hotel, repairs what is proved, and finds nothing the second time', async () => {
      await world.held();
      await drifts('sold = sold - :n, #left = #left + :n, seq = seq + :n');
      expect(await run()).toEqual({ hotels: 1, nights: 552, drift: 1, repaired: 1, failed: 0, units: 0, uncounted: 0 });
      expect(await run()).toMatchObject({ drift: 0 });
    });
  });

  describe('the scheduled run over many hotels', () => {
    it('stops when its time is up and goes on from there the next time', async () => {
      for (let number = 1; number < 22; number += 1) {
        const Item = toHotelItem(aHotel({ id: `other-${number}` }));
        await world.table.client.send(new PutCommand({ TableName: world.table.name, Item }));
      }
      const run = (inTime: InTime) =>
        reconcileAll({ ...partsOf(), lists: hotelLists(world.table), walk: reconciliationWalk(world.table) })(inTime);
      const timeIsUp = () => false;
      expect(await run(timeIsUp)).toMatchObject({ hotels: 16, failed: 0 });
      expect(await run(timeIsUp)).toMatchObject({ hotels: 6, failed: 0 });
      expect(await run(() => true)).toMatchObject({ hotels: 22, failed: 0 });
    });
  });

  describe('overbooked nights', () => {
    it('are those with more sold than rooms, within the soft limit', async () => {
      world = await stayWorld(client(), { roomTypes: [aRoomType({ totalRooms: 1, softLimit: 2 })] });
      await world.held();
      await world.held({ dates: [night, '2027-04-03'] });
      const request = { caller: owner, hotelId: 'hotel-1', limit: 20, after: undefined };
      const found = given(await listOverbooked(partsOf())(request));
      expect(found.nights).toEqual([{ date: night, roomTypeId: 'room-1', sold: 2, blocked: 0, totalRooms: 1 }]);
      expect((await look()).drift).toEqual([]);
    });
  });
});
