// `npm run replay-outbox`: republishes the events of a period, for consumers that did not receive them.
import { commit } from '../functions/adapters/dynamo/commit.ts';
import { tableOf } from '../functions/adapters/dynamo/open-table.ts';
import { outboxBetween } from '../functions/adapters/dynamo/outbox/outbox-range.ts';
import { republishedItem } from '../functions/adapters/dynamo/outbox/republish.ts';
import { eventsOfChange } from '../functions/adapters/dynamo/outbox/stream-events.ts';
import type { Item, Table } from '../functions/adapters/dynamo/table.ts';
import { freshIds, realDelay } from '../functions/composition/core.ts';
import { isDate } from '../functions/domain/calendar/date.ts';
import { addHours, type Instant, instantOf } from '../functions/domain/calendar/instant.ts';
import { withBackoff } from '../functions/usecases/backoff.ts';
import { CommandError, command, print } from './command.ts';
import { clientFor } from './installation/client.ts';

const help = `Republishes the events of a time: after the publisher was away for longer than the stream keeps (a day),
or where a queue lost its messages.

  npm run replay-outbox -- --from TIME --to TIME [--dry-run]

  --from TIME   a date (its beginning in UTC) or an instant such as 2027-03-01T14:00:00Z
  --to TIME     likewise; events at that instant are not republished
  --dry-run     counts, and publishes nothing

The events are in the table: in the histories of bookings and the change log of hotels. Each entry is put into the
table's stream anew, and goes the way it should have gone. Everything has the id that it had the first time, so a
consumer that has received it does nothing twice; the same replay may be run again. The whole table is read once.

  TABLE_NAME          the table of the installation (required); that of npm start is hotel-booking
  DYNAMODB_ENDPOINT   an emulator, such as http://127.0.0.1:8000; without it AWS, with its usual credentials
`;

/** Mails are remembered for thirty days: an older event would send its mail again. */
const MOST_HOURS = 29 * 24;

const instantIn = (name: string, text: string | undefined): Instant => {
  if (text === undefined) throw new CommandError('say which time: --from TIME --to TIME');
  if (isDate(text)) return `${text}T00:00:00.000Z`;
  const millis = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(millis)) {
    throw new CommandError(`--${name} takes a date or an instant such as 2027-03-01T14:00:00Z, not '${text}'`);
  }
  return instantOf(millis);
};

const AT_ONCE = 25;

const putAll = async (table: Table, items: readonly Item[]): Promise<void> => {
  const writes = items.map((Item) => ({ means: 'republished', put: { Item } }));
  const result = await withBackoff(realDelay, async () =>
    (await commit(table, writes)).kind === 'committed' ? 'written' : 'again',
  );
  if (result === 'gave-up') throw new Error('the table takes no more at the moment: run the same replay again');
};

const options = { from: { type: 'string' }, to: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;

await command('replay-outbox', help, options, async (asked, closing) => {
  const from = instantIn('from', asked.text('from'));
  const to = instantIn('to', asked.text('to'));
  if (to <= from) throw new CommandError(`--to ${to} is not after --from ${from}`);
  if (from < addHours(instantOf(Date.now()), -MOST_HOURS)) {
    throw new CommandError('--from is more than 29 days back: mails that old would go out again');
  }
  const name = process.env['TABLE_NAME'];
  if (!name) throw new CommandError('say which table: set TABLE_NAME');
  const client = clientFor(process.env['DYNAMODB_ENDPOINT']);
  closing(async () => client.destroy());
  const table = tableOf(client, name);

  const dry = asked.flag('dry-run');
  const run = freshIds.nonce();
  let entries = 0;
  let events = 0;
  let waiting: Item[] = [];
  for await (const entry of outboxBetween(table, from, to)) {
    const found = eventsOfChange({ kind: 'INSERT', item: entry }).length;
    if (found === 0) continue;
    entries += 1;
    events += found;
    if (!dry) waiting.push(republishedItem(entry, run));
    if (waiting.length === AT_ONCE) {
      await putAll(table, waiting);
      waiting = [];
    }
  }
  if (waiting.length > 0) await putAll(table, waiting);
  print(`${entries} entries with ${events} events from ${from} to ${to} ${dry ? 'would be' : 'are'} republished`);
  return true;
});
