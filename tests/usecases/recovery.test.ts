import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { gatewayRecord } from '../../functions/composition/gateway-record.ts';
import { composeRecovery } from '../../functions/composition/recovery.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { addHours, addMinutes } from '../../functions/domain/calendar/instant.ts';
import { settleLost } from '../../functions/usecases/recovery/settle-lost.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';

const guest = { access: accountAccess('guest-1'), ifMatch: undefined } as const;
const paying = { ...guest, paymentMethod: 'tok_visa' } as const;

/**
 * A table that is restored to an earlier moment, while the gateway, which is elsewhere, still knows what it has charged:
 * the sandbox's record is carried over, as it is in the table.
 */
const restoredWorld = async () => {
  const memory = createMemoryDynamo();
  const world = await bookingWorld(memory.client());
  const { table, deps, core } = world;
  const [paidLater, changedLater] = [
    given(await world.hold()),
    given(await world.hold({ dates: ['2027-05-01', '2027-05-02'] })),
  ];
  const snapshot = memory.snapshot();
  const moment = world.now();

  world.advance(2);
  const lost = given(await world.hold({ dates: ['2027-06-01', '2027-06-03'] }));
  const confirm = (bookingId: string) => world.confirm({ bookingId, ...paying });
  given(await confirm(paidLater.booking.id));
  given(await confirm(lost.booking.id));
  const longer = { ...guest, bookingId: changedLater.booking.id, change: { checkOut: '2027-05-04' } };
  const quote = deps.quotes.seal(given(await world.preview(longer)).quote);
  given(await world.change({ ...longer, quote }));
  given(await confirm(changedLater.booking.id));

  const atGateway = memory.items(table.name).filter((item) => item['type'] === 'gateway-entry');
  memory.restore(snapshot);
  for (const Item of atGateway) await table.client.send(new PutCommand({ TableName: table.name, Item }));
  const settle = () =>
    settleLost({ ...deps, record: gatewayRecord(core) })(addHours(moment, -1), addMinutes(world.now(), 1));
  const ids = { kept: paidLater.booking.id, returned: changedLater.booking.id, lost: lost.booking.id };
  return { ...world, memory, settle, ids, moment };
};

describe('charges that a restored table has lost', () => {
  it('are kept by a hold of that price, and go back from every other booking', async () => {
    const { settle, ids, deps, memory, table } = await restoredWorld();
    expect(await settle()).toEqual({
      kept: [`${ids.kept}:1`],
      returned: [`${ids.returned}:1`],
      bookingLost: [`${ids.lost}:1`],
      left: [],
    });
    const kept = await deps.bookings.find(ids.kept);
    expect(kept).toMatchObject({ status: 'confirmed', payment: { status: 'paid', paid: kept?.totals.total } });
    expect(await deps.bookings.find(ids.returned)).toMatchObject({ status: 'reserved', payment: { paid: 0 } });
    const back = memory.items(table.name).filter(({ pk }) => /^GATEWAY#.*:r:1$/.test(String(pk)));
    expect(back.map(({ pk }) => pk).toSorted()).toEqual(
      [`GATEWAY#${ids.lost}:r:1`, `GATEWAY#${ids.returned}:r:1`].toSorted(),
    );
  });

  it('are settled once, however often it is asked', async () => {
    const { settle, ids, memory, table } = await restoredWorld();
    await settle();
    const before = memory.items(table.name);
    expect(await settle()).toMatchObject({ kept: [], returned: [], bookingLost: [`${ids.lost}:1`], left: [] });
    expect(memory.items(table.name)).toEqual(before);
  });

  it('have keys that are never used for another charge', async () => {
    const { settle, ids, confirm, deps } = await restoredWorld();
    await settle();
    given(await confirm({ bookingId: ids.returned, ...paying }));
    expect(await deps.bookings.find(ids.returned)).toMatchObject({ status: 'confirmed', attempt: 2 });
  });
});

describe('a restored table', () => {
  it('has nights that agree with its bookings and takes no bookings until it is opened', async () => {
    const { core, hold, moment, ids } = await restoredWorld();
    const recovery = composeRecovery(core);
    await recovery.acceptBookings(false);
    await recovery.settleLost(moment);
    await recovery.sweep();
    expect(await recovery.reconcileNights()).toMatchObject({ drift: 0, failed: 0 });
    const { findings } = await recovery.auditMoney(addHours(moment, -1));
    // What is left is the booking that nobody has any more.
    expect(findings.filter(({ bookingId }) => bookingId !== ids.lost)).toEqual([]);
    expect(await hold()).toMatchObject({ refused: 'paused' });
    await recovery.acceptBookings(true);
    given(await hold());
  });
});
