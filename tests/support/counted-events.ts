import { eventsOfChange } from '../../functions/adapters/dynamo/outbox/stream-events.ts';
import { queryAll } from '../../functions/adapters/dynamo/table.ts';
import type { Core } from '../../functions/composition/core.ts';
import { composeNumbers } from '../../functions/composition/numbers.ts';
import { keys } from '../../functions/contract/keys.ts';

/** Counts a booking by the events that its history has made, as the queue would bring them. */
export const countedEvents = async (core: Core, bookingId: string): Promise<void> => {
  const items = await queryAll(core.table, { pk: keys.booking(bookingId).pk, beginsWith: 'H#' });
  const count = composeNumbers(core);
  for (const event of items.flatMap((item) => [...eventsOfChange({ kind: 'INSERT', item })])) await count(event);
};
