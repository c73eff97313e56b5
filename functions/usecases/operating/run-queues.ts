import type { Refusal } from '../../domain/refusal.ts';
import type { QueueAdmin, QueueMessage, QueueState, Redriven } from '../ports/queues.ts';

/** Messages that a worker has are among those that wait. */
export type AskedState = 'waiting' | 'dead';

export interface SeenMessages {
  readonly messages: readonly QueueMessage[];
  /** Whether those that wait could be looked at without harm. */
  readonly waitingShown: boolean;
}

const noQueue = { refused: 'not-found', what: 'queue' } as const;
const away: Refusal = { refused: 'try-again', detail: 'The queues do not answer at the moment.' };

const reached = async <T>(work: Promise<T>): Promise<T | Refusal> => work.catch(() => away);

/** What a system admin does with queues; without any, there is nothing to list. */
export const runQueues = (desk: QueueAdmin | undefined) => ({
  list: async (): Promise<readonly QueueState[] | Refusal> => (desk ? reached(desk.list()) : []),
  redrive: async (name: string): Promise<Redriven | Refusal> =>
    desk?.has(name) ? reached(desk.redrive(name)) : noQueue,
  messages: async (name: string, asked: readonly AskedState[]): Promise<SeenMessages | Refusal> => {
    if (!desk?.has(name)) return noQueue;
    const seen = async (): Promise<SeenMessages> => {
      const [waiting, dead] = await Promise.all([
        asked.includes('waiting') ? desk.waiting(name) : [],
        asked.includes('dead') ? desk.dead(name) : [],
      ]);
      return { messages: [...(waiting ?? []), ...dead], waitingShown: waiting !== undefined };
    };
    return reached(seen());
  },
});
