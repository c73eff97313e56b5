import { beforeEach, describe, expect, it } from 'vitest';
import { composeAdminBookings } from '../../functions/composition/admin-bookings.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { payRefund } from '../../functions/usecases/payments/pay-refund.ts';
import { sweep } from '../../functions/usecases/payments/sweep.ts';
import type { PaymentGateway } from '../../functions/usecases/ports/gateway.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';

describe('a refund that keeps failing', () => {
  let world: BookingWorld;
  let refuses: boolean;
  let bookingId: string;
  const drive = async (minutes: number): Promise<void> => {
    world.advance(minutes);
    const gateway: PaymentGateway = {
      ...world.deps.gateway,
      refund: async (order) => (refuses ? 'failed' : world.deps.gateway.refund(order)),
    };
    await sweep({ ...world.deps, gateway })({ kinds: ['refund'], inTime: () => true });
  };
  const listed = async () => (await composeAdminBookings(world.core).listFailedRefunds(20, undefined)).failed;

  beforeEach(async () => {
    world = await bookingWorld(createMemoryDynamo().client());
    refuses = true;
    const { booking } = given(await world.hold());
    bookingId = booking.id;
    const paymentMethod = 'tok_refund_fails';
    given(await world.confirm({ access: accountAccess('guest-1'), bookingId, paymentMethod, ifMatch: undefined }));
    const actor = { kind: 'guest', id: 'guest-1' } as const;
    // The first try fails at once, by the card.
    given(await world.cancel({ bookingId, ifMatch: undefined, reason: null, actor, mayCancel: () => true }));
  });

  it('is shown to a person after ten tries, and is still tried each hour until it settles', async () => {
    for (let tries = 1; tries < 9; tries += 1) await drive(65);
    expect(await listed()).toEqual([]);
    await drive(65);
    expect(await listed()).toMatchObject([{ refund: { n: 1, tries: 10, amount: 31_800 }, booking: { id: bookingId } }]);
    await drive(65);
    expect(await listed()).toMatchObject([{ refund: { tries: 11 } }]);

    refuses = false;
    await drive(65);
    expect(await listed()).toEqual([]);
    expect(await payRefund(world.deps)(bookingId, 1)).toBe('settled');
    expect(await world.deps.bookings.find(bookingId)).toMatchObject({ payment: { status: 'refunded' } });
  });
});
