import { beforeAll, describe, expect, it } from 'vitest';
import { eventsOfChange } from '../../../functions/adapters/dynamo/outbox/stream-events.ts';
import { outboxRecordOf } from '../../../functions/adapters/dynamo/outbox/stream-record.ts';
import type { Item } from '../../../functions/adapters/dynamo/table.ts';
import { type AnyEvent, eventOf, eventSource, events } from '../../../functions/contract/events.ts';
import { accountAccess } from '../../../functions/domain/booking/guest-access.ts';
import type { Change } from '../../../memory-dynamodb/index.ts';
import { createMemoryDynamo } from '../../../memory-dynamodb/index.ts';
import { type BookingWorld, bookingWorld } from '../../support/booking-world.ts';
import { given } from '../../support/given.ts';

/** A world whose table tells what a stream would carry. */
const watchedWorld = async () => {
  const changes: Change[] = [];
  const world = await bookingWorld(createMemoryDynamo({ onChange: (change) => changes.push(change) }).client());
  changes.length = 0;
  /** What has been told since the last time. */
  const told = (): AnyEvent[] =>
    changes.splice(0).flatMap(({ oldImage, newImage }) =>
      outboxRecordOf({
        eventName: newImage === undefined ? 'REMOVE' : oldImage === undefined ? 'INSERT' : 'MODIFY',
        dynamodb: { ...(newImage && { NewImage: newImage }) },
      }).events(),
    );
  return { ...world, told };
};

const namesOf = (told: readonly AnyEvent[]) => told.map(({ type }) => type).toSorted();

describe('what the table tells', () => {
  let world: BookingWorld & { told: () => AnyEvent[] };
  beforeAll(async () => {
    world = await watchedWorld();
  });

  it('of a hold: that it was made, and that nights are taken', async () => {
    const { booking } = given(await world.hold());
    const told = world.told();
    expect(namesOf(told)).toEqual(['booking.held', 'inventory.changed']);
    expect(told.find(({ type }) => type === 'booking.held')).toMatchObject({
      id: `booking.held:${booking.id}:1`,
      version: 1,
      hotelId: 'hotel-1',
      occurredAt: booking.createdAt,
      data: { bookingId: booking.id, before: null, after: { status: 'reserved', total: booking.totals.total } },
    });
    expect(told.find(({ type }) => type === 'inventory.changed')?.data).toEqual({
      roomTypeIds: ['room-1'],
      from: '2027-04-01',
      to: '2027-04-03',
      cause: 'booking.held',
    });
  });

  it('of a payment: the charge once, however many writes it took', async () => {
    const { booking } = given(await world.hold({ dates: ['2027-05-01', '2027-05-02'] }));
    world.told();
    given(
      await world.confirm({
        access: accountAccess('guest-1'),
        bookingId: booking.id,
        paymentMethod: 'tok_visa',
        ifMatch: undefined,
      }),
    );
    const told = world.told();
    expect(namesOf(told)).toEqual(['booking.confirmed', 'payment.charged']);
    expect(told.find(({ type }) => type === 'payment.charged')?.data).toMatchObject({ amount: booking.totals.total });
  });

  it('of a declined card: that the payment failed, and of no charge', async () => {
    const { booking } = given(await world.hold({ dates: ['2027-05-03', '2027-05-04'] }));
    world.told();
    await world.confirm({
      access: accountAccess('guest-1'),
      bookingId: booking.id,
      paymentMethod: 'tok_declined',
      ifMatch: undefined,
    });
    expect(namesOf(world.told())).toEqual(['payment.failed']);
  });

  it('of a hold that ran out: that it expired, and that its nights are back', async () => {
    given(await world.hold({ dates: ['2027-05-05', '2027-05-06'] }));
    world.told();
    world.advance(30);
    await world.sweepAll();
    expect(namesOf(world.told()).filter((name) => name !== 'payment.failed')).toContain('booking.expired');
  });

  it('gives the same event the same id, however often the stream is read', async () => {
    const changes: Change[] = [];
    const again = await bookingWorld(createMemoryDynamo({ onChange: (change) => changes.push(change) }).client());
    given(await again.hold());
    const read = () =>
      changes.flatMap(({ newImage }) =>
        outboxRecordOf({ eventName: 'INSERT', dynamodb: { ...(newImage && { NewImage: newImage }) } })
          .events()
          .map(({ id }) => id),
      );
    expect(read()).toEqual(read());
    expect(read().length).toBeGreaterThan(0);
  });

  it('fits the event table, each of them', async () => {
    given(await world.hold({ dates: ['2027-06-01', '2027-06-04'] }));
    const told = world.told();
    expect(told.length).toBeGreaterThan(1);
    for (const detail of told) {
      const envelope = { id: '1', source: eventSource, 'detail-type': detail.type, time: detail.occurredAt, detail };
      expect(eventOf(JSON.parse(JSON.stringify(envelope)))).toEqual(detail);
    }
  });
});

