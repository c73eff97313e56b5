// `npm run backup`: all data of a table as a file of JSON lines.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { exportTable } from '../local/backup/export-table.ts';
import { CommandError, command, interruption, print } from './command.ts';
import { askedData, dataOptions } from './installation/data.ts';
import { explaining, tableHelp } from './installation/table.ts';
import { tellEvery } from './installation/tell-every.ts';

const help = `Writes all data of a table, as it was at one moment, to a file of JSON lines with its checksum.

  npm run backup -- --to FOLDER|FILE [options]

  --to FOLDER|FILE    a folder gets a file named after the time; a file that is there already is not overwritten
  --data DIR          the folder of an npm start that is not running (DATA_DIR, or .data); of one that runs, ask
                      POST /api/v1/admin/backups
  --still             nobody writes to the table meanwhile, such as one that was just restored: its stream is not read
${tableHelp}
Without a table the folder of npm start is read. Others may write meanwhile: what they change comes from the stream, if
it has one open shard. Interrupted, the same command goes on where it stopped, if --to names a file. The file holds
people's names and addresses and can be read by its owner alone. Pictures and signing secrets are not in it
(docs/recovery.md).
`;

const options = { ...dataOptions, to: { type: 'string' }, still: { type: 'boolean' } } as const;

const { version: release } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

const fileIn = (to: string, now: Date): string =>
  existsSync(to) && statSync(to).isDirectory()
    ? path.join(to, `hotel-booking-${now.toISOString().replaceAll(/[:.]/g, '-')}.jsonl`)
    : to;

await command('backup', help, options, async (asked, closing) => {
  const to = asked.text('to');
  if (!to) throw new CommandError('say where to: --to FOLDER or --to FILE');
  const signal = interruption(closing);
  const file = fileIn(to, new Date());
  const { client, streams, tableName } = askedData(asked, closing);
  const began = performance.now();
  const backup = await explaining(() =>
    exportTable({
      client,
      streams: asked.flag('still') ? undefined : streams,
      tableName,
      file,
      release,
      progress: tellEvery((items) => print(`read ${items} items`)),
      signal,
    }),
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  print(`${backup.items} items of ${backup.table} at ${backup.takenAt} in ${seconds} s`);
  print(`sha256 ${backup.sha256}`);
  print(file);
  return true;
});
