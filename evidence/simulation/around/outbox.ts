import type { StreamRecord } from '../../../functions/adapters/dynamo/outbox/stream-record.ts';
import type { Change, Item } from '../../../memory-dynamodb/index.ts';

/** The shards are read independently, and an item is always in the same shard: order holds only per item. */
export const SHARDS = 3;

interface Shard {
  readonly records: StreamRecord[];
  /** The number of records that are already published. */
  position: number;
}

const hashOf = (text: string): number => {
  let hash = 7;
  for (let index = 0; index < text.length; index += 1) hash = (hash * 31 + text.charCodeAt(index)) % 1_000_003;
  return hash;
};

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'S' in value ? String(value.S) : '';

/** A record of a stream with new and old images. */
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

/** The table's stream with both images: kept completely, so that it can be replayed from its start. */
export class Outbox {
  readonly #shards: readonly Shard[] = Array.from({ length: SHARDS }, () => ({ records: [], position: 0 }));

  note(change: Change): void {
    const { pk, sk } = change.keys;
    this.#shards[hashOf(`${textOf(pk)} ${textOf(sk)}`) % SHARDS]?.records.push(recordOf(change));
  }

  /** The next records of a shard, and their position. */
  read(shard: number, most: number): { readonly from: number; readonly records: readonly StreamRecord[] } {
    const { records, position } = this.#shards[shard] ?? { records: [], position: 0 };
    return { from: position, records: records.slice(position, position + most) };
  }

  moveTo(shard: number, position: number): void {
    const found = this.#shards[shard];
    if (found) found.position = position;
  }

  /** Replays all records. */
  replay(): void {
    for (const shard of this.#shards) shard.position = 0;
  }

  get behind(): number {
    return this.#shards.reduce((sum, { records, position }) => sum + records.length - position, 0);
  }
}
