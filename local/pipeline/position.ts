import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

/** By shard of the stream: behind which record to go on; `done` for a shard that has ended. */
export type Position = Readonly<Record<string, string>>;

/** The publisher's position in the stream, kept across restarts: every record before it has reached the queues. */
export interface PositionStore {
  readonly load: () => Position | undefined;
  readonly save: (position: Position) => void;
}

const schema = z.object({ stream: z.string(), shards: z.record(z.string(), z.string()) });

/** In a file beside the data; without a folder it goes with the process. */
export const positionStore = (dataDir: string | undefined, stream: string): PositionStore => {
  let known: Position | undefined;
  if (dataDir === undefined) {
    return {
      load: () => known,
      save: (position) => {
        known = position;
      },
    };
  }
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'publisher.json');
  return {
    load: () => {
      try {
        const found = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
        return found.stream === stream ? found.shards : undefined;
      } catch {
        return undefined;
      }
    },
    save: (shards) => {
      // Never half a file: a killed process leaves the old one or the new one.
      writeFileSync(`${file}.new`, JSON.stringify({ stream, shards }));
      renameSync(`${file}.new`, file);
    },
  };
};
