import { expect, it } from 'vitest';
import { toNightItem } from '../../../functions/adapters/dynamo/nights/night-item.ts';
import { addDays } from '../../../functions/domain/calendar/date.ts';
import type { Night } from '../../../functions/domain/hotel/hotel.ts';
import type { Restrictions } from '../../../functions/domain/rates/restrictions.ts';
import { aHotel, aRoomType } from '../../support/booking-world.ts';
import { hotelWorld, owner, watchedTable } from '../../support/hotel-world.ts';

it('rule 4: the largest change, of 2,000 nights, each with everything set and a price of its own, fits into the items that store it', async () => {
  const table = watchedTable();
  const ids = Array.from({ length: 20 }, (_, number) => `01hx4v9k2m7q8z3c5b6n1t${1000 + number}`);
  const roomTypes = ids.map((id) => aRoomType({ id }));
  const world = await hotelWorld(table.client, { hotel: aHotel({ roomTypeCount: 20 }), roomTypes });
  const given = (changes: ReturnType<typeof changesOf>, idempotencyKey: string) =>
    world.rates.changeGrid({
      ...{ caller: owner, hotelId: 'hotel-1', idempotencyKey, ifMatch: undefined },
      body: { changes, dryRun: false },
    });
  const lengths = { minStay: 30, minStayThrough: 30, maxStay: 60 };
  const flags = { closedToArrival: true, closedToDeparture: true, closed: true };
  const changesOf = (least: number) =>
    ids.flatMap((id, place) =>
      Array.from({ length: 100 }, (_, day) => {
        const date = addDays('2027-04-01', day);
        const price = `${least + place * 100 + day}.99`;
        const set = { price, reason: 'high_demand' as const, ...lengths, ...flags };
        return { roomTypeIds: [id], from: date, to: date, set };
      }),
    );

  await given(changesOf(100_000_000), 'key-1');
  const moved = changesOf(200_000_000).map((change) => ({
    ...change,
    set: { ...change.set, minStay: 29, closed: false },
  }));
  expect(await given(moved, 'key-2')).toMatchObject({ nights: 2000, revision: 3, failed: [] });

  const stored = table.items(world.table.name).map((item) => JSON.stringify(item).length);
  expect(Math.max(...stored)).toBeLessThan(400 * 1024);
  const nights = table.items(world.table.name).filter(({ sk }) => String(sk).startsWith('NIGHT#'));
  expect(nights).toHaveLength(2000);
  expect(Math.max(...nights.map((item) => JSON.stringify(item).length))).toBeLessThan(1024);
});

it('rule 9: a night with everything set, as large as it can be, stays under 1 KB', () => {
  const [many, id] = [999_999_999, '01hx4v9k2m7q8z3c5b6n1t2025'];
  // A field that is new does not compile until it is set here too.
  const restrictions: Required<Restrictions> = {
    ...{ minStay: 30, minStayThrough: 30, maxStay: 90 },
    ...{ closedToArrival: true, closedToDeparture: true },
  };
  const night: Required<Night> = {
    ...{ hotelId: id, roomTypeId: id, date: '2027-04-01', lastChange: id, restrictions },
    ...{ left: 10_000, sold: 10_000, blocked: 10_000, cap: 10_000, closed: true, fence: true },
    ...{ rateRev: many, seq: many, rolloutRev: many, price: 999_999_999_999, reason: 'high_demand' },
  };
  // Text of JSON is longer than what DynamoDB counts: it has quotes and commas too.
  expect(JSON.stringify(toNightItem(night)).length).toBeLessThan(1024);
});
