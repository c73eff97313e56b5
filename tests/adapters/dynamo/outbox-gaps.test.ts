import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditWrite } from '../../../functions/adapters/dynamo/audit.ts';
import { commit } from '../../../functions/adapters/dynamo/commit.ts';
import { outboxBetween } from '../../../functions/adapters/dynamo/outbox/outbox-range.ts';
import { republishedItem, republishRecord } from '../../../functions/adapters/dynamo/outbox/republish.ts';
import { eventsOfChange } from '../../../functions/adapters/dynamo/outbox/stream-events.ts';
import { type Item, queryAll } from '../../../functions/adapters/dynamo/table.ts';
import { composeOutbox, withCrossingOut } from '../../../functions/composition/outbox.ts';
import type { AnyEvent } from '../../../functions/contract/events.ts';
import { auditOf, keys } from '../../../functions/contract/keys.ts';
import type { Booking } from '../../../functions/domain/booking/booking.ts';
import { accountAccess } from '../../../functions/domain/booking/guest-access.ts';
import type { AuditEntry } from '../../../functions/usecases/ports/audit.ts';
import { createMemoryDynamo } from '../../../memory-dynamodb/index.ts';
import { given } from '../../support/given.ts';
import { type StayWorld, stayWorld } from '../../support/stay-world.ts';

let world: StayWorld;
beforeEach(async () => {
  world = await stayWorld(createMemoryDynamo().client());
});

const historyOf = (booking: Booking) => queryAll(world.table, { pk: keys.booking(booking.id).pk, beginsWith: 'H#' });
const eventsOf = (items: readonly Item[]): AnyEvent[] =>
  items.flatMap((item) => [...eventsOfChange({ kind: 'INSERT', item })]);
const idsOf = (events: readonly AnyEvent[]): string[] => events.map(({ id }) => id).toSorted();
/** What was put into the table to tell a booking's history again. */
const republishedOf = async (booking: Booking, revision: number) => {
  const { pk, sk } = keys.history(booking.id, revision);
  return queryAll(world.table, { pk: keys.republished(`${pk}#${sk}`, '').pk });
};
const hear = async (events: readonly AnyEvent[]) => {
  const worker = withCrossingOut(world.core, async () => undefined);
  for (const event of events) await worker(event);
};

describe('the daily look for gaps in what was told', () => {
  it('republishes what was not acknowledged within a day, once, by the events it was first', async () => {
    const booking = await world.confirmed();
    const sweep = composeOutbox(world.core);
    expect(await sweep()).toMatchObject({ pending: 0, republished: 0 });
    world.advance(26 * 60);
    expect(await sweep()).toMatchObject({ pending: 1, republished: 1 });
    const again = await republishedOf(booking, booking.revision);
    expect(again).toHaveLength(1);
    // The hold is on no list: it is told again with the first change of its booking, as it was.
    const [held] = eventsOf(await republishedOf(booking, 1));
    expect(held).toMatchObject({ id: `booking.held:${booking.id}:1`, data: { after: { status: 'reserved' } } });
    expect(idsOf(eventsOf(again))).toEqual(idsOf(eventsOf(await historyOf(booking))));
    expect(await sweep()).toMatchObject({ pending: 0, republished: 0 });
    expect(await republishedOf(booking, booking.revision)).toHaveLength(1);
  });

  it('leaves alone what the worker behind the last queue has heard', async () => {
    const [heard, unacknowledged] = [
      await world.confirmed(),
      await world.confirmed({ dates: ['2027-05-01', '2027-05-02'] }),
    ];
    const events = eventsOf(await historyOf(heard));
    await hear(events);
    await hear(events);
    world.advance(26 * 60);
    expect(await composeOutbox(world.core)()).toMatchObject({ pending: 1, republished: 1 });
    expect(await republishedOf(heard, heard.revision)).toEqual([]);
    expect(await republishedOf(unacknowledged, unacknowledged.revision)).toHaveLength(1);
  });

  it('is content with a hold that ran out, was taken anew and paid, once all of that was heard', async () => {
    const { booking } = given(await world.hold());
    world.advance(20);
    await world.sweepAll();
    const ask = {
      access: accountAccess('guest-1'),
      bookingId: booking.id,
      paymentMethod: 'tok_visa',
      ifMatch: undefined,
    };
    given(await world.confirm(ask));
    const events = eventsOf(await historyOf(booking));
    expect(events.map(({ type }) => type)).toContain('booking.held');
    await hear(events);
    world.advance(26 * 60);
    expect(await composeOutbox(world.core)()).toMatchObject({ pending: 0 });
  });

  it('tells no hold again with a later change, whose first one was heard', async () => {
    const booking = await world.confirmed();
    await hear(eventsOf(await historyOf(booking)));
    const { booking: cancelled } = given(
      await world.cancel({
        ...{ bookingId: booking.id, ifMatch: undefined, reason: null, mayCancel: () => true },
        actor: { kind: 'guest', id: 'guest-1' },
      }),
    );
    world.advance(26 * 60);
    expect(await composeOutbox(world.core)()).toMatchObject({ pending: 2, republished: 2 });
    expect(await republishedOf(booking, cancelled.revision)).toHaveLength(1);
    expect(await republishedOf(booking, 1)).toEqual([]);
  });

  it('covers what was done to hotels, their prices and nights', async () => {
    const log = auditOf('HOTEL#tejo');
    const change = (action: string, after: AuditEntry['after'], nonce: string) =>
      commit(world.table, [
        auditWrite({ subject: 'HOTEL#tejo', action, actor: 'rui', at: world.now(), before: {}, after }, nonce),
      ]);
    await change('hotel.changed', { name: 'Hotel Tejo' }, 'heard');
    await change('hotel.changed', { name: 'Hotel Tejo' }, 'unacknowledged');
    await change('pricing.changed', { id: 'double', nights: { '2027-05-01': {} } }, 'price heard');
    await change('night.repaired', { date: '2027-05-01', roomTypeId: 'double' }, 'repair unacknowledged');
    const written = await queryAll(world.table, { pk: log });
    await hear(eventsOf(written.filter(({ sk }) => !String(sk).endsWith('unacknowledged'))));
    world.advance(26 * 60);
    expect(await composeOutbox(world.core)()).toMatchObject({ pending: 2, republished: 2 });
    const missed = written.filter(({ sk }) => String(sk).endsWith('unacknowledged'));
    const again = missed.map(({ sk }) => queryAll(world.table, { pk: keys.republished(`${log}#${sk}`, '').pk }));
    expect(idsOf(eventsOf((await Promise.all(again)).flat()))).toEqual(idsOf(eventsOf(missed)));
    expect(await composeOutbox(world.core)()).toMatchObject({ pending: 0 });
  });

  it('leaves accounts and settings alone, which nobody is told of', async () => {
    const entry = { subject: 'SETTINGS', action: 'settings.changed', actor: 'ada', before: {}, after: {} } as const;
    await commit(world.table, [auditWrite({ ...entry, at: world.now() }, 'once')]);
    world.advance(26 * 60);
    expect(await composeOutbox(world.core)()).toMatchObject({ pending: 0 });
  });

  it('does not cross out what its worker failed at', async () => {
    const booking = await world.confirmed();
    const failing = withCrossingOut(world.core, () => Promise.reject(new Error('the receiver is away')));
    for (const event of eventsOf(await historyOf(booking))) await expect(failing(event)).rejects.toThrow();
    world.advance(26 * 60);
    expect(await composeOutbox(world.core)()).toMatchObject({ pending: 1 });
  });

  it('makes no history of an event whose booking is gone', async () => {
    const booking = await world.confirmed();
    const [event] = eventsOf(await historyOf(booking));
    if (event?.type !== 'booking.confirmed') throw new Error('the history tells something else');
    await hear([{ ...event, data: { ...event.data, bookingId: 'gone' } }]);
    expect(await queryAll(world.table, { pk: keys.booking('gone').pk })).toEqual([]);
  });

  it('counts what has been due for a day', async () => {
    given(await world.hold());
    expect(await composeOutbox(world.core)()).toMatchObject({ stuck: 0 });
    world.advance(25 * 60);
    expect(await composeOutbox(world.core)()).toMatchObject({ stuck: 1 });
    await world.sweepAll();
    expect(await composeOutbox(world.core)()).toMatchObject({ stuck: 0 });
  });
});

