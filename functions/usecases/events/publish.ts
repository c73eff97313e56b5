import type { AnyEvent } from '../../contract/events.ts';
import type { DeadLetters, OutboxRecord, PublishDeps } from '../ports/events.ts';

/** A batch of the stream, as far as it is done: `from` is the first record that is to come again. */
export interface Published {
  readonly events: number;
  readonly dead: number;
  readonly from: number | undefined;
}

const TRIES = 5;
const FIRST_PAUSE_MS = 100;

interface Waiting {
  readonly record: number;
  readonly event: AnyEvent;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Publishes the events of the records of the stream (rule 21). A record that cannot be read, or whose event is refused five
 * times while its neighbours go through, goes whole to the publisher's own dead-letter queue, so that it blocks no other message.
 * Where the bus is away the batch comes again from the first record that is not through: the stream keeps it a day.
 */
export const publish =
  ({ bus, dead, delay, onSent }: PublishDeps) =>
  async (records: readonly OutboxRecord[]): Promise<Published> => {
    const poisoned = new Map<number, string>();
    let waiting = records.flatMap((record, index): Waiting[] => {
      try {
        return record.events().map((event) => ({ record: index, event }));
      } catch (error) {
        poisoned.set(index, reasonOf(error));
        return [];
      }
    });
    const total = waiting.length;

    let away = false;
    for (let tries = 1; waiting.length > 0 && tries <= TRIES; tries += 1) {
      if (tries > 1) await delay.sleep(FIRST_PAUSE_MS * 2 ** (tries - 2) * (0.5 + delay.random()));
      try {
        const outcomes = await bus.publish(waiting.map(({ event }) => event));
        away = false;
        const refused = waiting.flatMap((each, index) => {
          const outcome = outcomes[index];
          if (outcome !== undefined && outcome !== 'sent') return [{ each, reason: outcome.rejected }];
          onSent?.(each.event, records[each.record]?.committedAt);
          return [];
        });
        if (tries === TRIES) for (const { each, reason } of refused) poisoned.set(each.record, reason);
        waiting = refused.map(({ each }) => each);
      } catch {
        away = true;
      }
    }

    const unsent = away ? waiting[0]?.record : undefined;
    const kept = await keep(dead, records, poisoned, unsent ?? records.length);
    return { events: total - waiting.length, dead: kept.count, from: kept.failed ?? unsent };
  };

/** Puts away what is poisoned before `end`; what lies behind comes again anyway. */
const keep = async (
  dead: DeadLetters,
  records: readonly OutboxRecord[],
  poisoned: ReadonlyMap<number, string>,
  end: number,
): Promise<{ count: number; failed: number | undefined }> => {
  let count = 0;
  for (const [index, reason] of [...poisoned].toSorted(([one], [other]) => one - other)) {
    if (index >= end) break;
    try {
      await dead.keep(JSON.stringify(records[index]?.whole), reason);
      count += 1;
    } catch {
      return { count, failed: index };
    }
  }
  return { count, failed: undefined };
};
