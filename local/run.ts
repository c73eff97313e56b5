import { onHotelWritten } from '../functions/adapters/dynamo/hotels/cache-invalidation.ts';
import { keptTime, setTime } from '../functions/adapters/dynamo/sandbox/sandbox-clock.ts';
import { faultyBus } from '../functions/adapters/messaging/faulty-bus.ts';
import type { Core } from '../functions/composition/core.ts';
import { composeSchedules } from '../functions/composition/schedules.ts';
import { composeVerification } from '../functions/composition/search-index.ts';
import { describeError } from '../functions/runtime/log.ts';
import { type OffsetClock, offsetClock } from '../functions/runtime/offset-clock.ts';
import { countPublished } from '../functions/usecases/events/count-published.ts';
import type { SandboxClock } from '../functions/usecases/ports/clock.ts';
import { composeApplication, localCore, type RunSettings } from './application.ts';
import { backupsAt } from './backup/backup-folder.ts';
import { workerPool } from './cluster/workers.ts';
import { type Database, openDatabase } from './database.ts';
import { demoAccounts, openDemoWorld } from './demo-world.ts';
import { assertFree, listen, urlOf } from './listen.ts';
import { type Counted, processMetrics } from './metrics.ts';
import { leadingClock } from './move-clock.ts';
import type { Options } from './options.ts';
import { localCleanup, picturesAt, resumePictures } from './pictures/local-pictures.ts';
import { type Pipeline, startPipeline } from './pipeline/pipeline.ts';
import { brokenQueueAdmin, localQueueAdmin } from './pipeline/queue-admin.ts';
import { pipelineWorkers } from './pipeline/workers.ts';
import { ensurePlaces } from './places.ts';
import { queueMetrics } from './queue-metrics.ts';
import { scheduleRunner } from './schedules.ts';
import { openSearchIndex } from './search-index.ts';
import { signingSecrets } from './secret.ts';
import { closeServer, serverFor } from './server/listener.ts';
import { type Log, serverLog } from './server-log.ts';
import type { Stopping } from './stopping.ts';
import { readStripe } from './stripe.ts';
import { watchTableCalls } from './table-calls.ts';
import { ensureWeb } from './web/build.ts';

/**
 * The caller who moves the clock waits for the daily schedules: each runs for its budget and continues at the next
 * move.
 */
const BUDGETS_MS = { reconciliation: 1500, outbox: 1500, cleanup: 1500 } as const;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The sandbox's clock: set by `--clock`, else as the last run left it. */
const startClock = async (core: (clock: OffsetClock) => Core, wanted: number | undefined): Promise<OffsetClock> => {
  const clock = offsetClock(0);
  const { table } = core(clock);
  clock.setOffset(wanted === undefined ? (await keptTime(table)).offsetMs : wanted - Date.now());
  if (wanted !== undefined) await setTime(table, { offsetMs: clock.offset(), lastRunMs: {} });
  return clock;
};

interface Serving {
  readonly options: Options;
  readonly dataDir: string | undefined;
  readonly database: Database;
  readonly core: Core;
  readonly clock: OffsetClock;
  readonly run: RunSettings;
  readonly log: Log;
  readonly metrics: Counted;
  readonly stopping: Stopping;
  /** The public address of this run: PUBLIC_URL, else its own address once the port is known. */
  readonly publicUrl: Promise<string>;
}

/** The outbox of this run. Without it guests still book: unpublished events wait in the table's stream. */
const openPipeline = async ({
  database,
  dataDir,
  core,
  log,
  metrics,
  stopping,
  publicUrl,
}: Serving): Promise<Pipeline | undefined> => {
  const workers = pipelineWorkers(core, process.env, log, () => publicUrl);
  const onSent = countPublished(metrics.meter, Date.now);
  try {
    const pipeline = await startPipeline({
      database,
      dataDir,
      queuesAt: process.env['AWS_ENDPOINT_URL_SQS'] || undefined,
      delay: core.delay,
      onSent,
      workers,
      log,
      ...(core.faults && { through: faultyBus(core.faults, core.delay) }),
    });
    stopping.onStop(pipeline.stop);
    return pipeline;
  } catch (error) {
    log({ level: 'error', message: 'Events are not published.', error: describeError(error) });
    return undefined;
  }
};

