import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTimeToLiveCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { recover } from '../../../memory-dynamodb/storage/recovery.ts';
import { Tables } from '../../../memory-dynamodb/tables.ts';
import { WriteNumbers } from '../../../memory-dynamodb/write-numbers.ts';
import { freshFolder } from './folders.ts';
import { createKept, holdBoth, keptIn, openKept, TableName, upTo } from './nights.ts';

const JOURNAL = 'journal-0000000001';

/** A folder with so many transactions in it, stopped in order. */
const folderWith = async (count: number): Promise<string> => {
  const folder = freshFolder();
  const kept = openKept(folder);
  await createKept(kept.db);
  for (const number of upTo(count)) await holdBoth(kept.db, number);
  await kept.close();
  return folder;
};

/** How many transactions a journal of these bytes leads to; throws where it is damaged. */
const readAgain = (journal: Buffer, folder: string) => {
  writeFileSync(path.join(folder, JOURNAL), journal);
  const numbers = new WriteNumbers();
  numbers.synced = Number.POSITIVE_INFINITY;
  const tables = new Tables({ numbers });
  const { dropped } = recover(folder, tables, () => undefined);
  const items = [...(tables.all.get(TableName)?.table.items() ?? [])];
  const numbersOf = (pk: string) =>
    items.filter((item) => JSON.stringify(item['pk']) === JSON.stringify({ S: pk })).length;
  return { nights: numbersOf('night'), bookings: numbersOf('booking'), dropped };
};

describe('the table that keeps its data', () => {
  it('has after a stop what it had before: items, indexes, what expires, and tokens of transactions', async () => {
    const folder = freshFolder();
    const first = openKept(folder);
    await createKept(first.db);
    for (const number of upTo(5)) await holdBoth(first.db, number, `token-${number}`);
    await first.db.send(
      new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } }),
    );
    await first.db.send(new DeleteItemCommand({ TableName, Key: { pk: { S: 'night' }, sk: { S: '000005' } } }));
    await first.db.send(new DeleteItemCommand({ TableName, Key: { pk: { S: 'booking' }, sk: { S: '000005' } } }));
    await first.close();

    const second = openKept(folder);
    expect(await keptIn(second.db)).toEqual({ nights: upTo(4), bookings: upTo(4), counter: 5 });
    const { TimeToLiveDescription } = await second.db.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' });
    // The retry of a transaction that was made is answered, and not made again.
    await holdBoth(second.db, 5, 'token-5');
    expect((await keptIn(second.db)).nights).toEqual(upTo(4));
    await second.db.send(new DeleteTableCommand({ TableName }));
    await second.close();

    const third = openKept(folder);
    await createKept(third.db);
    expect(await keptIn(third.db)).toEqual({ nights: [], bookings: [], counter: 0 });
    await third.close();
    expect([first.trouble, second.trouble, third.trouble]).toEqual([[], [], []]);
  });

  it('has every whole transaction and no half one, wherever the end of its journal is cut off', async () => {
    const journal = readFileSync(path.join(await folderWith(6), JOURNAL));
    const text = journal.toString('latin1');
    const folder = freshFolder();
    // From before the last three transactions on; each is one line that names its number.
    const ends = [...text.matchAll(/"n":(\d+),"at".*\n/g)].map((found) => found.index + found[0].length);
    const from = ends.at(-4) ?? 0;
    for (let cut = from; cut <= journal.length; cut += 1) {
      // The first transaction makes the table.
      const whole = ends.filter((end) => end <= cut).length - 1;
      const found = readAgain(journal.subarray(0, cut), folder);
      expect({ cut, nights: found.nights, bookings: found.bookings }).toEqual({ cut, nights: whole, bookings: whole });
    }
  });

  it('refuses to start, and says where, when any byte of what was answered is another one', async () => {
    const journal = readFileSync(path.join(await folderWith(4), JOURNAL));
    // Its last two lines only say once more that all before them is on disk.
    const [marks = 0] = [...journal.toString('latin1').matchAll(/[0-9a-f]{8} \{"synced":\d+\}\n/g)]
      .slice(-2)
      .map(({ index }) => index);
    const folder = freshFolder();
    for (let at = 0; at < marks; at += 1) {
      const flipped = Buffer.from(journal);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect(() => readAgain(flipped, folder), `byte ${at}`).toThrow(/damaged at byte \d+, before writes/);
    }
    for (let at = marks; at < journal.length; at += 1) {
      const flipped = Buffer.from(journal);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(readAgain(flipped, folder)).toMatchObject({ nights: 4, bookings: 4 });
    }
  });

  it('says what it dropped, and goes on from there', async () => {
    const folder = await folderWith(3);
    const file = path.join(folder, JOURNAL);
    const journal = readFileSync(file);
    writeFileSync(file, journal.subarray(0, journal.lastIndexOf('"n":4')));
    const second = openKept(folder);
    expect(second.trouble).toEqual([expect.stringMatching(/^\d+ bytes at the end of .* were half written/)]);
    expect((await keptIn(second.db)).nights).toEqual([1, 2]);
    await holdBoth(second.db, 7);
    await second.close();
    const third = openKept(folder);
    expect(await keptIn(third.db)).toEqual({ nights: [1, 2, 7], bookings: [1, 2, 7], counter: 7 });
    expect(third.trouble).toEqual([]);
    await third.close();
  });

  it('names a newer format, and touches nothing', async () => {
    const folder = freshFolder();
    mkdirSync(path.join(folder, 'of-later'));
    const { lineOf } = await import('../../../memory-dynamodb/storage/lines.ts');
    const file = path.join(folder, JOURNAL);
    writeFileSync(file, lineOf({ memoryDynamodb: 99, kind: 'journal', file: 1 }));
    const before = readFileSync(file);
    expect(() => openKept(folder)).toThrow(/written by a newer version \(format 99, this one reads 1\)/);
    expect(readFileSync(file)).toEqual(before);
  });

  it('has one owner at a time', async () => {
    const folder = freshFolder();
    const first = openKept(folder);
    expect(() => openKept(folder)).toThrow(`The data folder ${folder} is in use by process ${process.pid}.`);
    await first.close();
    await openKept(folder).close();
  });
});

