import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ExportRequest, exportTable, type OpenFile } from '../../../local/backup/export-table.ts';
import { contentOfTable, importItems, judgeTable } from '../../../local/backup/import-table.ts';
import { itemOfLine, type RawItem } from '../../../local/backup/lines.ts';
import { beginTable, finishTable } from '../../../local/backup/new-table.ts';
import { itemsOf, judgeBackup } from '../../../local/backup/read-backup.ts';
import { streamsClient } from '../../../local/database.ts';
import { createTable } from '../../../local/table-definition.ts';
import { createMemoryDynamo } from '../../../memory-dynamodb/index.ts';
import { endpointForTests, freshTableName, localClient, NO_JAVA } from '../../support/dynamodb.ts';

const endpoint = await endpointForTests();

interface Ground {
  readonly client: DynamoDBClient;
  /** Another client of the same. */
  readonly other: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
}
const grounds: readonly [string, () => Ground | undefined][] = [
  [
    'our own table',
    () => {
      const dynamo = createMemoryDynamo({ streamed: 100_000 });
      return {
        client: dynamo.client(),
        other: dynamo.client(),
        streams: streamsClient({ requestHandler: dynamo.requestHandler }),
      };
    },
  ],
  [
    `DynamoDB Local${endpoint === undefined ? ` (${NO_JAVA})` : ''}`,
    () =>
      endpoint
        ? { client: localClient(endpoint), other: localClient(endpoint), streams: streamsClient({ endpoint }) }
        : undefined,
  ],
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const purse = (n: number) => ({ pk: { S: `PURSE#${n}` }, sk: { S: 'PURSE' } });
/** Large enough that a page of a scan holds some dozens. */
const ballast = 'x'.repeat(20_000);
const PURSES = 120;
const each = [...Array(PURSES).keys()];

const filled = async ({ client }: Ground): Promise<string> => {
  const tableName = freshTableName();
  await createTable(client, tableName);
  for (const n of each) {
    const Item = {
      ...purse(n),
      type: { S: 'purse' },
      schema: { N: '1' },
      coins: { N: '100' },
      ballast: { S: ballast },
    };
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
  }
  return tableName;
};

/** Moves a coin from one purse to another, in one transaction. */
const moveCoin = async ({ client }: Ground, TableName: string, from: number, to: number): Promise<void> => {
  const add = (n: number, coins: number) => ({
    Update: {
      TableName,
      Key: purse(n),
      UpdateExpression: 'ADD coins :coins',
      ExpressionAttributeValues: { ':coins': { N: String(coins) } },
    },
  });
  await client.send(new TransactWriteItemsCommand({ TransactItems: [add(from, -1), add(to, 1)] }));
};

const read = async (file: string): Promise<RawItem[]> => {
  const found: RawItem[] = [];
  for await (const item of itemsOf(file)) found.push(item);
  return found;
};
const coinsIn = (items: readonly RawItem[]): number => items.reduce((sum, { coins }) => sum + Number(coins?.N), 0);

const request = ({ client, streams }: Ground, tableName: string, more: Partial<ExportRequest> = {}): ExportRequest => ({
  ...{ client, streams, tableName, file: at('b.jsonl'), release: '0.2.0' },
  ...more,
});

describe.each(grounds)('a backup of %s', (_, opened) => {
  const ground = opened();

  it.skipIf(ground === undefined)('is of one moment, whatever is written meanwhile', async () => {
    if (ground === undefined) return;
    const table = await filled(ground);
    let moved = 0;
    // After each page of the scan coins go from purses that were read to others that were not, and back.
    ground.other.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        for (let n = 0; n < 30; n += 1) {
          await moveCoin(ground, table, (moved * 7) % PURSES, (moved * 7 + 60) % PURSES);
          moved += 1;
        }
        return answer;
      },
      { step: 'initialize' },
    );
    const backup = await exportTable(request(ground, table, { client: ground.other }));
    expect(moved).toBeGreaterThan(60);
    expect(backup.items).toBe(PURSES);
    expect(coinsIn(await read(at('b.jsonl')))).toBe(PURSES * 100);
    expect(await judgeBackup(at('b.jsonl'))).toEqual(backup);
  });

  it.skipIf(ground === undefined)('goes on where it was interrupted, with what changed meanwhile', async () => {
    if (ground === undefined) return;
    const table = await filled(ground);
    const interruption = new AbortController();
    const first = exportTable(
      request(ground, table, { progress: () => interruption.abort(), signal: interruption.signal }),
    );
    await expect(first).rejects.toThrow('interrupted: the same command goes on');
    const scanned = statSync(at('b.jsonl.scan')).size;
    expect(scanned).toBeGreaterThan(0);
    for (const n of each) await moveCoin(ground, table, n, (n + 7) % PURSES);
    const seen: number[] = [];
    const backup = await exportTable(request(ground, table, { progress: (items) => seen.push(items) }));
    // The first page was not read again.
    expect(seen[0]).toBeGreaterThan(scanned / 25_000);
    expect(await contentOfTable(ground.client, table)).toMatchObject({ digest: backup.digest, items: PURSES });
    expect(readdirSync(folder)).toEqual(['b.jsonl']);
  });

  it.skipIf(ground === undefined)('fills a new table with the same items, whose stream comes on last', async () => {
    if (ground === undefined || endpoint === undefined) return;
    const table = await filled(ground);
    const backup = await exportTable(request(ground, table));
    // Only DynamoDB itself turns a stream on later.
    const client = localClient(endpoint);
    const tableName = freshTableName();
    await beginTable(client, tableName);
    const interruption = new AbortController();
    const job = { client, tableName, file: at('b.jsonl'), sha256: backup.sha256, note: at('note.json') };
    const progress = () => interruption.abort();
    await expect(importItems({ ...job, progress, signal: interruption.signal })).rejects.toThrow('interrupted');
    await expect(judgeTable(client, tableName, backup)).resolves.toBeUndefined();
    await beginTable(client, tableName);
    await importItems(job);
    await judgeTable(client, tableName, backup);
    await finishTable(client, tableName);
    await expect(beginTable(client, tableName)).rejects.toThrow('holds data: restore into a new one');
  });
});

