import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { pointsEntry } from '../../functions/contract/accounts/answers.ts';
import { booking, failedRefund, historyEntry } from '../../functions/contract/bookings/answers.ts';
import { bookingStatus } from '../../functions/contract/bookings/booking-status.ts';
import { housekeeping, unitStatus } from '../../functions/contract/desk/bodies.ts';
import { unavailableReason } from '../../functions/contract/hotels/answers.ts';
import { hotelStatus } from '../../functions/contract/hotels/bodies.ts';
import { settings } from '../../functions/contract/operating/bodies.ts';
import { board, overrideReason, taxKind } from '../../functions/contract/rates/bodies.ts';
import { type BookingStatus, CANCELLERS, type Canceller } from '../../functions/domain/booking/booking.ts';
import { HISTORY_ACTORS, type HistoryActor } from '../../functions/domain/booking/history.ts';
import { BOOKING_STATUSES } from '../../functions/domain/booking/machine.ts';
import {
  PAYMENT_STATUSES,
  type PaymentStatus,
  REFUND_REASONS,
  type RefundReason,
} from '../../functions/domain/booking/payment.ts';
import { HOTEL_STATUSES, type HotelStatus } from '../../functions/domain/hotel/hotel.ts';
import { HOUSEKEEPING, type Housekeeping, UNIT_STATUSES, type UnitStatus } from '../../functions/domain/hotel/unit.ts';
import { POINTS_KINDS, type PointsKind } from '../../functions/domain/loyalty/account.ts';
import { OVERRIDE_REASONS, type OverrideReason } from '../../functions/domain/price.ts';
import { BOARDS, type Board } from '../../functions/domain/rates/plan.ts';
import { TAX_KINDS, type TaxKind } from '../../functions/domain/rates/taxes.ts';
import { MOST_HORIZON_MONTHS } from '../../functions/domain/stay.ts';
import { UNAVAILABLE_REASONS, type Unavailable } from '../../functions/domain/stay-offer.ts';

const { payment, cancelledBy } = booking.shape;

// The contract imports zod only, so it repeats the domain's closed lists. What is stored is parsed by the domain's.
describe('a closed list or bound of the contract', () => {
  it('has the type of the domain', () => {
    expectTypeOf<z.infer<typeof bookingStatus>>().toEqualTypeOf<BookingStatus>();
    expectTypeOf<z.infer<typeof payment.shape.status>>().toEqualTypeOf<PaymentStatus>();
    expectTypeOf<z.infer<typeof cancelledBy>>().toEqualTypeOf<Canceller | null>();
    expectTypeOf<z.infer<typeof historyEntry>['actor']['kind']>().toEqualTypeOf<HistoryActor['kind']>();
    expectTypeOf<z.infer<typeof failedRefund>['reason']>().toEqualTypeOf<RefundReason>();
    expectTypeOf<z.infer<typeof hotelStatus>>().toEqualTypeOf<HotelStatus>();
    expectTypeOf<z.infer<typeof overrideReason>>().toEqualTypeOf<OverrideReason>();
    expectTypeOf<z.infer<typeof taxKind>>().toEqualTypeOf<TaxKind>();
    expectTypeOf<z.infer<typeof board>>().toEqualTypeOf<Board>();
    expectTypeOf<z.infer<typeof unitStatus>>().toEqualTypeOf<UnitStatus>();
    expectTypeOf<z.infer<typeof housekeeping>>().toEqualTypeOf<Housekeeping>();
    expectTypeOf<z.infer<typeof unavailableReason>>().toEqualTypeOf<Unavailable['reason']>();
    expectTypeOf<z.infer<typeof pointsEntry>['kind']>().toEqualTypeOf<PointsKind>();
  });

  it.each([
    ['booking statuses', bookingStatus.options, BOOKING_STATUSES],
    ['payment statuses', payment.shape.status.options, PAYMENT_STATUSES],
    ['cancellers', cancelledBy.unwrap().options, CANCELLERS],
    ['history actors', historyEntry.shape.actor.shape.kind.options, HISTORY_ACTORS],
    ['refund reasons', failedRefund.shape.reason.options, REFUND_REASONS],
    ['hotel statuses', hotelStatus.options, HOTEL_STATUSES],
    ['override reasons', overrideReason.options, OVERRIDE_REASONS],
    ['tax kinds', taxKind.options, TAX_KINDS],
    ['boards', board.options, BOARDS],
    ['statuses of units', unitStatus.options, UNIT_STATUSES],
    ['states of housekeeping', housekeeping.options, HOUSEKEEPING],
    ['reasons of what cannot be had', unavailableReason.options, UNAVAILABLE_REASONS],
    ['kinds of points', pointsEntry.shape.kind.options, POINTS_KINDS],
  ])('has the %s of the domain', (_, listed: readonly string[], known: readonly string[]) => {
    expect([...listed].sort()).toEqual([...known].sort());
  });

  it('allows the furthest horizon of the domain and no further', () => {
    expect(settings.shape.horizonMonths.maxValue).toBe(MOST_HORIZON_MONTHS);
  });
});
