// `npm run person`: exports the data kept about a person, or erases it.
import { userInfo } from 'node:os';
import { tableOf } from '../functions/adapters/dynamo/open-table.ts';
import { freshIds, realDelay } from '../functions/composition/core.ts';
import { composePeople } from '../functions/composition/people.ts';
import { isRefusal, type Refusal } from '../functions/domain/refusal.ts';
import { CommandError, command, print } from './command.ts';
import { clockOf } from './installation/clock.ts';
import { askedData, dataOptions } from './installation/data.ts';
import { explaining, tableHelp } from './installation/table.ts';

const help = `Hands over what is kept of a person, or erases the person from it.

  npm run person -- --export EMAIL
  npm run person -- --erase EMAIL

  --export EMAIL      prints everything that is kept of them as JSON; changes nothing
  --erase EMAIL       bookings keep money, nights and dates and lose names, addresses, telephone numbers and requests;
                      mails, sessions and links are removed; the account can never be signed in to again
  --data DIR          the folder of an npm start that is not running (DATA_DIR, or .data)
${tableHelp}
Without a table the folder of npm start is read. The whole table is read twice. A person with stays to come, an owner of
hotels and the last system admin are not erased. Interrupted, the same command finishes it; what was erased is noted in
the change log by counts. What is kept and why: docs/privacy.md.
`;

const options = { ...dataOptions, export: { type: 'string' }, erase: { type: 'string' } } as const;

const toError = (email: string, refusal: Refusal): CommandError => {
  if (refusal.refused === 'not-found') return new CommandError(`nothing is kept of ${email}: check the address`);
  return new CommandError('detail' in refusal ? `${refusal.detail}` : refusal.refused);
};

await command('person', help, options, async (asked, closing) => {
  const wanted = asked.text('export');
  const unwanted = asked.text('erase');
  const email = wanted ?? unwanted;
  if (!email?.includes('@') || (wanted !== undefined && unwanted !== undefined)) {
    throw new CommandError('say whom: --export EMAIL or --erase EMAIL');
  }
  const { client, tableName } = askedData(asked, closing);
  return explaining(async () => {
    const table = tableOf(client, tableName);
    const clock = await clockOf(table);
    const { exportPerson, erasePerson } = composePeople({ table, clock, ids: freshIds, delay: realDelay });
    if (wanted !== undefined) {
      const found = await exportPerson(email);
      if (isRefusal(found)) throw toError(email, found);
      print(JSON.stringify(found, null, 2));
      return true;
    }
    const erased = await erasePerson(email, `command:${userInfo().username}`);
    if (isRefusal(erased)) throw toError(email, erased);
    for (const [kind, count] of Object.entries(erased.redacted))
      print(`${String(count).padStart(6)} ${kind} without the person`);
    for (const [kind, count] of Object.entries(erased.removed)) print(`${String(count).padStart(6)} ${kind} removed`);
    print(erased.account ? 'The account is empty and closed.' : 'There was no account.');
    return true;
  });
});