describe('a snapshot', () => {
  /** A table that makes one after every few transactions. */
  const often = { snapshotAfterBytes: 4_000 };

  it('takes the place of the journals before it, while writes go on', async () => {
    const folder = freshFolder();
    const first = openKept(folder, often);
    await createKept(first.db);
    for (let number = 1; number <= 300; number += 10) {
      await Promise.all(upTo(10).map((each) => holdBoth(first.db, number + each - 1)));
    }
    await first.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('snapshot-'))).toHaveLength(1);
    const second = openKept(folder, often);
    const kept = await keptIn(second.db);
    expect({ nights: kept.nights, bookings: kept.bookings }).toEqual({ nights: upTo(300), bookings: upTo(300) });
    await second.close();
    expect([first.trouble, second.trouble]).toEqual([[], []]);
  });

  it('that is damaged is named', async () => {
    const folder = freshFolder();
    const first = openKept(folder, often);
    await createKept(first.db);
    for (const number of upTo(60)) await holdBoth(first.db, number);
    await first.close();
    const [name = ''] = readdirSync(folder).filter((file) => file.startsWith('snapshot-'));
    const file = path.join(folder, name);
    const snapshot = readFileSync(file);
    for (let at = 0; at < snapshot.length; at += Math.max(1, Math.floor(snapshot.length / 40))) {
      const flipped = Buffer.from(snapshot);
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      const copy = freshFolder();
      cpSync(folder, copy, { recursive: true });
      writeFileSync(path.join(copy, name), flipped);
      expect(() => openKept(copy), `byte ${at}`).toThrow(/damaged at byte/);
    }
  });
});
