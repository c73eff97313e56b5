import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionsFor, judgeAction } from '../../functions/domain/booking/actions.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { changeTarget, rebookTarget } from '../../functions/domain/booking/change.ts';
import { change, type Place, placeOf } from '../../functions/domain/booking/moves.ts';
import { cancellationRefund } from '../../functions/domain/booking/settlement.ts';
import { addHours, addMinutes, epochMillis, instantOf } from '../../functions/domain/calendar/instant.ts';
import { toInstant } from '../../functions/domain/calendar/zone.ts';
import { type CancellationStep, datePolicy } from '../../functions/domain/policy.ts';
import { aBooking, aZone } from './given.ts';

const room = { hotelId: 'hotel-2', roomTypeId: 'twin', roomTypeName: 'Twin room' };
const now = '2026-11-20T12:00:00.000Z';

const bought = (steps: readonly CancellationStep[], timeZone = 'Europe/Lisbon'): Booking => {
  const stay = aBooking('confirmed', { timeZone });
  const { total } = stay.totals;
  return {
    ...stay,
    policy: datePolicy({ steps }, stay.checkInAt),
    payment: { ...stay.payment, status: 'paid', paid: total, charges: [{ attempt: 1, amount: total, returned: 0 }] },
  };
};
const rebooked = (booking: Booking, place: Partial<Place>): Booking => {
  if (booking.status !== 'confirmed') throw new Error('it is not confirmed');
  const there = { ...placeOf(booking), ...place };
  return change(booking, rebookTarget(booking, room, there), there, null, { now, nonce: 'n' });
};
const deadlines = ({ policy }: Booking): string[] => policy.steps.map(({ until }) => until);
const refundAt = (booking: Booking, at: string): number =>
  judgeAction('cancel', booking, 'guest', at) ? 0 : cancellationRefund(booking, 'guest', at).money;

const twoDays = [{ hoursBeforeCheckIn: 48, refundPercent: 100 }];

describe('rule 29: a stay that the hotel moves', () => {
  it.each([
    ['to an earlier zone', { timeZone: 'Asia/Tokyo' }, 0],
    ['to a later zone', { timeZone: 'America/New_York' }, 5],
    ['to an earlier check-in', { checkInTime: '06:00' }, 0],
    ['to a later check-in', { checkInTime: '23:00' }, 8],
  ])('%s keeps the later deadline', (_, place, hoursLater) => {
    const stay = bought(twoDays);
    expect(deadlines(rebooked(stay, place))).toEqual([addHours(deadlines(stay)[0] ?? '', hoursLater)]);
  });

  it('keeps what was later when it is moved back, price and policy as they were', () => {
    const stay = bought(twoDays);
    const there = rebooked(stay, { timeZone: 'America/New_York' });
    const back = rebooked(there, { timeZone: 'Europe/Lisbon' });
    expect(deadlines(back)).toEqual(deadlines(there));
    expect(back).toMatchObject({ totals: stay.totals, nights: stay.nights, payment: stay.payment, forfeited: 0 });
  });

  it('keeps the later deadline when its guest changes it after, moved by as much as check-in', () => {
    const there = rebooked(bought(twoDays), { timeZone: 'Asia/Tokyo' });
    const stay = { ...there, checkIn: '2026-12-02', checkOut: '2026-12-05' };
    expect(changeTarget(there, { ...there, guests: 1 }, now).policy).toEqual(there.policy);
    expect(changeTarget(there, stay, now).policy.steps[0]?.until).toBe(addHours(deadlines(there)[0] ?? '', 24));
  });

  it('to an earlier check-in lets its guest cancel until the last deadline, and is no no-show before', () => {
    const stay = bought([...twoDays, { hoursBeforeCheckIn: 0, refundPercent: 50 }]);
    const there = rebooked(stay, { timeZone: 'Asia/Tokyo' });
    const between = addHours(there.checkInAt, 1);
    expect(refundAt(there, between)).toBe(refundAt(stay, between));
    expect(actionsFor(there, 'owner', between)).not.toContain('no_show');
    expect(judgeAction('no_show', there, 'owner', between)).toMatchObject({ refused: 'wrong-state' });
    const after = addMinutes(stay.checkInAt, 1);
    expect(actionsFor(there, 'guest', after)).not.toContain('cancel');
    expect(actionsFor(there, 'owner', after)).toContain('no_show');
  });

  it('to the other side of the date line is not over before its last deadline', () => {
    const stay = bought([{ hoursBeforeCheckIn: 0, refundPercent: 50 }], 'Pacific/Pago_Pago');
    const night = { ...stay, checkOut: '2026-12-02' };
    const there = rebooked(night, { timeZone: 'Pacific/Kiritimati' });
    expect(there.checkOutAt < stay.checkInAt).toBe(true);
    expect(there.dueAt).toBe(stay.checkInAt);
  });

  it('never gives back less at any moment, wherever and however often it is moved', () => {
    const aTime = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
    const aMove = fc.record({ timeZone: aZone, checkInTime: aTime });
    const someSteps = fc
      .uniqueArray(fc.integer({ min: 0, max: 100 }), { maxLength: 4 })
      .map((hours) =>
        hours
          .toSorted((one, other) => other - one)
          .map((hoursBeforeCheckIn, index) => ({ hoursBeforeCheckIn, refundPercent: 100 - index * 33 })),
      );
    const movedAndBack = ['00:00', '01:00'].map((checkInTime) => ({ timeZone: 'Europe/Lisbon', checkInTime }));
    const moments = fc.array(fc.integer({ min: -6000, max: 3000 }), { maxLength: 10 });
    fc.assert(
      fc.property(someSteps, aZone, fc.array(aMove, { maxLength: 4 }), moments, (steps, timeZone, moves, minutes) => {
        let booking = bought(steps, timeZone);
        for (const move of moves) {
          const before = booking;
          booking = rebooked(before, move);
          const own = toInstant(booking.checkIn, move.checkInTime, move.timeZone);
          expect(booking.checkInAt).toBe(own);
          const near = minutes.map((by) => addMinutes(before.checkInAt, by));
          const exact = [...deadlines(before), before.checkInAt].flatMap((at) => [at, instantOf(epochMillis(at) - 1)]);
          for (const at of [...near, ...exact]) {
            expect(refundAt(booking, at)).toBeGreaterThanOrEqual(refundAt(before, at));
          }
        }
      }),
      // A stay moved to an earlier check-in, and back to where its last deadline is the instant of check-in.
      { examples: [[[{ hoursBeforeCheckIn: 0, refundPercent: 100 }], 'Pacific/Kiritimati', movedAndBack, []]] },
    );
  });
});
