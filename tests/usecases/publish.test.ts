import { describe, expect, it } from 'vitest';
import type { AnyEvent } from '../../functions/contract/events.ts';
import { publish } from '../../functions/usecases/events/publish.ts';
import type { EventBus, OutboxRecord, Publication } from '../../functions/usecases/ports/events.ts';

const eventNumber = (n: number): AnyEvent => ({
  id: `hotel.changed:${n}`,
  type: 'hotel.changed',
  schema: 1,
  version: 1,
  occurredAt: '2027-03-01T12:00:00.000Z',
  hotelId: 'tejo',
  data: { action: 'hotel.changed', roomTypeId: null, changed: ['name'] },
});
const record = (n: number): OutboxRecord => ({ whole: { n }, events: () => [eventNumber(n)] });
const unreadable = (n: number): OutboxRecord => ({
  whole: { n },
  events: () => {
    throw new Error('no booking of ours');
  },
});

/** A bus that does with each call and event what it is told, and remembers what went through. */
const busThat = (treat: (event: AnyEvent, call: number) => Publication | 'away') => {
  const sent: string[] = [];
  let calls = 0;
  const bus: EventBus = {
    publish: async (events) => {
      calls += 1;
      const outcomes = events.map((event) => treat(event, calls));
      if (outcomes.includes('away')) throw new Error('the bus is away');
      for (const [index, outcome] of outcomes.entries()) if (outcome === 'sent') sent.push(events[index]?.id ?? '');
      return outcomes.filter((outcome) => outcome !== 'away');
    },
  };
  return { bus, sent, calls: () => calls };
};

const graveyard = (broken = false) => {
  const kept: { record: unknown; reason: string }[] = [];
  const keep = async (body: string, reason: string): Promise<void> => {
    if (broken) throw new Error('the queue is away');
    kept.push({ record: JSON.parse(body), reason });
  };
  return { dead: { keep }, kept };
};

const delay = { sleep: async () => undefined, random: () => 0 };

describe('the publisher', () => {
  it('tells of each event once the bus has it, with the time of its commit', async () => {
    const told: [string, number | undefined][] = [];
    const { bus } = busThat(({ id }, call) => (id === 'hotel.changed:2' && call === 1 ? { rejected: 'busy' } : 'sent'));
    const records = [1, 2, 3].map((n) => ({ ...record(n), committedAt: n * 1000 }));
    const onSent = ({ id }: AnyEvent, committedAt: number | undefined) => void told.push([id, committedAt]);
    await publish({ bus, ...graveyard(), delay, onSent })(records);
    expect(told).toEqual([
      ['hotel.changed:1', 1000],
      ['hotel.changed:3', 3000],
      ['hotel.changed:2', 2000],
    ]);
  });

  it('sends what each record tells, in order', async () => {
    const { bus, sent } = busThat(() => 'sent');
    const { dead, kept } = graveyard();
    const done = await publish({ bus, dead, delay })([record(1), record(2), { whole: {}, events: () => [] }]);
    expect(done).toEqual({ events: 2, dead: 0, from: undefined });
    expect(sent).toEqual(['hotel.changed:1', 'hotel.changed:2']);
    expect(kept).toEqual([]);
  });

  it('puts a record it cannot read away whole, and its neighbours go through', async () => {
    const { bus, sent } = busThat(() => 'sent');
    const { dead, kept } = graveyard();
    const done = await publish({ bus, dead, delay })([record(1), unreadable(2), record(3)]);
    expect(done).toEqual({ events: 2, dead: 1, from: undefined });
    expect(sent).toEqual(['hotel.changed:1', 'hotel.changed:3']);
    expect(kept).toEqual([{ record: { n: 2 }, reason: 'no booking of ours' }]);
  });

  it('puts a record away after five refusals, not before', async () => {
    const { bus, sent, calls } = busThat(({ id }) => (id.endsWith(':2') ? { rejected: 'malformed' } : 'sent'));
    const { dead, kept } = graveyard();
    expect(await publish({ bus, dead, delay })([record(1), record(2), record(3)])).toMatchObject({ dead: 1 });
    expect(calls()).toBe(5);
    expect(sent).toEqual(['hotel.changed:1', 'hotel.changed:3']);
    expect(kept).toEqual([{ record: { n: 2 }, reason: 'malformed' }]);
  });

  it('sends a record that was refused only for a while', async () => {
    const { bus, sent } = busThat((_event, call) => (call < 5 ? { rejected: 'busy' } : 'sent'));
    const { dead, kept } = graveyard();
    expect(await publish({ bus, dead, delay })([record(1)])).toEqual({ events: 1, dead: 0, from: undefined });
    expect([sent, kept]).toEqual([['hotel.changed:1'], []]);
  });

  it('lets the stream wait while the bus is away, and puts nothing away for it', async () => {
    const { bus } = busThat(() => 'away');
    const { dead, kept } = graveyard();
    expect(await publish({ bus, dead, delay })([record(1), record(2)])).toEqual({ events: 0, dead: 0, from: 0 });
    expect(kept).toEqual([]);
  });

  it('goes on from what was not through when the bus went away half-way', async () => {
    const { bus } = busThat(({ id }, call) => (call > 1 ? 'away' : id.endsWith(':1') ? 'sent' : { rejected: 'busy' }));
    const { dead } = graveyard();
    expect(await publish({ bus, dead, delay })([record(1), record(2), record(3)])).toMatchObject({ from: 1 });
  });

  it('keeps the place before a poisoned record that could not be put away', async () => {
    const { bus } = busThat(() => 'sent');
    const { dead } = graveyard(true);
    expect(await publish({ bus, dead, delay })([record(1), unreadable(2)])).toMatchObject({ dead: 0, from: 1 });
  });
});
