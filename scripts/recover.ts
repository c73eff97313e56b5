// `npm run recover`: from a lost table to one that works, step by step.
import { tableOf } from '../functions/adapters/dynamo/open-table.ts';
import type { Table } from '../functions/adapters/dynamo/table.ts';
import { freshIds, type KeylessCore, realDelay } from '../functions/composition/core.ts';
import { composeRecovery } from '../functions/composition/recovery.ts';
import { type Instant, isInstant } from '../functions/domain/calendar/instant.ts';
import { importItems, judgeTable } from '../local/backup/import-table.ts';
import { beginTable } from '../local/backup/new-table.ts';
import { judgeBackup } from '../local/backup/read-backup.ts';
import { streamArnOf } from '../local/pipeline/stream-source.ts';
import { placesFile } from '../local/places.ts';
import { protectTable, restoreToPoint } from '../local/recovery/point-in-time.ts';
import { CommandError, command, print } from './command.ts';
import { clockOf } from './installation/clock.ts';
import { askedTable, explaining } from './installation/table.ts';
import { tellEvery } from './installation/tell-every.ts';

const help = `Brings a lost table back as a new one, and makes it fit to serve before anybody books on it.

  npm run recover -- --table NEW --source OLD [--at TIME]     from point-in-time recovery, on AWS
  npm run recover -- --table NEW --from FILE                  from a backup
  npm run recover -- --table NEW --as-is [--at TIME]          a table that is there, such as the replica of a lost region
  npm run recover -- --table NEW --open                       the last step: guests may hold rooms again

  --table NEW       the new table; its name must be free, but for --as-is
  --source OLD      the table that was lost or spoilt; guests hold no more rooms on it from the first step on
  --at TIME         such as 2027-03-01T14:00:00.000Z, before the harm; without it the latest there is
  --from FILE       what npm run backup wrote

Steps, each of which may be done again: stop bookings on OLD; restore; stop bookings on NEW; stream, time to live,
point-in-time recovery and deletion protection; another name among indexes of searches; settle what the gateway has done
since an hour before the restored moment (rule 12); end what has run out; compare every night with its bookings and the
money with the gateway's record. Then it says how functions and their event sources are led to NEW (docs/recovery.md).

  DYNAMODB_ENDPOINT   an emulator, such as http://127.0.0.1:8000; without it AWS, with its usual credentials
  STRIPE_SECRET_KEY   the key of the Stripe account that took the money; without it the sandbox's gateway is asked
It exits with 1 where nights or money do not agree.
`;

const options = {
  table: { type: 'string' },
  source: { type: 'string' },
  at: { type: 'string' },
  from: { type: 'string' },
  'as-is': { type: 'boolean' },
  open: { type: 'boolean' },
} as const;

const coreOf = async (table: Table): Promise<KeylessCore> => {
  const stripeKey = process.env['STRIPE_SECRET_KEY'];
  return {
    table,
    clock: await clockOf(table),
    delay: realDelay,
    ids: freshIds,
    limited: true,
    sandbox: false,
    ...(stripeKey && { stripeKey: async () => stripeKey }),
    placesFile,
    passwordCost: 12,
  };
};

/** Runs a step and prints how long it took. */
const step = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const result = await run();
  print(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${what}`);
  return result;
};

const howOn = (
  table: string,
  stream: string,
): string => `Lead the functions and event sources to it, then open (docs/recovery.md):
  npx cdk deploy --all -c stage=STAGE -c table=${table} -c stream=${stream}
  npm run reindex -- --table ${table}
  npm run recover -- --table ${table} --open`;

await command('recover', help, options, async (asked, closing) => {
  const source = asked.text('source');
  const file = asked.text('from');
  const at = asked.text('at');
  const opens = asked.flag('open');
  const asIs = asked.flag('as-is');
  const wanted = [source !== undefined, file !== undefined, asIs, opens];
  if (wanted.filter(Boolean).length !== 1) {
    throw new CommandError('say from what: --source OLD or --from FILE or --as-is; or --open as the last step');
  }
  if (at !== undefined && !isInstant(at))
    throw new CommandError(`--at takes an instant such as 2027-03-01T14:00:00.000Z, not '${at}'`);
  const { client, tableName } = askedTable(asked, closing);
  const table = tableOf(client, tableName);

  return explaining(async () => {
    if (opens) {
      await composeRecovery(await coreOf(table)).acceptBookings(true);
      print(`Guests hold rooms on ${tableName} again.`);
      return true;
    }
    let moment: Instant;
    if (file !== undefined) {
      const backup = await step('the backup is whole', () => judgeBackup(file));
      moment = backup.takenAt;
      await step(`${backup.items} items are in ${tableName}, compared`, async () => {
        await beginTable(client, tableName);
        const progress = tellEvery((items) => print(`put ${items} of ${backup.items} items`));
        const note = `${file}.${tableName}.json`;
        await importItems({ client, tableName, file, sha256: backup.sha256, note, progress });
        await judgeTable(client, tableName, backup);
      });
    } else if (asIs) {
      moment = at ?? new Date().toISOString();
    } else {
      const old = source ?? '';
      const stopped = tableOf(client, old);
      await step(`guests hold no more rooms on ${old}`, async () =>
        composeRecovery(await coreOf(stopped)).acceptBookings(false),
      );
      moment = at ?? new Date(Date.now() - 300_000).toISOString();
      const to = { source: old, target: tableName, at: at === undefined ? undefined : new Date(at), progress: print };
      await step(`${tableName} is restored`, () => restoreToPoint(client, to));
    }
    const recovery = composeRecovery(await coreOf(table));
    await step('guests hold no rooms on it yet', () => recovery.acceptBookings(false));
    const unknown = await step('stream, time to live, protection', () => protectTable(client, tableName));
    for (const what of unknown) print(`           this emulator has no ${what}`);
    await step('it has another name among indexes of searches', recovery.renewSearchWorld);
    const settled = await step('what the gateway did meanwhile is settled', () => recovery.settleLost(moment));
    for (const [what, charges] of Object.entries(settled))
      for (const key of charges) print(`           ${what}: ${key}`);
    await step('what has run out is ended', recovery.sweep);
    const nights = await step('every night is compared', recovery.reconcileNights);
    const money = await step('money is compared', () => recovery.auditMoney(moment));
    const { hotels = 0, nights: compared = 0, drift = 0, failed = 0 } = nights as Record<string, number>;
    print(`${hotels} hotels, ${compared} nights, ${drift} differ, ${failed} not compared`);
    for (const { kind, key } of money.findings) print(`${kind} ${key}`);
    print(`${money.bookings} bookings' money, ${money.findings.length} findings, ${settled.left.length} charges left`);
    print(howOn(tableName, await streamArnOf(client, tableName)));
    return drift === 0 && failed === 0 && money.findings.length === 0 && settled.left.length === 0;
  });
});
