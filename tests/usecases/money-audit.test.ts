import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { chanceOf } from '../../demo/chance.ts';
import { attemptToItem } from '../../functions/adapters/dynamo/bookings/booking-items.ts';
import { composeDesk } from '../../functions/composition/desk.ts';
import { auditParts, composeReconciliation } from '../../functions/composition/reconciliation.ts';
import { indexKeys, keys } from '../../functions/contract/keys.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { auditMoney } from '../../functions/usecases/reconciliation/audit-money.ts';
import { auditMoneyOn } from '../../functions/usecases/reconciliation/audit-money-on.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { aRoomType, type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';

let world: BookingWorld;
beforeEach(async () => {
  world = await bookingWorld(createMemoryDynamo().client(), { roomTypes: [aRoomType({ totalRooms: 100 })] });
});

const hold = async (): Promise<Booking> => given(await world.hold({ userId: crypto.randomUUID() })).booking;
const confirm = (booking: Booking, paymentMethod = 'tok_visa') =>
  world.confirm({ access: accountAccess(booking.userId), bookingId: booking.id, paymentMethod, ifMatch: undefined });
const confirmed = async (paymentMethod = 'tok_visa'): Promise<Booking> =>
  given(await confirm(await hold(), paymentMethod)).booking;
const cancel = (booking: Booking) =>
  world.cancel({
    bookingId: booking.id,
    ifMatch: undefined,
    reason: null,
    actor: { kind: 'guest', id: booking.userId },
    mayCancel: () => true,
  });
const cancelled = async (): Promise<Booking> => given(await cancel(await confirmed())).booking;

const caller = { userId: 'owner-1', role: 'hotel_admin' } as const;
const actor = { kind: 'owner', id: 'owner-1' } as const;
const atDesk = async (): Promise<Booking> => {
  const { roomTypeId, checkIn, checkOut } = world.stay;
  const body = { roomTypeId, checkIn, checkOut, guests: 2, guestName: 'Ada', source: 'desk' };
  const asked = { caller, actor, hotelId: 'hotel-1', idempotencyKey: crypto.randomUUID() };
  const desk = composeDesk(world.core);
  return given(await desk.bookAtDesk({ ...asked, body: { ...body, payment: { method: 'cash' } } })).booking;
};
const passesDesk = async ({ id: bookingId }: Booking, amount: string) => {
  const asked = { caller, actor, bookingId, idempotencyKey: crypto.randomUUID() };
  return given(await composeDesk(world.core).payAtDesk({ ...asked, body: { amount, method: 'cash' } }));
};

const everything = { from: '2027-03-01T00:00:00.000Z', to: '2027-03-05T00:00:00.000Z' };
const audit = () => auditMoney(auditParts(world.core))(everything);
const findings = async () => (await audit()).findings;
const total = 31_800;

// Each drift is a fault of another day: the gateway's record, or ours, is not what happened.
const send = async (asked: DeleteCommand | PutCommand | UpdateCommand) => {
  const { client } = world.table;
  if (asked instanceof DeleteCommand) await client.send(asked);
  else if (asked instanceof PutCommand) await client.send(asked);
  else await client.send(asked);
};
const forgets = (key: string) => send(new DeleteCommand({ TableName: world.table.name, Key: keys.gatewayEntry(key) }));
const moves = (key: string, amount: number) => {
  const at = world.now();
  const Item = { ...keys.gatewayEntry(key), ...indexKeys.money('GATEWAY', at, key), state: 'succeeded', amount, at };
  return send(new PutCommand({ TableName: world.table.name, Item }));
};
const claims = (key: string, amount: number) =>
  send(
    new UpdateCommand({
      TableName: world.table.name,
      Key: keys.gatewayEntry(key),
      UpdateExpression: 'SET amount = :amount',
      ExpressionAttributeValues: { ':amount': amount },
    }),
  );

