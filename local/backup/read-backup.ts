import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { upcast } from '../../functions/adapters/dynamo/upcast.ts';
import {
  BackupProblem,
  contentCounter,
  type Ending,
  type Header,
  itemOfLine,
  lineOfEnding,
  type RawItem,
  readHeader,
} from './lines.ts';

/** An item of DynamoDB has at most 400 KB; its JSON, with every character escaped, six times that. */
const MOST_BYTES = 3_000_000;
const LINE_FEED = 10;
const TELL_EVERY = 50_000;

const unreadable = (file: string, error: unknown): BackupProblem => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new BackupProblem(`there is no file ${file}: name a file that npm run backup wrote`);
  if (code === 'EISDIR') return new BackupProblem(`${file} is a folder: name a file that npm run backup wrote`);
  return new BackupProblem(`${file} cannot be read (${code ?? String(error)})`);
};

/** The lines of a file without their ends; what follows the last one comes as a line that is not `whole`. */
export async function* linesOf(file: string): AsyncGenerator<{ readonly bytes: Buffer; readonly whole: boolean }> {
  let left = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
      let rest: Buffer = left.length === 0 ? (chunk as Buffer) : Buffer.concat([left, chunk as Buffer]);
      for (let at = rest.indexOf(LINE_FEED); at >= 0; at = rest.indexOf(LINE_FEED)) {
        yield { bytes: rest.subarray(0, at), whole: true };
        rest = rest.subarray(at + 1);
      }
      if (rest.length > MOST_BYTES)
        throw new BackupProblem(`${file} is no backup of this system: its lines are too long`);
      left = Buffer.from(rest);
    }
  } catch (error) {
    throw error instanceof BackupProblem ? error : unreadable(file, error);
  }
  if (left.length > 0) yield { bytes: left, whole: false };
}

/** The items of a file that has been judged already, in its order. */
export async function* itemsOf(file: string): AsyncGenerator<RawItem> {
  let before: string | undefined;
  let number = 0;
  for await (const { bytes } of linesOf(file)) {
    // The first line is the header, the last one the end.
    if (number > 1 && before !== undefined) yield itemOfLine(before);
    before = bytes.toString('utf8');
    number += 1;
  }
}

const damaged = (file: string, how: string): BackupProblem =>
  new BackupProblem(`${file} is damaged (${how}): copy it again, or restore another backup`);

/** @throws BackupProblem where a later release wrote the item */
const judgeSchema = (file: string, item: RawItem): void => {
  const type = item['type']?.S;
  const schema = item['schema']?.N;
  try {
    if (type !== undefined && schema !== undefined) upcast({ type, schema: Number(schema) });
  } catch (error) {
    throw new BackupProblem(`${file} is of a later release: ${(error as Error).message}; restore it by that release`);
  }
};

export interface Backup extends Header, Ending {}

/**
 * Reads a backup from its first byte to its last and holds it against the checksum, the counts and the digest in it.
 * @param progress called now and then with the number of items read
 * @throws BackupProblem for a file that is foreign, of a later release, cut short, or changed by a single byte
 */
export const judgeBackup = async (
  file: string,
  progress: (items: number) => void = () => undefined,
): Promise<Backup> => {
  const hash = createHash('sha256');
  const counter = contentCounter();
  let header: Header | undefined;
  let last: Buffer | undefined;
  let items = 0;
  for await (const { bytes, whole } of linesOf(file)) {
    if (header === undefined) {
      header = readHeader(file, bytes.toString('utf8'));
      hash.update(bytes).update('\n');
    } else {
      // A line is an item once another one follows: the last is the end.
      if (last !== undefined) {
        hash.update(last).update('\n');
        judgeItem(file, last, counter);
        items += 1;
        if (items % TELL_EVERY === 0) progress(items);
      }
      last = Buffer.from(bytes);
    }
    if (!whole) throw damaged(file, 'it ends in the middle of a line');
  }
  if (header === undefined) throw new BackupProblem(`${file} is empty: name a file that npm run backup wrote`);
  if (last === undefined) throw damaged(file, 'it ends after its first line');
  const ending: Ending = { ...counter.content(), sha256: hash.digest('hex') };
  const said = last.toString('utf8');
  if (!said.startsWith('{"end":true')) throw damaged(file, 'its end is missing');
  if (said !== lineOfEnding(ending)) throw damaged(file, 'its checksum is not that of its content');
  return { ...header, ...ending };
};

const judgeItem = (file: string, bytes: Buffer, counter: ReturnType<typeof contentCounter>): void => {
  const line = bytes.toString('utf8');
  let item: RawItem;
  try {
    item = itemOfLine(line);
  } catch {
    throw damaged(file, 'a line is no item');
  }
  judgeSchema(file, item);
  counter.add(item, line);
};
