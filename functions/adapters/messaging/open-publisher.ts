import type { PublishDeps } from '../../usecases/ports/events.ts';
import { eventBridge } from './event-bridge.ts';
import { openDeadLetters } from './open-dead-letters.ts';

/** The bus and the dead-letter queue of the publisher on AWS. */
export const openPublisher = (bus: string, deadLetterUrl: string): Pick<PublishDeps, 'bus' | 'dead'> => ({
  bus: eventBridge(bus),
  dead: openDeadLetters(deadLetterUrl),
});
