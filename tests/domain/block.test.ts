import { describe, expect, it } from 'vitest';
import { occupancyOf } from '../../functions/domain/availability.ts';
import { type Block, blockedDates, nextStep } from '../../functions/domain/hotel/block.ts';
import { judgeNight } from '../../functions/domain/hotel/drift.ts';
import { nightOf } from '../../functions/domain/night.ts';
import { aRoomType } from '../support/booking-world.ts';

const aBlock = (changes: Partial<Block> = {}): Block => ({
  ...{ id: 'b', hotelId: 'hotel-1', roomTypeId: 'room-1', from: '2027-04-29', to: '2027-06-02', until: '2027-06-02' },
  ...{ rooms: 1, reason: 'Repainted', createdAt: '2027-03-01T12:00:00.000Z', by: 'owner-1' },
  ...{ state: 'taking', takenTo: '2027-04-29' },
  ...changes,
});
const giving = (from: string) => ({ from, at: '2027-03-01T12:00:00.000Z', by: 'owner-1' });
/** Every step until there is none left: how many nights each has, and the block at the end. */
const walked = (block: Block) => {
  const steps: number[] = [];
  let now: Block | 'gone' = block;
  for (let step = nextStep(block); step !== undefined; step = now === 'gone' ? undefined : nextStep(now)) {
    steps.push(step.nights.length);
    now = step.after;
  }
  return { steps, end: now };
};

describe('rule 32: a block', () => {
  it('takes its nights a calendar month at a time', () => {
    const { steps, end } = walked(aBlock());
    expect(steps).toEqual([2, 31, 1]);
    expect(end).toMatchObject({ state: 'standing', takenTo: '2027-06-02' });
  });

  it('gives them back from the end, and is kept for its key once it holds none', () => {
    const { steps, end } = walked(aBlock({ state: 'giving', takenTo: '2027-06-02', giving: giving('2027-04-29') }));
    expect(steps).toEqual([1, 31, 2]);
    expect(end).toMatchObject({ state: 'removed', takenTo: '2027-04-29' });
    expect(end).not.toHaveProperty('giving');
  });

  it('is cut short where its first nights are over', () => {
    const { end } = walked(aBlock({ state: 'giving', takenTo: '2027-06-02', giving: giving('2027-05-10') }));
    expect(end).toMatchObject({ state: 'standing', from: '2027-04-29', to: '2027-05-10', until: '2027-06-02' });
    expect(end === 'gone' ? [] : blockedDates(end)).toHaveLength(11);
  });

  it('leaves nothing where it is undone, half-way or before its first night', () => {
    const refused = { ...giving('2027-04-29'), refused: ['2027-05-20'] };
    expect(walked(aBlock({ state: 'giving', takenTo: '2027-05-01', giving: refused }))).toEqual({
      steps: [2],
      end: 'gone',
    });
    expect(walked(aBlock({ state: 'giving', giving: refused }))).toEqual({ steps: [0], end: 'gone' });
  });
});

describe('rule 32: a night with blocked rooms', () => {
  it('is as full as what is sold of the rooms that are not blocked', () => {
    expect(occupancyOf({ sold: 2, blocked: 5, cap: 10, left: 3 }, { totalRooms: 10, softLimit: null })).toEqual({
      sold: 2,
      cap: 5,
    });
    const demandPricing = { occupancy: [{ id: 'full', atLeastPercent: 50, factor: '1.5' }], leadTime: [] };
    const roomType = aRoomType({ totalRooms: 4, demandPricing } as Parameters<typeof aRoomType>[0]);
    const at = { date: '2027-04-01', today: '2027-03-01' };
    expect(nightOf(roomType, {}, { sold: 1, left: 3, cap: 4 }, at)).toMatchObject({ available: 3, price: 10_000 });
    expect(nightOf(roomType, {}, { sold: 1, blocked: 2, left: 1, cap: 4 }, at)).toMatchObject({
      ...{ available: 1, price: 15_000 },
      rule: { kind: 'demand', id: 'full' },
    });
  });

  const expected = { hotelId: 'hotel-1', roomTypeId: 'room-1', date: '2027-04-01', firstRolledOut: '2027-02-28' };
  const night = { ...expected, seq: 3, cap: 4 };
  const judge = (counters: object, held: { bookings: number; blocks: number }) =>
    judgeNight({ ...night, ...counters }, { ...expected, ...held }, aRoomType({ totalRooms: 4 }));

  it('is true where it counts its bookings and its blocks, and a night of before blocks has none', () => {
    expect(judge({ left: 1, sold: 1, blocked: 2 }, { bookings: 1, blocks: 2 })).toBeUndefined();
    expect(judge({ left: 3, sold: 1 }, { bookings: 1, blocks: 0 })).toBeUndefined();
  });

  it('is drift where it does not, and guests come before blocks where there are too many', () => {
    expect(judge({ left: 3, sold: 1 }, { bookings: 1, blocks: 2 })).toMatchObject({
      blocked: 0,
      truth: { sold: 1, blocked: 2, left: 1, cap: 4 },
      whole: true,
    });
    expect(judge({ left: 1, sold: 1, blocked: 2 }, { bookings: 3, blocks: 2 })).toMatchObject({
      truth: { sold: 3, blocked: 1, left: 0, cap: 4 },
      whole: false,
    });
    expect(judge({ left: 0, sold: 3, blocked: 1 }, { bookings: 3, blocks: 2 })).toMatchObject({ truth: null });
  });
});