describe('a backup', () => {
  const ground = grounds[0]?.[1]() as Ground;
  const small = async (): Promise<string> => {
    const tableName = freshTableName();
    await createTable(ground.client, tableName);
    const Item = {
      ...purse(1),
      ...{ type: { S: 'purse' }, schema: { N: '1' }, owner: { S: 'Zoë "O\'Neill"\n' }, set: { SS: ['b', 'a'] } },
      ...{ deep: { M: { list: { L: [{ NULL: true }, { BOOL: false }, { B: Buffer.from([0, 255, 10]) }] } } } },
    };
    await ground.client.send(new PutItemCommand({ TableName: tableName, Item }));
    await exportTable(request(ground, tableName));
    return tableName;
  };

  it('brings back each kind of value as it was', async () => {
    await small();
    const [item] = await read(at('b.jsonl'));
    expect(item).toEqual({
      ...purse(1),
      ...{ type: { S: 'purse' }, schema: { N: '1' }, owner: { S: 'Zoë "O\'Neill"\n' }, set: { SS: ['a', 'b'] } },
      ...{ deep: { M: { list: { L: [{ NULL: true }, { BOOL: false }, { B: Buffer.from([0, 255, 10]) }] } } } },
    });
    expect(statSync(at('b.jsonl')).mode & 0o077).toBe(0);
  });

  it('is refused where any one byte of it was changed', async () => {
    await small();
    const whole = readFileSync(at('b.jsonl'));
    const taken: number[] = [];
    for (let n = 0; n < whole.length; n += 1) {
      const changed = Buffer.from(whole);
      changed[n] = (changed[n] ?? 0) ^ 1;
      writeFileSync(at('changed'), changed);
      await judgeBackup(at('changed')).then(
        () => taken.push(n),
        (error: Error) => expect(error.message).toMatch(/^[^\n]*(damaged|no backup of this system)[^\n]*$/),
      );
    }
    expect(taken).toEqual([]);
  });

  it('is refused where it was cut off, at whatever byte', async () => {
    await small();
    const whole = readFileSync(at('b.jsonl'));
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(at('cut'), whole.subarray(0, length));
      await expect(judgeBackup(at('cut')), `after ${length} bytes`).rejects.toThrow(/damaged|empty|no backup/);
    }
  });

  const line = (of: object) => `${JSON.stringify(of)}\n`;
  const header = { format: 'hotel-booking-backup', version: 1, release: '9.0.0', table: 't', takenAt: 'now' };
  it.each([
    ['another program’s file', '{"Item":{}}\n', 'is no backup of this system'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'is no backup of this system'],
    ['a later format', line({ ...header, version: 2, compressed: true }), 'has format 2, and this release reads 1'],
    [
      'an item of a later release',
      line(header) + line({ type: { S: 'booking' }, schema: { N: '99' } }) + line({ end: true }),
      'is of a later release: an item of type booking has schema 99',
    ],
  ])('that is %s is refused', async (_, content, why) => {
    writeFileSync(at('foreign'), content);
    await expect(judgeBackup(at('foreign'))).rejects.toThrow(why);
  });

  it('leaves nothing where the disk is full, and never writes over another', async () => {
    const table = await small();
    await expect(exportTable(request(ground, table))).rejects.toThrow('is there already: choose another name');
    for (const allowed of [0, 100, 700]) {
      let left = allowed;
      const openFile: OpenFile = async (file, flags) => {
        const handle = await open(file, flags, 0o600);
        const write = async (buffer: Uint8Array) => {
          left -= buffer.length;
          if (left < 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
          return handle.write(buffer);
        };
        const truncate = (length?: number) => handle.truncate(length);
        return { write, truncate, sync: () => handle.sync(), close: () => handle.close() };
      };
      const job = exportTable(request(ground, table, { file: at('full.jsonl'), openFile }));
      await expect(job).rejects.toThrow(/is full: make room or choose another place; nothing was kept$/);
    }
    expect(readdirSync(folder)).toEqual(['b.jsonl']);
    const lost = exportTable(request(ground, table, { file: at('none/b.jsonl') }));
    await expect(lost).rejects.toThrow(/there is no folder/);
  });

  it('has a line for each item in DynamoDB’s own JSON', async () => {
    await small();
    const [, first = ''] = readFileSync(at('b.jsonl'), 'utf8').split('\n');
    expect(itemOfLine(first)['pk']).toEqual({ S: 'PURSE#1' });
  });
});
