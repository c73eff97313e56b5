// `node tests/memory-dynamodb/measure-journal.ts`: what a journal costs, in files and in SQLite.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { hash } from 'bcrypt';
import { Journal } from '../../memory-dynamodb/storage/journal.ts';
import { journalHeader } from '../../memory-dynamodb/storage/recovery.ts';
import { writeDurably } from '../../memory-dynamodb/storage/snapshot.ts';
import { tableOf } from '../support/text-table.ts';

/** About what a hold of three nights writes: five items as they are, four as they were. */
const line = `${'x'.repeat(2_999)}\n`;

interface Way {
  readonly name: string;
  /** Answers once the line is on disk. */
  readonly write: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Writes what has gathered while the disk was busy, one group after the other. */
const grouping = (flush: (lines: readonly string[]) => Promise<void> | void): (() => Promise<void>) => {
  let waiting: (() => void)[] = [];
  let busy = false;
  const work = async (): Promise<void> => {
    await undefined;
    while (waiting.length > 0) {
      await nextTurn();
      const ready = waiting;
      waiting = [];
      await flush(ready.map(() => line));
      for (const done of ready) done();
    }
    busy = false;
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (busy) return;
      busy = true;
      void work();
    });
};

const ways: ((folder: string) => Promise<Way>)[] = [
  async (folder) => {
    const file = path.join(folder, 'journal');
    writeDurably(file, journalHeader(1, 1, 0));
    const ignore = (): void => undefined;
    const journal = new Journal({ file, diskModule: undefined, synced: 0, onSynced: ignore, onFailed: ignore });
    let number = 0;
    const write = async (): Promise<void> => {
      number += 1;
      journal.append(number, line);
      await journal.settled(number);
    };
    return { name: 'file, thread of its own', write, close: () => journal.close() };
  },
  async (folder) => {
    const file = await open(path.join(folder, 'journal'), 'a');
    const write = grouping(async (lines) => {
      await file.appendFile(lines.join(''));
      await file.datasync();
    });
    return { name: "file, Node's threads", write, close: () => file.close() };
  },
  ...(['WAL', 'DELETE'] as const).map((mode) => async (folder: string): Promise<Way> => {
    const database = new DatabaseSync(path.join(folder, 'journal'));
    database.exec(
      `PRAGMA journal_mode = ${mode}; PRAGMA synchronous = FULL; CREATE TABLE journal (n INTEGER PRIMARY KEY, line TEXT)`,
    );
    const insert = database.prepare('INSERT INTO journal (line) VALUES (?)');
    const write = grouping((lines) => {
      database.exec('BEGIN');
      for (const each of lines) insert.run(each);
      database.exec('COMMIT');
    });
    return { name: `SQLite, ${mode}, synchronous = FULL`, write, close: async () => database.close() };
  }),
];

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const run = async (make: (typeof ways)[number], clients: number, each: number, hashing: boolean) => {
  const folder = mkdtempSync(path.join(existsSync('/work') ? '/work' : tmpdir(), 'journal-'));
  const way = await make(folder);
  let ended = false;
  const hasher = async (): Promise<void> => {
    while (!ended) await hash('a password', 12);
  };
  const hashers = hashing ? Array.from({ length: 4 }, hasher) : [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const times: number[] = [];
  for (let warm = 0; warm < 20; warm += 1) await way.write();
  delay.enable();
  const { user, system } = process.cpuUsage();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let count = 0; count < each; count += 1) {
        const begun = performance.now();
        await way.write();
        times.push(performance.now() - begun);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const cpu = process.cpuUsage({ user, system });
  delay.disable();
  ended = true;
  await Promise.all(hashers);
  const megabytes = readdirSync(folder).reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0) / 1e6;
  await way.close();
  rmSync(folder, { recursive: true });
  return [
    way.name,
    clients,
    hashing ? 'yes' : 'no',
    Math.round((clients * each) / seconds),
    median(times).toFixed(1),
    (delay.max / 1e6).toFixed(1),
    hashing ? '-' : Math.round((cpu.user + cpu.system) / (clients * each)),
    megabytes.toFixed(1),
  ];
};

const rows = [];
for (const [clients, each, hashing] of [
  [1, 300, false],
  [100, 50, false],
  [1, 60, true],
] as const) {
  for (const make of ways) rows.push(await run(make, clients, each, hashing));
}
process.stdout.write(`load average ${loadavg()[0]?.toFixed(1)}\n`);
process.stdout.write(
  `${tableOf(['journal', 'clients', 'four logins at once', 'writes/s', 'median ms', 'longest stop of the event loop, ms', 'CPU a write, µs', 'MB'], rows)}\n`,
);
