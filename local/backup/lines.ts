import { createHash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

/** An item in DynamoDB's own JSON, as its client takes and gives it. */
export type RawItem = Record<string, AttributeValue>;

const FORMAT = 'hotel-booking-backup';
const VERSION = 1;

/** The reason why a file cannot be restored or a backup cannot be made: one line that explains what to do. */
export class BackupProblem extends Error {}

const header = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  release: z.string(),
  table: z.string(),
  takenAt: z.string(),
});
export type Header = Omit<z.infer<typeof header>, 'format' | 'version'>;

/** The summary of the items in the last line of a backup, with which a table is compared. */
export interface Content {
  readonly items: number;
  /** By the `type` of items. */
  readonly kinds: Readonly<Record<string, number>>;
  /**
   * Digest of the items, independent of their order: two tables with the same digest have the same items. Hexadecimal.
   */
  readonly digest: string;
}

/** The last line: the content, and the SHA-256 of every byte before that line. */
export interface Ending extends Content {
  readonly sha256: string;
}

const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [
        name,
        (name === 'SS' || name === 'NS') && Array.isArray(each) ? each.toSorted() : plain(each),
      ]),
  );
};

/** The line of an item: the same for the same item, in any order of its attributes. */
export const lineOfItem = (item: RawItem): string => JSON.stringify(plain(item));

const binary = (value: AttributeValue): AttributeValue => {
  if (value.B !== undefined) return { B: Buffer.from(String(value.B), 'base64') };
  if (value.BS !== undefined) return { BS: value.BS.map((each) => Buffer.from(String(each), 'base64')) };
  if (value.L !== undefined) return { L: value.L.map(binary) };
  if (value.M !== undefined) return { M: itemOf(value.M) };
  return value;
};
const itemOf = (item: RawItem): RawItem =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, binary(value)]));

/** @throws SyntaxError */
export const itemOfLine = (line: string): RawItem => itemOf(JSON.parse(line) as RawItem);

/** An item's key as one text. */
export const nameOf = ({ pk, sk }: RawItem): string => `${pk?.S ?? ''}\n${sk?.S ?? ''}`;

const WORD = 2n ** 256n;

/** Counts items and adds up their digests. */
export const contentCounter = () => {
  let items = 0;
  let sum = 0n;
  const kinds = new Map<string, number>();
  return {
    add: (item: RawItem, line: string): void => {
      items += 1;
      const kind = item['type']?.S ?? '';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      sum = (sum + BigInt(`0x${createHash('sha256').update(line).digest('hex')}`)) % WORD;
    },
    content: (): Content => ({
      items,
      kinds: Object.fromEntries([...kinds].toSorted(([one], [other]) => (one < other ? -1 : 1))),
      digest: sum.toString(16).padStart(64, '0'),
    }),
  };
};

export const lineOfHeader = (of: Header): string =>
  JSON.stringify({ format: FORMAT, version: VERSION, release: of.release, table: of.table, takenAt: of.takenAt });

/**
 * The header of a file.
 * @throws BackupProblem for a file that is no backup, or one of a later format
 */
export const readHeader = (file: string, line: string): Header => {
  const foreign = new BackupProblem(`${file} is no backup of this system: name a file that npm run backup wrote`);
  let found: unknown;
  try {
    found = JSON.parse(line);
  } catch {
    throw foreign;
  }
  const read = header.safeParse(found);
  if (read.success) {
    const { release, table, takenAt } = read.data;
    return { release, table, takenAt };
  }
  const said = z.object({ format: z.literal(FORMAT), version: z.number() }).safeParse(found);
  if (said.success && said.data.version > VERSION) {
    throw new BackupProblem(
      `${file} has format ${said.data.version}, and this release reads ${VERSION} at most: restore it by the release that wrote it`,
    );
  }
  throw foreign;
};

export const lineOfEnding = ({ items, kinds, digest, sha256 }: Ending): string =>
  JSON.stringify({ end: true, items, kinds, digest, sha256 });
