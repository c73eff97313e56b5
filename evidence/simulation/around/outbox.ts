import type { StreamRecord } from '../../../functions/adapters/dynamo/outbox/stream-record.ts';
import type { Change, Item } from '../../../memory-dynamodb/index.ts';

/** The shards differ in how far they are read, and an item is always in the same: order holds for each item alone. */
export const SHARDS = 3;

interface Shard {
  readonly records: StreamRecord[];
  /** How many of them are behind the publisher. */
  position: number;
}

const hashOf = (text: string): number => {
  let hash = 7;
  for (let index = 0; index < text.length; index += 1) hash = (hash * 31 + text.charCodeAt(index)) % 1_000_003;
  return hash;
};

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'S' in value ? String(value.S) : '';

/** A record as a stream of new and old images has it. */
interface ImagesRecord extends StreamRecord {
  readonly dynamodb: NonNullable<StreamRecord['dynamodb']> & { readonly Keys: Item; readonly OldImage?: Item };
}

const recordOf = ({ sequence, keys, oldImage, newImage }: Change): ImagesRecord => ({
  eventName: newImage === undefined ? 'REMOVE' : oldImage === undefined ? 'INSERT' : 'MODIFY',
  dynamodb: {
    SequenceNumber: String(sequence),
    Keys: keys,
    ...(oldImage && { OldImage: oldImage }),
    ...(newImage && { NewImage: newImage }),
  },
});

/** The table's stream with both images: kept whole, so that it can be read again from its start. */
export class Outbox {
  readonly #shards: readonly Shard[] = Array.from({ length: SHARDS }, () => ({ records: [], position: 0 }));

  note(change: Change): void {
    const { pk, sk } = change.keys;
    this.#shards[hashOf(`${textOf(pk)} ${textOf(sk)}`) % SHARDS]?.records.push(recordOf(change));
  }

  /** The next records of a shard, and where they begin. */
  read(shard: number, most: number): { readonly from: number; readonly records: readonly StreamRecord[] } {
    const { records, position } = this.#shards[shard] ?? { records: [], position: 0 };
    return { from: position, records: records.slice(position, position + most) };
  }

  moveTo(shard: number, position: number): void {
    const found = this.#shards[shard];
    if (found) found.position = position;
  }

  /** Everything comes again. */
  replay(): void {
    for (const shard of this.#shards) shard.position = 0;
  }

  get behind(): number {
    return this.#shards.reduce((sum, { records, position }) => sum + records.length - position, 0);
  }
}
