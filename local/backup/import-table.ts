import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteItemCommand, type DynamoDBClient, ScanCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { BackupProblem, type Content, contentCounter, lineOfItem, type RawItem } from './lines.ts';
import { itemsOf } from './read-backup.ts';

const AT_ONCE = 25;
const IN_PARALLEL = 8;
const NOTE_EVERY = AT_ONCE * IN_PARALLEL * 10;
const MOST_TRIES = 12;

/** Puts up to 25 items; what the table leaves out for the moment is sent again. */
const putBatch = async (client: DynamoDBClient, tableName: string, items: readonly RawItem[]): Promise<void> => {
  let left: WriteRequest[] = items.map((Item) => ({ PutRequest: { Item } }));
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries === MOST_TRIES)
      throw new BackupProblem(`${tableName} takes no more at the moment: run the same command again`);
    if (tries > 0) await sleep(Math.min(20 * 2 ** tries, 5000));
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }));
    left = UnprocessedItems?.[tableName] ?? [];
  }
};

/** What a table holds, counted and added up; reads it once. */
export const contentOfTable = async (
  client: DynamoDBClient,
  tableName: string,
  progress: (items: number) => void = () => undefined,
): Promise<Content> => {
  const counter = contentCounter();
  let items = 0;
  let after: RawItem | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, ...(after && { ExclusiveStartKey: after }) }),
    );
    for (const item of page.Items ?? []) counter.add(item, lineOfItem(item));
    items += page.Items?.length ?? 0;
    progress(items);
    after = page.LastEvaluatedKey;
  } while (after !== undefined);
  return counter.content();
};

export interface ImportRequest {
  readonly client: DynamoDBClient;
  /** An empty table, or one that the same restore has begun to fill. */
  readonly tableName: string;
  /** A backup that has been judged already. */
  readonly file: string;
  readonly sha256: string;
  /** Where it notes how far it has come. */
  readonly note: string;
  readonly progress?: (items: number) => void;
  readonly signal?: AbortSignal;
}

const noteSchema = z.object({ sha256: z.string(), items: z.number() });

const itemsDone = async (note: string, sha256: string): Promise<number> => {
  const text = await readFile(note, 'utf8').catch(() => undefined);
  if (text === undefined) return 0;
  try {
    const noted = noteSchema.parse(JSON.parse(text));
    return noted.sha256 === sha256 ? noted.items : 0;
  } catch {
    return 0;
  }
};

/**
 * Puts every item of a backup into a table; after an interruption the next call continues where the last one stopped.
 * @throws BackupProblem, of one line
 */
export const importItems = async (request: ImportRequest): Promise<void> => {
  const { client, tableName, file, sha256, note, signal, progress = () => undefined } = request;
  const before = await itemsDone(note, sha256);
  let read = 0;
  let batches: RawItem[][] = [[]];
  const flush = async (): Promise<void> => {
    await Promise.all(batches.filter((each) => each.length > 0).map((each) => putBatch(client, tableName, each)));
    batches = [[]];
    progress(read);
    if (read % NOTE_EVERY === 0) await writeFile(note, JSON.stringify({ sha256, items: read }));
    if (signal?.aborted) throw new BackupProblem('interrupted: the same command goes on where it stopped');
  };
  for await (const item of itemsOf(file)) {
    read += 1;
    if (read <= before) continue;
    const batch = batches.at(-1) ?? [];
    batch.push(item);
    if (batch.length < AT_ONCE) continue;
    if (batches.length === IN_PARALLEL) await flush();
    else batches.push([]);
  }
  await flush();
  await rm(note, { force: true });
};

/** @throws BackupProblem if the items of the table are not exactly those of the backup */
export const judgeTable = async (
  client: DynamoDBClient,
  tableName: string,
  wanted: Content,
  progress?: (items: number) => void,
): Promise<void> => {
  const found = await contentOfTable(client, tableName, progress);
  if (found.digest === wanted.digest && found.items === wanted.items) return;
  throw new BackupProblem(
    `${tableName} holds ${found.items} items that are not the ${wanted.items} of the backup: delete it and restore again`,
  );
};
