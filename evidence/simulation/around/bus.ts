import type { Chance } from '../../../demo/chance.ts';
import { type AnyEvent, eventSource, events } from '../../../functions/contract/events.ts';
import type { EventBus, Publication } from '../../../functions/usecases/ports/events.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Shadow } from '../shadow.ts';
import { must } from '../violation.ts';
import type { Queue } from './queue.ts';
import type { Weather } from './weather.ts';

/** Maximum number of events in one call. */
const MOST = 10;

const envelopeOf = (event: AnyEvent): string =>
  JSON.stringify({
    ...{ version: '0', id: event.id, source: eventSource, 'detail-type': event.type, time: event.occurredAt },
    detail: event,
  });

interface BusParts {
  readonly chance: Chance;
  readonly scheduler: Scheduler;
  readonly shadow: Shadow;
  readonly weather: Weather;
  readonly queues: readonly Queue[];
}

/** The bus with its rules: at times it is down, loses answers, and rejects certain events while faults are on. */
export const simulatedBus = ({ chance, scheduler, shadow, weather, queues }: BusParts): EventBus => {
  const cursed = new Map<string, boolean>();
  const isCursed = (id: string): boolean => {
    const known = cursed.get(id) ?? chance.next() * 10_000 < scheduler.rates.cursed;
    cursed.set(id, known);
    if (known && scheduler.rates.cursed > 0) scheduler.count('an event the bus will not take');
    return known && scheduler.rates.cursed > 0;
  };
  const carry = (event: AnyEvent) => {
    checkCommitted(shadow, event);
    if (isCursed(event.id)) return { rejected: 'the simulation will not take it' };
    const body = envelopeOf(event);
    const heard: readonly string[] = events[event.type].queues;
    for (const queue of queues) if (heard.includes(queue.name)) queue.send(body, scheduler.rates);
    return 'sent' as const;
  };
  const send = (batch: readonly AnyEvent[]) =>
    scheduler.outside(
      'bus',
      () => weather.rates('bus', scheduler.rates),
      () => batch.map(carry),
    );
  return {
    publish: async (published) => {
      const outcomes: Publication[] = [];
      for (let start = 0; start < published.length; start += MOST) {
        outcomes.push(...(await send(published.slice(start, start + MOST))));
      }
      return outcomes;
    },
  };
};

/** The stream is the outbox: the consumer of an event finds the change in the table. */
const checkCommitted = (shadow: Shadow, event: AnyEvent): void => {
  const { data } = event;
  if (!('bookingId' in data)) return;
  const { bookingId, revision } = data;
  const told = shadow.history.get(bookingId)?.some((entry) => entry.revision === revision);
  const made = revision === 1 && shadow.bookings.has(bookingId);
  must(made || told === true, 'rule 21: only what is committed is published', () => event.id);
};
