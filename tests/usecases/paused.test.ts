import { beforeEach, describe, expect, it } from 'vitest';
import { settingsRepository } from '../../functions/adapters/dynamo/settings-repository.ts';
import { composeOperating } from '../../functions/composition/operating.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { problemOf } from '../../functions/runtime/problems.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';

let world: BookingWorld;
beforeEach(async () => {
  world = await bookingWorld(createMemoryDynamo().client());
});
const accept = async (acceptingBookings: boolean) =>
  given(
    await composeOperating(world.core).changeSettings({
      ...{ actor: 'admin-1', request: { acceptingBookings }, expected: [] },
    }),
  );
const hold = (idempotencyKey: string) => world.hold({ idempotencyKey, dates: ['2027-04-01', '2027-04-02'] });

describe('a system that takes no bookings for the time being', () => {
  it('answers a hold with 503 paused and when to ask again, and takes nothing', async () => {
    await accept(false);
    const refusal = await hold('first');
    expect(refusal).toMatchObject({ refused: 'paused' });
    if (isRefusal(refusal))
      expect(problemOf(refusal)).toMatchObject({ name: 'paused', headers: { 'Retry-After': '60' } });
    expect(await world.nights()).toEqual([]);
  });

  it('goes on with everything else: replays, payments, changes and cancellations', async () => {
    const { booking } = given(await hold('first'));
    await accept(false);
    expect(given(await hold('first'))).toMatchObject({ deduplicated: true, booking: { id: booking.id } });
    const access = accountAccess(booking.userId);
    const paid = { access, bookingId: booking.id, paymentMethod: 'tok_visa', ifMatch: undefined };
    expect(given(await world.confirm(paid)).booking.status).toBe('confirmed');
    const cancelled = await world.cancel({
      ...{ bookingId: booking.id, ifMatch: undefined, reason: null, mayCancel: () => true },
      actor: { kind: 'guest', id: booking.userId },
    });
    expect(given(cancelled).booking.status).toBe('cancelled');
  });

  it('holds again once it takes bookings', async () => {
    await accept(false);
    await hold('first');
    await accept(true);
    expect(given(await hold('first')).deduplicated).toBe(false);
  });

  it('is so in every process within 5 s', async () => {
    given(await hold('first'));
    // Another process writes the setting: this one hears of it when it reads anew.
    const store = settingsRepository(world.table, world.core.ids, world.core.delay);
    const { version: _, ...before } = await store.load();
    const audit = {
      subject: 'SETTINGS',
      action: 'settings.changed',
      actor: 'x',
      at: world.now(),
      before: {},
      after: {},
    };
    await store.change({ ...before, version: 1 }, { ...before, acceptingBookings: false }, audit);
    world.advanceSeconds(5);
    expect(await hold('second')).toMatchObject({ refused: 'paused' });
  });
});