describe('the audit of money', () => {
  it('finds nothing where nothing is wrong', async () => {
    await confirmed();
    await cancelled();
    await confirm(await hold(), 'tok_declined');
    given(await confirm(await hold(), 'tok_timeout'));
    expect(await audit()).toMatchObject({ bookings: 4, movements: 4, inFlux: 0, findings: [] });
  });

  it('finds nothing where all that passed the desk is in its ledger', async () => {
    const booking = await atDesk();
    await passesDesk(booking, '5.00');
    given(await cancel(booking));
    await passesDesk(booking, '-100.00');
    await passesDesk(await confirmed(), '12.00');
    expect(await audit()).toMatchObject({ bookings: 2, findings: [] });
  });

  it('finds money of the desk that its ledger does not have, and what waits there and is not due', async () => {
    const booking = await atDesk();
    const { payment } = await passesDesk(booking, '5.00');
    const Key = keys.deskPayment(booking.id, payment.id);
    await send(new DeleteCommand({ TableName: world.table.name, Key }));
    const differs = { kind: 'desk-differs', bookingId: booking.id };
    const taken = { ...differs, key: `${booking.id}:d:taken`, expected: total, found: total + 500 };
    expect(await findings()).toMatchObject([taken]);
    given(await cancel(booking));
    await send(new DeleteCommand({ TableName: world.table.name, Key: keys.refund(booking.id, 1) }));
    const due = { ...differs, key: `${booking.id}:d:due`, expected: 0, found: total + 500 };
    expect(await findings()).toMatchObject([taken, due]);
  });

  it('finds a charge with no booking', async () => {
    await confirmed();
    await moves('nobody:1', 4_200);
    const finding = { kind: 'charge-without-booking', key: 'nobody:1', expected: 0, found: 4_200 };
    expect(await findings()).toMatchObject([finding]);
  });

  it('finds a charge that its booking knows nothing of', async () => {
    const booking = await confirmed();
    await moves(`${booking.id}:7`, 4_200);
    expect(await findings()).toMatchObject([{ kind: 'charge-without-booking', bookingId: booking.id, found: 4_200 }]);
  });

  it('finds a booking with no charge', async () => {
    const booking = await confirmed();
    await forgets(`${booking.id}:1`);
    const finding = { kind: 'booking-without-charge', key: `${booking.id}:1`, expected: total, found: 0 };
    expect(await findings()).toMatchObject([finding]);
  });

  it('finds a charge of another amount than the booking keeps', async () => {
    const booking = await confirmed();
    await claims(`${booking.id}:1`, total - 1);
    expect(await findings()).toMatchObject([{ kind: 'booking-without-charge', expected: total, found: total - 1 }]);
  });

  it('finds a double charge: one that was declined by our ledger, and made', async () => {
    const booking = await hold();
    await confirm(booking, 'tok_declined');
    given(await confirm(booking));
    await moves(`${booking.id}:1`, total);
    const finding = { kind: 'double-charge', key: `${booking.id}:1`, expected: 0, found: total };
    expect(await findings()).toMatchObject([finding]);
  });

  it('finds a charge that was to go back, and is not going', async () => {
    const booking = await confirmed();
    const [attempt] = (await world.deps.bookings.money(booking.id)).attempts;
    if (!attempt) throw new Error('no attempt');
    const Item = attemptToItem({ ...attempt, n: 2, state: 'refunded' });
    await send(new PutCommand({ TableName: world.table.name, Item }));
    await moves(`${booking.id}:2`, total);
    expect(await findings()).toMatchObject([{ kind: 'double-charge', key: `${booking.id}:2` }]);
  });

  it('finds a refund that was never given', async () => {
    const booking = await cancelled();
    await forgets(`${booking.id}:r:1`);
    const finding = { kind: 'refund-not-given', key: `${booking.id}:r:1`, expected: total, found: 0 };
    expect(await findings()).toMatchObject([finding]);
  });

  it('finds a refund of less than was owed, and one of more', async () => {
    const booking = await cancelled();
    await claims(`${booking.id}:r:1`, 1);
    expect(await findings()).toMatchObject([{ kind: 'refund-not-given', expected: total, found: 1 }]);
    await claims(`${booking.id}:r:1`, 2 * total);
    expect(await findings()).toMatchObject([{ kind: 'refund-twice', expected: total, found: 2 * total }]);
  });

  it('finds a refund that nobody owed', async () => {
    const booking = await confirmed();
    await moves(`${booking.id}:r:1`, 100);
    expect(await findings()).toMatchObject([{ kind: 'refund-without-booking', bookingId: booking.id, found: 100 }]);
  });

  it('leaves what is under way: a payment that waits, a refund that failed once', async () => {
    await confirm(await hold(), 'tok_down');
    const booking = await confirmed('tok_refund_fails');
    await cancel(booking);
    const { inFlux, findings: found } = await audit();
    expect({ inFlux, found }).toEqual({ inFlux: 1, found: [] });
    world.advance(5);
    await world.sweepAll();
    expect(await audit()).toMatchObject({ bookings: 2, inFlux: 0, findings: [] });
  });

  it('finds nothing after days of guests who pay, change their minds and meet every card', async () => {
    const chance = chanceOf('audit', 'days');
    const cards = ['tok_visa', 'tok_declined', 'tok_timeout', 'tok_down', 'tok_refund_fails'];
    const bookings: Booking[] = [];
    for (let step = 0; step < 150; step += 1) {
      const one = bookings[chance.between(0, Math.max(0, bookings.length - 1))];
      if (one === undefined || chance.percent(40)) {
        const held = await world.hold({ userId: `guest-${step}` });
        if (!isRefusal(held)) bookings.push(held.booking);
        continue;
      }
      const errand = chance.between(1, 6);
      if (errand <= 3) await confirm(one, cards[chance.between(0, cards.length - 1)] ?? '');
      else if (errand <= 5) await cancel(one);
      else await world.sweepAll();
      world.advance(chance.between(0, 12));
    }
    const before = await audit();
    expect(before.findings).toEqual([]);
    expect(before.bookings).toBeGreaterThan(10);
    for (let hour = 0; hour < 30; hour += 1) {
      world.advance(60);
      await world.sweepAll();
    }
    expect(await audit()).toMatchObject({ inFlux: 0, findings: [] });
  });
});

