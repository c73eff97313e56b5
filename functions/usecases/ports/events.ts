import type { AnyEvent } from '../../contract/events.ts';
import type { Delay } from './time.ts';

/** What became of an event: sent, or refused by itself while the bus works. */
export type Publication = 'sent' | { readonly rejected: string };

/** Where events go; rules carry them on to queues. */
export interface EventBus {
  /**
   * Sends the events and answers of each what became of it, in their order.
   * @throws where the bus is away: nothing is known of any of them, and they are to be sent again
   */
  publish(events: readonly AnyEvent[]): Promise<readonly Publication[]>;
}

/** A record of the table's stream as the publisher meets it. */
export interface OutboxRecord {
  /** The record as it came, to be kept whole where it cannot be published. */
  readonly whole: unknown;
  /** When it was committed, in milliseconds of real time; undefined where the stream does not say. */
  readonly committedAt?: number | undefined;
  /** Its events; throws where it cannot be read. */
  readonly events: () => readonly AnyEvent[];
}

/** Where a message goes that no try could work on, or a record that none could publish, whole. */
export interface DeadLetters {
  /** @throws where it could not be kept */
  keep(body: string, reason: string): Promise<void>;
}

/** What the publisher works with besides the stream. */
export interface PublishDeps {
  readonly bus: EventBus;
  readonly dead: DeadLetters;
  readonly delay: Delay;
  /** Called for each event that the bus has taken. */
  readonly onSent?: (event: AnyEvent, committedAt: number | undefined) => void;
}