describe('a record of the stream that could not be published', () => {
  const recordOf = (item: Item): string =>
    JSON.stringify({ eventName: 'INSERT', dynamodb: { NewImage: marshall(item) } });

  it('is told again by the stream once it can be read, by its own ids', async () => {
    const booking = await world.confirmed();
    const [entry = {}] = await historyOf(booking);
    const resend = republishRecord(world.table, () => 'once');
    await resend(recordOf(entry));
    const [again = {}] = await republishedOf(booking, booking.revision);
    expect(eventsOf([again])).toEqual(eventsOf([entry]));
    // What was told again and failed again is the same entry still.
    await resend(recordOf(again));
    expect(await republishedOf(booking, booking.revision)).toHaveLength(1);
  });

  it('stays where it is while it cannot', async () => {
    const resend = republishRecord(world.table, () => 'once');
    await expect(resend(recordOf({ type: 'history', bookingId: 7 }))).rejects.toThrow();
    await expect(resend('{"eventName":"BURN"}')).rejects.toThrow();
  });
});

describe('what a replay tells again', () => {
  const toldFrom = async (from: string, to: string): Promise<Item[]> => {
    const items: Item[] = [];
    for await (const item of outboxBetween(world.table, from, to)) items.push(item);
    return items;
  };

  it('is every event of the time, with the ids and words of the first time', async () => {
    const { booking: held } = given(await world.hold());
    const first = eventsOfChange({
      kind: 'INSERT',
      item: (await queryAll(world.table, { pk: keys.booking(held.id).pk, from: 'BOOKING', to: 'BOOKING' }))[0],
    });
    const ask = { access: accountAccess('guest-1'), bookingId: held.id, paymentMethod: 'tok_visa', ifMatch: undefined };
    given(await world.confirm(ask));
    const from = world.now();
    world.advance(60);
    await world.confirmed({ dates: ['2027-05-01', '2027-05-02'] });
    const told = await toldFrom(from, world.now());
    const events = eventsOf(told);
    expect(idsOf(events)).toEqual(idsOf([...first, ...eventsOf(await historyOf(held))]));
    // A hold is told as it was then, though the booking is confirmed by now.
    expect(events.find(({ type }) => type === 'booking.held')).toEqual(first[0]);
    const again = eventsOf(told.map((item) => republishedItem(item, 'a run')));
    expect(again).toEqual(events);
  });

  it('is nothing of the demo world', async () => {
    const booking = await world.confirmed();
    for (const item of await queryAll(world.table, { pk: keys.booking(booking.id).pk })) {
      await world.table.client.send(new PutCommand({ TableName: world.table.name, Item: { ...item, seeded: true } }));
    }
    expect(await toldFrom('2027-01-01T00:00:00.000Z', '2028-01-01T00:00:00.000Z')).toEqual([]);
  });
});
