// `node tests/demo/measure.ts`: how long the demo world takes to make, on a database of its own.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seedDemo } from '../../demo/index.ts';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import { freshIds, realClock, realDelay } from '../../functions/composition/core.ts';
import { openDatabase } from '../../local/database.ts';
import { type TableKind, tableKinds } from '../../local/options.ts';
import { placesFile } from '../../local/places.ts';
import { PASSWORD } from './world.ts';

const help = `Measures how long the demo world takes to make, on a table of its own in a temporary folder.

  node tests/demo/measure.ts [HOTELS] [--table own|dynamodb-local]      1 to 50000 (100), own

Prints one line: hotels, items, seconds, items a second, this process's CPU seconds and memory, megabytes on disk, and
the machine's load, as a busy machine measures itself.
`;

const fail = (line: string): never => {
  throw new Error(line);
};

const measure = async (hotels: number, kind: TableKind): Promise<string> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'demo-world-'));
  const database = await openDatabase({ memory: false, dataDir, workers: 1, table: kind }, undefined, fail, fail);
  try {
    const table = tableOf(database.client, database.tableName);
    const signing = { quote: [], session: [], cursor: [] };
    const core = { table, clock: realClock, delay: realDelay, ids: freshIds, signing, limited: true, sandbox: true };
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 200);
    const before = process.cpuUsage();
    const report = await seedDemo(
      { ...core, placesFile, passwordCost: 12 },
      { hotels, password: PASSWORD, progress: (line) => void process.stderr.write(`${line}\n`) },
    );
    const { user, system } = process.cpuUsage(before);
    clearInterval(watch);
    const seconds = report.milliseconds / 1000;
    const files = await Promise.all(
      (await readdir(dataDir, { recursive: true })).map((file) => stat(path.join(dataDir, file))),
    );
    const disk = files.reduce((sum, { size }) => sum + size, 0);
    return [
      `${hotels} hotels: ${report.written.items} items in ${seconds.toFixed(1)} s`,
      `${Math.round(report.written.items / seconds)} items/s`,
      `CPU ${((user + system) / 1e6).toFixed(1)} s`,
      `memory ${Math.round(most / 1e6)} MB`,
      `disk ${Math.round(disk / 1e6)} MB`,
      `load ${loadavg()[0]?.toFixed(1)}`,
    ].join(' · ');
  } finally {
    await database.stop();
    await rm(dataDir, { recursive: true });
  }
};

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean' }, table: { type: 'string', default: 'own' } },
  allowPositionals: true,
  strict: false,
});
const wanted = positionals[0] ?? '100';
const kind = tableKinds.find((each) => each === values['table']) ?? 'own';
if (values['help']) process.stdout.write(help);
else if (!/^\d{1,5}$/.test(wanted) || Number(wanted) < 1 || Number(wanted) > 50_000) {
  process.stderr.write(`The number of hotels is a whole number from 1 to 50000, not '${wanted}'.\n`);
  process.exitCode = 2;
} else {
  try {
    process.stdout.write(`${await measure(Number(wanted), kind)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
