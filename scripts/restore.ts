// `npm run restore`: all data of a backup into a new table, or into the folder of an npm start.

import { importItems, judgeTable } from '../local/backup/import-table.ts';
import { beginTable, finishTable } from '../local/backup/new-table.ts';
import { judgeBackup } from '../local/backup/read-backup.ts';
import { newFolder, refuseData } from '../local/backup/table-folder.ts';
import { CommandError, command, interruption, print } from './command.ts';
import { askedFolder, dataOptions } from './installation/data.ts';
import { askedTable, explaining, tableHelp } from './installation/table.ts';
import { tellEvery } from './installation/tell-every.ts';

const help = `Puts all data of a backup into a new table, or into the folder of an npm start that has no data yet.

  npm run restore -- --from FILE [options]

  --from FILE         what npm run backup wrote
  --check             changes nothing: holds the file against its checksum, counts and digest
  --data DIR          the folder of an npm start to come (DATA_DIR, or .data)
${tableHelp}
Before the first item is put, the whole file is read and judged; one changed byte is refused. A table is made where there
is none, without its stream, so that nothing is published twice; the stream comes on once the table holds exactly what
the file holds. Interrupted, the same command goes on where it stopped. Build the index of searches anew afterwards
(npm run reindex).
`;

const options = { ...dataOptions, from: { type: 'string' }, check: { type: 'boolean' } } as const;

await command('restore', help, options, async (asked, closing) => {
  const file = asked.text('from');
  if (!file) throw new CommandError('say which backup: --from FILE');
  const check = asked.flag('check');
  const dataDir = askedFolder(asked);
  const target = dataDir === undefined && !check ? askedTable(asked, closing) : undefined;
  if (dataDir !== undefined && !check) refuseData(dataDir);

  const backup = await judgeBackup(
    file,
    tellEvery((items) => print(`judged ${items} items`)),
  );
  print(`${file}: ${backup.items} items of ${backup.table} at ${backup.takenAt}, written by ${backup.release}; whole`);
  if (check) {
    for (const [kind, count] of Object.entries(backup.kinds)) print(`  ${String(count).padStart(9)} ${kind}`);
    return true;
  }

  const began = performance.now();
  const common = {
    file,
    sha256: backup.sha256,
    progress: tellEvery((items) => print(`put ${items} of ${backup.items} items`)),
    signal: interruption(closing),
  };
  const compared = tellEvery((items) => print(`compared ${items} of ${backup.items} items`));
  if (dataDir !== undefined) {
    const folder = await newFolder(dataDir, closing);
    await importItems({ ...common, ...folder });
    await judgeTable(folder.client, folder.tableName, backup, compared);
    await folder.finish();
    print(`npm start -- --data ${dataDir} goes on with it.`);
  } else if (target !== undefined) {
    const { client, tableName } = target;
    await explaining(async () => {
      await beginTable(client, tableName);
      await importItems({ ...common, client, tableName, note: `${file}.${tableName}.json` });
      await judgeTable(client, tableName, backup, compared);
      await finishTable(client, tableName);
    });
    print(`The table ${tableName} holds it; its stream is on.`);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  print(`${backup.items} items in ${seconds} s, compared item by item: digest ${backup.digest}`);
  return true;
});
