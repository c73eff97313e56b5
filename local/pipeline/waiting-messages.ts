import * as z from 'zod';
import type { QueueMessage } from '../../functions/usecases/ports/queues.ts';

const message = z.object({
  messageId: z.string(),
  body: z.string(),
  sentTimestamp: z.number(),
  approximateReceiveCount: z.number(),
});
const inspected = z.object({
  messages: z.object({
    ready: z.array(message),
    delayed: z.array(message),
    inflight: z.array(z.object({ message })),
  }),
});

const MOST_SHOWN = 10;

/**
 * The waiting messages of a queue of this machine, oldest first. Its server shows them without counting a try; an
 * external SQS does not, and the publisher of the stream has no queue.
 * @returns undefined if the server cannot show them
 */
export const waitingIn = async (endpoint: string, name: string): Promise<readonly QueueMessage[] | undefined> => {
  if (name === 'publisher') return [];
  const answer = await fetch(`${endpoint}/_fauxqs/queues/${encodeURIComponent(name)}`);
  if (!answer.ok) return undefined;
  const { ready, delayed, inflight } = inspected.parse(await answer.json()).messages;
  const shown = (state: 'waiting' | 'taken') => (each: z.infer<typeof message>) => ({ state, ...each });
  return [...[...ready, ...delayed].map(shown('waiting')), ...inflight.map(({ message: each }) => shown('taken')(each))]
    .toSorted((one, other) => one.sentTimestamp - other.sentTimestamp)
    .slice(0, MOST_SHOWN)
    .map(({ state, messageId, sentTimestamp, approximateReceiveCount, body }) => ({
      id: messageId,
      state,
      sentAt: new Date(sentTimestamp).toISOString(),
      receives: approximateReceiveCount,
      reason: null,
      body,
    }));
};
