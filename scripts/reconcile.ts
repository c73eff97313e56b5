// `npm run reconcile`: compares the money of bookings with the gateway's own record.
import { tableOf } from '../functions/adapters/dynamo/open-table.ts';
import { realClock } from '../functions/composition/core.ts';
import { auditParts } from '../functions/composition/reconciliation.ts';
import type { MoneyFinding } from '../functions/domain/booking/money-audit.ts';
import { addDays, isDate } from '../functions/domain/calendar/date.ts';
import { formatAmount } from '../functions/domain/money.ts';
import { auditMoney } from '../functions/usecases/reconciliation/audit-money.ts';
import { CommandError, command, print } from './command.ts';
import { clientFor } from './installation/client.ts';
import { tellEvery } from './installation/tell-every.ts';

const help = `Holds the money of bookings against the gateway's own record, and lists what does not agree.

  npm run reconcile -- --from DATE --to DATE

Every booking whose money moved on those days (UTC, both included) is judged whole. Ends with status 1 where something
does not agree; what is still under way is counted, and is no finding.

  charge-without-booking   the gateway charged, and no booking knows of it
  booking-without-charge   a booking keeps a charge that the gateway never made, or made of another amount
  double-charge            the gateway charged what no booking keeps and no refund returns
  refund-not-given         the ledger says it was given back; the gateway never did, or gave another amount
  refund-twice             the gateway gave back more than was owed
  refund-without-booking   the gateway gave back, and no booking knows of it
  desk-differs             the desk's entries are not what the booking says was taken, given or is due there

  TABLE_NAME          the table of the installation (required); that of npm start is hotel-booking
  DYNAMODB_ENDPOINT   an emulator, such as http://127.0.0.1:8000; without it AWS, with its usual credentials
  STRIPE_SECRET_KEY   the key of the Stripe account that took the money; without it the sandbox's gateway is asked
`;

const dayOf = (name: string, text: string | undefined): string => {
  if (text === undefined) throw new CommandError(`say which days: --from DATE --to DATE`);
  if (!isDate(text)) throw new CommandError(`--${name} takes a date such as 2027-03-01, not '${text}'`);
  return text;
};

const amountOf = (minor: number, currency: string | null): string =>
  currency === null ? `${minor} minor units` : `${formatAmount(minor, currency)} ${currency}`;

const rowOf = ({ kind, key, expected, found, currency }: MoneyFinding): string[] => [
  kind,
  key,
  amountOf(expected, currency),
  amountOf(found, currency),
];

const showTable = (findings: readonly MoneyFinding[]): void => {
  const rows = [['finding', 'key', 'in the ledger', 'at the gateway'], ...findings.map(rowOf)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    print(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
};

await command('reconcile', help, { from: { type: 'string' }, to: { type: 'string' } }, async (asked, closing) => {
  const from = dayOf('from', asked.text('from'));
  const to = dayOf('to', asked.text('to'));
  if (to < from) throw new CommandError(`--to ${to} is before --from ${from}`);
  const name = process.env['TABLE_NAME'];
  if (!name) throw new CommandError('say which table: set TABLE_NAME');
  const stripeKey = process.env['STRIPE_SECRET_KEY'];
  const client = clientFor(process.env['DYNAMODB_ENDPOINT']);
  closing(async () => client.destroy());
  const parts = auditParts({
    table: tableOf(client, name),
    clock: realClock,
    ...(stripeKey && { stripeKey: async () => stripeKey }),
  });
  const tell = tellEvery((bookings: number, of: number) => process.stderr.write(`${bookings} of ${of} bookings\n`));
  const audit = await auditMoney(parts)({
    from: `${from}T00:00:00.000Z`,
    to: `${addDays(to, 1)}T00:00:00.000Z`,
    goOn: ({ bookings, of }) => {
      tell(bookings, of);
      return true;
    },
  });
  if (audit.findings.length > 0) showTable(audit.findings);
  const { bookings, movements, inFlux, findings } = audit;
  print(
    `${bookings} ${bookings === 1 ? 'booking' : 'bookings'}, ${movements} movements of the gateway, ${inFlux} under way, ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`,
  );
  return findings.length === 0;
});