describe('the scheduled audit', () => {
  const run = (inTime = () => true) => auditMoneyOn({ ...auditParts(world.core), clock: world.core.clock })(inTime);
  const reached = () => auditParts(world.core).money.auditedUntil();

  it('judges each movement once, ten minutes after it', async () => {
    await confirmed();
    expect(await run()).toEqual({ payments: 0, wrongPayments: 0, unsettled: 0 });
    world.advance(11);
    expect(await run()).toEqual({ payments: 1, wrongPayments: 0, unsettled: 0 });
    expect(await run()).toEqual({ payments: 0, wrongPayments: 0, unsettled: 0 });
  });

  it('stops when its time is up, and goes on where it stopped', async () => {
    for (let number = 0; number < 70; number += 1) {
      await confirmed();
      world.advanceSeconds(1);
    }
    world.advance(11);
    // Time is up after the first stretch of 32 bookings, each time.
    let asked = 0;
    const once = () => run(() => asked++ < 1);
    const payments: number[] = [];
    while ((await reached()) !== '2027-03-01T12:02:10.000Z') {
      asked = 0;
      payments.push((await once()).payments);
      if (payments.length > 10) break;
    }
    expect(payments).toEqual([32, 32, 6]);
  });

  it('judges what was under way once it is settled', async () => {
    await confirm(await hold(), 'tok_down');
    world.advance(20);
    expect((await run()).payments).toBe(0);
    await world.sweepAll();
    world.advance(20);
    expect(await run()).toEqual({ payments: 1, wrongPayments: 0, unsettled: 0 });
  });

  it('is a part of the hourly reconciliation, and counts there', async () => {
    const booking = await confirmed();
    await forgets(`${booking.id}:1`);
    world.advance(30);
    expect(await composeReconciliation(world.core)()).toMatchObject({ payments: 1, wrongPayments: 1, failed: 0 });
  });
});
