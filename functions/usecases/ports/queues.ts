/** How a queue stands; counts are SQS's own, which are a little behind. */
export interface QueueState {
  readonly name: string;
  readonly depth: number;
  /** Taken by a worker and not done yet. */
  readonly inFlight: number;
  /** Of the oldest message; null where nothing waits or it is not known. */
  readonly oldestAgeSeconds: number | null;
  readonly deadLetters: number;
}

/** A message as it lies in a dead-letter queue. */
export interface DeadMessage {
  readonly id: string;
  readonly sentAt: string;
  /** How often it was received, here and in its queue. */
  readonly receives: number;
  /** Why it is there, where its sender said so. */
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
  /** Looks at what lies in the dead-letter queue and takes nothing. */
  peek(name: string): Promise<readonly DeadMessage[]>;
}
