// `npm run backfill`: writes items of earlier schemas as those of today.
import { backfill } from '../functions/adapters/dynamo/backfill.ts';
import { tableOf } from '../functions/adapters/dynamo/open-table.ts';
import { command, interruption, print } from './command.ts';
import { askedData, dataOptions } from './installation/data.ts';
import { explaining, tableHelp } from './installation/table.ts';
import { tellEvery } from './installation/tell-every.ts';

const help = `Writes every item of an earlier schema as it is read today. Reads do without it: it is for the day on which the
steps of an old schema are to be dropped (docs/recovery.md).

  npm run backfill -- [options]

  --dry-run           counts, and writes nothing
  --data DIR          the folder of an npm start that is not running (DATA_DIR, or .data)
${tableHelp}
Without a table the folder of npm start is read. The whole table is read once; others may write meanwhile. It may be
interrupted and run again. It ends with 1 while items were changed by others and passed by: run it again.
`;

const options = { ...dataOptions, 'dry-run': { type: 'boolean' } } as const;

await command('backfill', help, options, async (asked, closing) => {
  const { client, tableName } = askedData(asked, closing);
  const signal = interruption(closing);
  const dry = asked.flag('dry-run');
  const { read, written, passed } = await explaining(() =>
    backfill(tableOf(client, tableName), {
      dry,
      progress: tellEvery((items) => print(`read ${items} items`)),
      signal,
    }),
  );
  for (const [type, count] of Object.entries(written)) print(`${String(count).padStart(9)} ${type}`);
  const all = Object.values(written).reduce((sum, count) => sum + count, 0);
  print(`${read} items read, ${all} ${dry ? 'would be written' : 'written'} as of today, ${passed} passed by`);
  return passed === 0;
});
