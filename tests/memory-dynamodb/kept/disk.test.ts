import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { freshFolder } from './folders.ts';
import { createKept, holdBoth, keptIn, openKept, TableName } from './nights.ts';

const here = (file: string): string => new URL(file, import.meta.url).href;

afterEach(() => {
  delete process.env['WAIT_FOR_DISK'];
});

describe('a disk whose sync fails', () => {
  it('ends all writing, with one line, and leaves what was answered to be read and to be there again', async () => {
    const folder = freshFolder();
    const first = openKept(folder, { diskModule: here('disk-fails.ts') });
    await createKept(first.db);
    await holdBoth(first.db, 1);
    await expect(holdBoth(first.db, 2)).rejects.toMatchObject({ name: 'InternalServerError' });
    await expect(holdBoth(first.db, 3)).rejects.toMatchObject({ name: 'InternalServerError' });
    expect(first.trouble).toEqual([
      `the disk fails (EIO: i/o error, fdatasync), so nothing more is written to ${folder} (EIO). What was answered is kept. See to the disk and start again.`,
    ]);
    const answered = { nights: [1], bookings: [1], counter: 1 };
    expect(await keptIn(first.db)).toEqual(answered);
    await first.close();
    const second = openKept(folder);
    expect(await keptIn(second.db)).toEqual(answered);
    await holdBoth(second.db, 2);
    await second.close();
  });
});

describe.skipIf(process.platform === 'win32')('a disk that is full', () => {
  it('ends all writing, with one line, and every answered transaction is there at the next start', async () => {
    const folder = freshFolder();
    const writer = fileURLToPath(new URL('writer.ts', import.meta.url));
    // The system lets no file of the process get longer than so many KB.
    const command = `ulimit -f 40; exec "${process.execPath}" "${writer}" "${folder}"`;
    const child = spawn('bash', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    await once(child, 'close');
    const lines = said.split('\n').slice(0, -1);
    const answered = lines.filter((line) => /^\d+$/.test(line)).map(Number);
    expect(lines.filter((line) => !/^\d+$/.test(line))).toEqual([
      `the disk is full, so nothing more is written to ${folder} (EFBIG). What was answered is kept. Make room and start again.`,
      'refused: InternalServerError',
    ]);
    expect(answered.length).toBeGreaterThan(3);
    const [journal = ''] = readdirSync(folder).filter((name) => name.startsWith('journal-'));
    expect(statSync(path.join(folder, journal)).size).toBeLessThanOrEqual(40 * 1024);
    const { db, close, trouble } = openKept(folder);
    const { nights, bookings } = await keptIn(db);
    expect({ nights, bookings }).toEqual({ nights: answered, bookings: answered });
    expect(trouble).toEqual([]);
    await close();
  });
});

describe('a disk that is slow', () => {
  it('keeps back a write and whoever saw it, and nobody else', async () => {
    const gate = path.join(freshFolder(), 'gate');
    process.env['WAIT_FOR_DISK'] = gate;
    const kept = openKept(freshFolder(), { diskModule: here('disk-waits.ts') });
    await createKept(kept.db);
    await holdBoth(kept.db, 1);
    writeFileSync(gate, '');

    // By the protocol itself: the table has done what it is asked when the call returns, and answers later.
    const answered: string[] = [];
    const ask = async (name: string, operation: string, input: object): Promise<void> => {
      const { statusCode } = await kept.answer({
        target: `DynamoDB_20120810.${operation}`,
        body: JSON.stringify(input),
      });
      expect(statusCode).toBe(200);
      answered.push(name);
    };
    const look = (sk: string) => ({ TableName, Key: { pk: { S: 'night' }, sk: { S: sk } } });
    const ofGuest = (guest: string) => ({
      TableName,
      IndexName: 'by-guest',
      KeyConditionExpression: 'guest = :guest',
      ExpressionAttributeValues: { ':guest': { S: guest } },
    });
    const Item = { pk: { S: 'night' }, sk: { S: '000002' }, guest: { S: 'guest-2' } };
    const waiting = [
      ask('the write', 'PutItem', { TableName, Item }),
      ask('a look at its item', 'GetItem', look('000002')),
      ask('a query of its index', 'Query', ofGuest('guest-2')),
      ask('a refusal by it', 'DeleteItem', { ...look('000002'), ConditionExpression: 'attribute_exists(paid)' }).catch(
        () => answered.push('a refusal by it'),
      ),
      ask('a scan', 'Scan', { TableName }),
    ];
    await ask('another item', 'GetItem', look('000001'));
    await ask('another guest', 'Query', ofGuest('guest-1'));
    expect(answered).toEqual(['another item', 'another guest']);
    rmSync(gate);
    await Promise.all(waiting);
    expect(answered).toHaveLength(7);
    const { Count } = await kept.db.send(new ScanCommand({ TableName, Select: 'COUNT' }));
    expect(Count).toBe(4);
    await kept.close();
  });
});
