import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type AnyEvent, eventSource } from '../../contract/events.ts';
import type { EventBus, Publication } from '../../usecases/ports/events.ts';

/** PutEvents takes no more in one call. */
const MOST = 10;

/** The bus is busy or broken, not the event: all of them are to be sent again. */
const busTrouble: ReadonlySet<string> = new Set(['ThrottlingException', 'InternalFailure', 'InternalException']);

const send = async (client: EventBridgeClient, bus: string, events: readonly AnyEvent[]): Promise<Publication[]> => {
  const Entries = events.map((event) => ({
    EventBusName: bus,
    Source: eventSource,
    DetailType: event.type,
    Time: new Date(event.occurredAt),
    Detail: JSON.stringify(event),
  }));
  const answer = await client.send(new PutEventsCommand({ Entries }));
  const trouble = answer.Entries?.find(({ ErrorCode = '' }) => busTrouble.has(ErrorCode));
  if (trouble) throw new Error(`the bus answers ${trouble.ErrorCode}`);
  return events.map((_, index) => {
    const entry = answer.Entries?.[index];
    if (entry?.EventId !== undefined) return 'sent';
    return { rejected: `${entry?.ErrorCode ?? 'no answer'}: ${entry?.ErrorMessage ?? ''}` };
  });
};

/** The bus on AWS. */
export const eventBridge = (bus: string): EventBus => {
  const client = new EventBridgeClient({ maxAttempts: 3 });
  return {
    publish: async (events) => {
      const outcomes: Publication[] = [];
      for (let start = 0; start < events.length; start += MOST) {
        outcomes.push(...(await send(client, bus, events.slice(start, start + MOST))));
      }
      return outcomes;
    },
  };
};