/** Serves in this process, or in several, and answers the port. */
const serve = async (serving: Serving): Promise<number> => {
  const { options, database, core, clock, run, log, stopping } = serving;
  const pipeline = await openPipeline(serving);
  const queues = pipeline && { endpoint: pipeline.endpoint, heard: pipeline.heard };
  const queueDesk = queues ? localQueueAdmin(queues, pipeline.oldestAge) : brokenQueueAdmin;
  serving.metrics.watch(queueMetrics(queueDesk, serving.metrics.meter));
  const runner = scheduleRunner(
    composeSchedules(core, BUDGETS_MS, {
      cleanup: localCleanup(core, BUDGETS_MS.cleanup),
      ...(core.openSearch && { verification: composeVerification(core) }),
    }),
    clock,
    (schedule, error) =>
      log({ level: 'error', message: `The schedule ${schedule} failed.`, error: describeError(error) }),
  );
  const workers = workerPool(serving.metrics);
  const sandboxClock: SandboxClock = leadingClock(clock, core.table, runner, workers.notifyOffset);
  onHotelWritten(core.table, workers.notifyWritten);
  await core.health?.started(clock.now());
  runner.start();
  stopping.onStop(runner.stop);

  const { endpoint, tableName } = database;
  if (options.workers > 1 && endpoint !== undefined) {
    const { dataDir } = serving;
    const { port, verbose } = options;
    const settings = () => ({ port, endpoint, tableName, offset: clock.offset(), run, queues, dataDir, verbose });
    const pool = await workers.start(options.workers, settings, sandboxClock, () =>
      log({ level: 'error', message: 'A server process ended; another takes its place.' }),
    );
    stopping.onStop(pool.stop);
    return pool.port;
  }
  const served = { ...core, queues: queueDesk };
  const server = serverFor(composeApplication(served, run, sandboxClock, log, serving.metrics), (error) =>
    log({ level: 'error', message: 'A request was not served.', error: describeError(error) }),
  );
  const port = await listen(server, options.port);
  stopping.onStop(() => closeServer(server));
  return port;
};

/** Starts all parts, and prints their addresses; answers that of the app on this machine. */
export const run = async (options: Options, env: NodeJS.ProcessEnv, stopping: Stopping): Promise<string> => {
  await assertFree(options.port);
  const onTrouble = (line: string): void => {
    process.stderr.write(`npm start: ${line}\n`);
  };
  const onLost = (line: string): void => {
    onTrouble(line);
    stopping.stop(1).catch(() => undefined);
  };
  const [database, , web] = await Promise.all([
    openDatabase(options, env['DYNAMODB_ENDPOINT'], onLost, onTrouble).then((opened) => {
      stopping.onStop(opened.stop);
      return opened;
    }),
    ensurePlaces(print),
    ensureWeb(print),
  ]);
  const dataDir = database.keeps ? options.dataDir : undefined;
  const settings: RunSettings = {
    secrets: signingSecrets(dataDir),
    backups: backupsAt(dataDir, stopping),
    pictures: picturesAt(dataDir, stopping),
    limits: options.limits,
    openSearchUrl: env['OPENSEARCH_URL'] || undefined,
    publicUrl: env['PUBLIC_URL']?.replace(/\/$/, '') || undefined,
    corsOrigins: (env['CORS_ORIGINS'] ?? '').split(',').flatMap((origin) => origin.trim() || []),
    brand: env['BRAND'] || undefined,
    tileUrl: env['TILE_URL'] || undefined,
    web,
    validateAnswers: env['VALIDATE_ANSWERS'] === '1',
    stripe: readStripe(env),
    metricsToken: env['METRICS_TOKEN'] || undefined,
  };
  const metrics = processMetrics();
  const coreOf = (clock: OffsetClock): Core => localCore(database, clock, settings, metrics.meter);
  const clock = await startClock(coreOf, options.clock);
  const core = coreOf(clock);
  metrics.watch(watchTableCalls(core.table, metrics.meter));
  await openDemoWorld(core, options, stopping);
  await openSearchIndex({ core, keeps: database.keeps, print, stopping });
  const log = metrics.counting(serverLog({ dataDir, verbose: options.verbose }));
  resumePictures(core, log, stopping);
  const address = Promise.withResolvers<string>();
  const publicUrl = address.promise;
  const serving = { options, dataDir, database, core, clock, run: settings, log, metrics, stopping, publicUrl };
  const port = await serve(serving);
  address.resolve((env['PUBLIC_URL'] || urlOf(port)).replace(/\/$/, ''));

  print(`Demo accounts, password ${options.demoPassword}:`);
  for (const account of demoAccounts) print(`  ${account}`);
  print(`Ready on ${urlOf(port)}`);
  return urlOf(port);
};
