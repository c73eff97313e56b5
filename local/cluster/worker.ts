// One of several server processes behind one address; started by the process that leads, and only by it.
import type { Server } from 'node:http';
import { hotelWritten, onHotelWritten } from '../../functions/adapters/dynamo/hotels/cache-invalidation.ts';
import type { Table } from '../../functions/adapters/dynamo/table.ts';
import { describeError } from '../../functions/runtime/log.ts';
import { type OffsetClock, offsetClock } from '../../functions/runtime/offset-clock.ts';
import type { SandboxClock } from '../../functions/usecases/ports/clock.ts';
import type { Metrics } from '../../functions/usecases/ports/metrics.ts';
import { composeApplication, localCore } from '../application.ts';
import { localClient, streamsClient } from '../database.ts';
import { listen } from '../listen.ts';
import { type Counted, processMetrics } from '../metrics.ts';
import { brokenQueueAdmin, localQueueAdmin } from '../pipeline/queue-admin.ts';
import { closeServer, serverFor } from '../server/listener.ts';
import { serverLog } from '../server-log.ts';
import { watchTableCalls } from '../table-calls.ts';
import type { FromWorker, ToWorker, WorkerStart } from './messages.ts';

type Moved = Extract<ToWorker, { kind: 'moved' }>;

let clock: OffsetClock | undefined;
let server: Server | undefined;
let table: Table | undefined;
let counting: Counted | undefined;
/** While this process handles another one's write, it sends no notice of its own. */
let relayed = false;
const sums = new Map<number, (text: string) => void>();
const moves = new Map<number, (moved: Moved) => void>();

const tell = (message: FromWorker): void => {
  process.send?.(message);
};

/** The sum over all processes is made by the one that leads. */
const poolMetrics: Metrics = {
  text: () =>
    new Promise((resolve) => {
      const number = Math.max(0, ...sums.keys()) + 1;
      sums.set(number, resolve);
      tell({ kind: 'metrics-wanted', number });
    }),
};

/** The leading process moves the time and notifies every worker before it answers. */
const followingClock = (own: OffsetClock): SandboxClock => ({
  now: () => own.now(),
  move: async (step) => {
    const number = Math.max(0, ...moves.keys()) + 1;
    const moved = new Promise<Moved>((resolve) => moves.set(number, resolve));
    tell({ kind: 'move', number, step });
    const { ran } = await moved;
    if (typeof ran === 'string') throw new Error(ran);
    return ran ?? undefined;
  },
});

const serve = async (start: WorkerStart): Promise<void> => {
  clock = offsetClock(start.offset);
  const metrics = processMetrics();
  counting = metrics;
  const log = metrics.counting(serverLog(start));
  const { endpoint } = start;
  const parts = localCore(
    { client: localClient(endpoint), streams: streamsClient({ endpoint }), tableName: start.tableName },
    clock,
    start.run,
    metrics.meter,
  );
  table = parts.table;
  metrics.watch(watchTableCalls(table, metrics.meter));
  onHotelWritten(table, (written) => {
    if (!relayed) tell({ kind: 'written', written });
  });
  const core = { ...parts, queues: start.queues ? localQueueAdmin(start.queues) : brokenQueueAdmin };
  const app = composeApplication(core, start.run, followingClock(clock), log, poolMetrics);
  server = serverFor(app, (error) =>
    log({ level: 'error', message: 'A request was not served.', error: describeError(error) }),
  );
  tell({ kind: 'ready', port: await listen(server, start.port) });
};

const count = async (number: number): Promise<void> =>
  tell({ kind: 'counted', number, counted: (await counting?.counted()) ?? [] });

const stop = async (): Promise<void> => {
  if (server) await closeServer(server);
  process.exit(0);
};

const failed = (error: unknown): void =>
  tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });

process.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'start':
      serve(message.start).catch(failed);
      return;
    case 'offset':
      clock?.setOffset(message.offset);
      tell({ kind: 'offset-known', number: message.number });
      return;
    case 'moved':
      moves.get(message.number)?.(message);
      moves.delete(message.number);
      return;
    case 'metrics':
      sums.get(message.number)?.(message.text);
      sums.delete(message.number);
      return;
    case 'count':
      count(message.number).catch(failed);
      return;
    case 'written':
      relayed = true;
      if (table) hotelWritten(table, message.written);
      relayed = false;
      return;
    case 'stop':
      stop().catch(failed);
  }
});
// A signal may reach the whole group; the leading process sends the order to stop, and without it there is nothing to
// do.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit(0));