const audit = (changes: Item): Item => ({
  pk: 'AUDIT#HOTEL#tejo',
  sk: '2027-03-01T12:00:00.000Z#nonce',
  type: 'audit',
  schema: 1,
  subject: 'HOTEL#tejo',
  action: 'hotel.changed',
  actor: 'rui',
  at: '2027-03-01T12:00:00.000Z',
  before: { name: 'Tejo' },
  after: { name: 'Hotel Tejo' },
  ...changes,
});

describe('what the change log tells', () => {
  const tellOf = (changes: Item) => eventsOfChange({ kind: 'INSERT', item: audit(changes) });

  it('of a hotel: which facts changed, and not to what', () => {
    expect(tellOf({})).toMatchObject([
      {
        type: 'hotel.changed',
        hotelId: 'tejo',
        data: { action: 'hotel.changed', roomTypeId: null, changed: ['name'] },
      },
    ]);
  });

  it('of prices: from which night to which', () => {
    const nights = { '2027-04-09': null, '2027-04-02': { price: 1, reason: 'other' } };
    const after = { id: 'double', nights };
    expect(tellOf({ action: 'pricing.applied', after })).toMatchObject([
      {
        type: 'inventory.changed',
        data: { roomTypeIds: ['double'], from: '2027-04-02', to: '2027-04-09', cause: 'pricing.applied' },
      },
    ]);
  });

  it('of the grid: of each room type from which night to which, and once more when all nights are set', () => {
    const after = {
      id: 'double',
      changeId: 'c',
      nights: { '2027-04-02': { minStay: 2 }, '2027-04-05': { minStay: 2 } },
    };
    expect(tellOf({ action: 'grid.changed', after })).toMatchObject([
      {
        type: 'inventory.changed',
        data: { roomTypeIds: ['double'], from: '2027-04-02', to: '2027-04-05', cause: 'grid.changed' },
      },
    ]);
    const applied = { changeId: 'c', roomTypeIds: ['double', 'suite'], from: '2027-04-02', to: '2027-04-05' };
    expect(tellOf({ action: 'grid.applied', before: {}, after: applied })).toMatchObject([
      {
        type: 'inventory.changed',
        data: { roomTypeIds: ['double', 'suite'], from: '2027-04-02', to: '2027-04-05', cause: 'grid.applied' },
      },
    ]);
  });

  it('of a block: the nights it takes and those it gives back', () => {
    const block = { id: 'b', roomTypeId: 'double', from: '2027-04-02', to: '2027-04-05', rooms: 1, reason: 'Paint' };
    const nights = { roomTypeIds: ['double'], from: '2027-04-02', to: '2027-04-04' };
    expect(tellOf({ action: 'block.made', before: {}, after: block })).toMatchObject([
      { type: 'inventory.changed', data: { ...nights, cause: 'block.made' } },
    ]);
    expect(tellOf({ action: 'block.removed', before: block, after: {} })).toMatchObject([
      { type: 'inventory.changed', data: { ...nights, cause: 'block.removed' } },
    ]);
  });

  it('of users and settings: nothing', () => {
    expect(tellOf({ subject: 'USER#ana', action: 'user.changed' })).toEqual([]);
    expect(tellOf({ subject: 'SETTINGS', action: 'settings.changed' })).toEqual([]);
  });
});

describe('what is nobody’s news', () => {
  it('is what the demo world brought along', () => {
    expect(eventsOfChange({ kind: 'INSERT', item: audit({ seeded: true }) })).toEqual([]);
  });

  it('is what was changed or removed rather than told', () => {
    expect(eventsOfChange({ kind: 'MODIFY', item: audit({}) })).toEqual([]);
    expect(eventsOfChange({ kind: 'REMOVE', item: undefined })).toEqual([]);
  });

  it('is not what cannot be read: that is poison, and says so', () => {
    expect(() => eventsOfChange({ kind: 'INSERT', item: { type: 'booking' } })).toThrow();
  });
});

describe('an event', () => {
  const name = 'hotel.changed';
  const detail = {
    id: 'x',
    type: name,
    schema: 1,
    version: 0,
    occurredAt: '2027-03-01T12:00:00.000Z',
    hotelId: 'tejo',
    data: { action: 'hotel.changed', roomTypeId: null, changed: [] },
  };
  const wrapped = (changes: object) => ({
    id: '1',
    source: eventSource,
    'detail-type': name,
    time: detail.occurredAt,
    detail: { ...detail, ...changes },
  });

  it('of a schema that is not known is refused with that reason', () => {
    expect(() => eventOf(wrapped({ schema: 2 }))).toThrow('schema 2 came; schema 1 is known here');
  });

  it('of a name that is not in the table, or from elsewhere, is refused', () => {
    expect(() => eventOf(wrapped({ type: 'hotel.burned' }))).toThrow();
    expect(() => eventOf({ ...wrapped({}), source: 'aws.ec2' })).toThrow();
    expect(() => eventOf('a text')).toThrow();
  });

  it('always tells its hotel where a queue of hotels is to hear it', () => {
    const indexed = Object.entries(events).filter(([, row]) => (row.queues as readonly string[]).includes('indexing'));
    expect(indexed.map(([event]) => event)).toEqual(['review.created', 'hotel.changed', 'inventory.changed']);
  });
});
