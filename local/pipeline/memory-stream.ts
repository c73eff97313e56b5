import type { StreamRecord } from '../../functions/adapters/dynamo/stream-record.ts';
import type { Change } from '../../memory-dynamodb/index.ts';
import type { StreamSource } from './stream-source.ts';

/** Tells `listener` of every change of the table in memory from now on. */
export type Changes = (listener: (change: Change) => void) => void;

const MOST_RECORDS = 500;

const recordOf = ({ sequence, oldImage, newImage }: Change): StreamRecord => ({
  eventName: newImage === undefined ? 'REMOVE' : oldImage === undefined ? 'INSERT' : 'MODIFY',
  dynamodb: { SequenceNumber: String(sequence), ...(newImage && { NewImage: newImage }) },
});

/** The same stream of the table in memory; what is not read goes with the process, as the table does. */
export const memoryStream = (changes: Changes): StreamSource => {
  let waiting: StreamRecord[] = [];
  changes((change) => {
    // Only inserts tell events: the others need not be kept.
    if (change.oldImage === undefined) waiting.push(recordOf(change));
  });
  return {
    poll: async (handle) => {
      const batch = waiting.slice(0, MOST_RECORDS);
      if (batch.length === 0) return 0;
      const again = await handle(batch);
      waiting = waiting.slice(again ?? batch.length);
      return batch.length;
    },
  };
};
