/** The state of a queue; counts are SQS's own, which are a little behind. */
export interface QueueState {
  readonly name: string;
  readonly depth: number;
  /** Taken by a worker and not done yet. */
  readonly inFlight: number;
  /** Of the oldest message; null where nothing waits or it is not known. */
  readonly oldestAgeSeconds: number | null;
  readonly deadLetters: number;
}

/** A message as it waits in a queue, or lies in its dead-letter queue. */
export interface QueueMessage {
  readonly id: string;
  /** `taken`: with a worker. */
  readonly state: 'waiting' | 'taken' | 'dead';
  readonly sentAt: string;
  /** How often it was received, here and in its queue. */
  readonly receives: number;
  /** Why it is dead, where its sender said so. */
  readonly reason: string | null;
  readonly body: string;
}

export interface Redriven {
  readonly moved: number;
  /** What was left for another call. */
  readonly left: number;
}

/** The queues, for their operators. */
export interface QueueAdmin {
  list(): Promise<readonly QueueState[]>;
  has(name: string): boolean;
  /** Puts what lies in the dead-letter queue back into the queue. */
  redrive(name: string): Promise<Redriven>;
  /** Some of what lies in the dead-letter queue; nothing is taken. */
  dead(name: string): Promise<readonly QueueMessage[]>;
  /**
   * Some of what waits; nothing is taken. Undefined where that cannot be seen: in SQS each look counts as a try of the
   * worker, so that looking five times would kill a message.
   */
  waiting(name: string): Promise<readonly QueueMessage[] | undefined>;
}
