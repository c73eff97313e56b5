import type { Refusal } from '../../domain/refusal.ts';
import type { DeadMessage, QueueAdmin, QueueState, Redriven } from '../ports/queues.ts';

const noQueue = { refused: 'not-found', what: 'queue' } as const;
const away: Refusal = { refused: 'try-again', detail: 'The queues do not answer at the moment.' };

const reached = async <T>(work: Promise<T>): Promise<T | Refusal> => work.catch(() => away);

/** What a system admin does with queues; without any, there is nothing to list. */
export const runQueues = (desk: QueueAdmin | undefined) => ({
  list: async (): Promise<readonly QueueState[] | Refusal> => (desk ? reached(desk.list()) : []),
  redrive: async (name: string): Promise<Redriven | Refusal> =>
    desk?.has(name) ? reached(desk.redrive(name)) : noQueue,
  peek: async (name: string): Promise<readonly DeadMessage[] | Refusal> =>
    desk?.has(name) ? reached(desk.peek(name)) : noQueue,
});
