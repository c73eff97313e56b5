import { isDate } from '../functions/domain/calendar/date.ts';
import { lastInstantMs } from '../functions/usecases/operating/move-clock.ts';
import { oneOf, readArguments, UsageError, wholeNumber } from './arguments.ts';

export const tableKinds = ['own', 'dynamodb-local'] as const;
/** Which table the system runs on. */
export type TableKind = (typeof tableKinds)[number];

/** The options of `npm start`. */
export interface Options {
  readonly port: number;
  readonly dataDir: string;
  readonly memory: boolean;
  readonly table: TableKind;
  readonly workers: number;
  readonly limits: boolean;
  /** Milliseconds since 1970, where the sandbox clock is to start. */
  readonly clock: number | undefined;
  /** Undefined if the option is absent. */
  readonly seed: number | undefined;
  readonly verbose: boolean;
  readonly demoPassword: string;
}

export const help = `Runs the whole hotel booking system on this machine.

  npm start -- [options]

  --port N         port to listen on, 0 picks a free one (3000)          or PORT
  --data DIR       where data is kept (.data)                            or DATA_DIR
  --memory         nothing is kept after exit                            or MEMORY=1
  --table WHICH    own, or dynamodb-local, which needs Java 17 (own)     or TABLE
  --workers N      server processes behind the one address (1)           or WORKERS
  --no-limits      no rate limits and no cap on open holds               or NO_LIMITS=1
  --clock INSTANT  start the sandbox clock there; it runs on from then   or CLOCK
  --seed N         number of demo hotels, 0 to 50000 (100)                or SEED
  --verbose        write a line of JSON for each request                 or VERBOSE=1
  --help           this page

Also from the environment: DEMO_PASSWORD, the password of the demo accounts; DYNAMODB_ENDPOINT, a running DynamoDB
to use instead of our own table; OPENSEARCH_URL, a running OpenSearch for searches (without it they go to the table);
SMTP_URL (smtp://user:password@host:port) and MAIL_FROM, to send mails instead of only
keeping them for GET /sandbox/mail; PUBLIC_URL, the address that mails link to; CORS_ORIGINS, origins of pages elsewhere that may call, separated by commas;
METRICS_TOKEN, what a scraper of /api/v1/metrics bears;
STRIPE_SECRET_KEY, a key of Stripe's test mode (sk_test_...), to pay by Stripe and not by the sandbox's own gateway;
STRIPE_WEBHOOK_SECRET (whsec_...), with which Stripe signs what it sends to POST /api/v1/payments/stripe;
STRIPE_PUBLISHABLE_KEY (pk_test_...), with which the web app shows Stripe's own form for cards; STRIPE_SCRIPT and
STRIPE_API, other addresses than Stripe's of its script and its API.
Nothing but Node is needed.
`;

const flags = {
  port: { type: 'string' },
  data: { type: 'string' },
  memory: { type: 'boolean' },
  table: { type: 'string' },
  workers: { type: 'string' },
  'no-limits': { type: 'boolean' },
  clock: { type: 'string' },
  seed: { type: 'string' },
  verbose: { type: 'boolean' },
} as const;

type Env = Readonly<Record<string, string | undefined>>;

const switched = (given: boolean | undefined, env: string | undefined): boolean =>
  given ?? (env !== undefined && !['', '0', 'false', 'no'].includes(env.toLowerCase()));

const instant = (text: string | undefined): number | undefined => {
  if (text === undefined || text === '') return undefined;
  const millis = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  // A day that does not exist is taken for the first days of the next month.
  if (Number.isNaN(millis) || !isDate(text.slice(0, 10)) || millis > lastInstantMs)
    throw new UsageError(`--clock takes an instant such as 2027-03-01T12:00:00Z, not '${text}'`);
  return millis;
};

/**
 * Command line first, then environment, then defaults; `'help'` if that is requested.
 * @throws UsageError for an option that is unknown or makes no sense
 */
export const readOptions = (args: readonly string[], env: Env): Options | 'help' => {
  const { values } = readArguments(flags, args);
  if (values.help) return 'help';
  const limits = !switched(values['no-limits'], env['NO_LIMITS']);
  if (!limits && env['STAGE'] === 'production') throw new UsageError('--no-limits is not for production');
  const wanted = values.seed ?? env['SEED'];
  const demoPassword = env['DEMO_PASSWORD'] || 'demo-hotel-2026';
  const bytes = Buffer.byteLength(demoPassword);
  if (bytes < 12 || bytes > 72) throw new UsageError('DEMO_PASSWORD has 12 to 72 bytes');
  return {
    port: wholeNumber('--port', values.port ?? env['PORT'], 3000, 0, 65_535),
    dataDir: values.data ?? (env['DATA_DIR'] || '.data'),
    memory: switched(values.memory, env['MEMORY']),
    table: oneOf('--table', values.table ?? env['TABLE'], tableKinds) ?? 'own',
    workers: wholeNumber('--workers', values.workers ?? env['WORKERS'], 1, 1, 64),
    limits,
    clock: instant(values.clock ?? env['CLOCK']),
    seed: wanted === undefined || wanted === '' ? undefined : wholeNumber('--seed', wanted, 0, 0, 50_000),
    verbose: switched(values.verbose, env['VERBOSE']),
    demoPassword,
  };
};
