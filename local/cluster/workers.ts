import cluster, { type Worker } from 'node:cluster';
import { fileURLToPath } from 'node:url';
import type { HotelWritten } from '../../functions/adapters/dynamo/hotels/cache-invalidation.ts';
import type { SandboxClock, TimeStep } from '../../functions/usecases/ports/clock.ts';
import { type Counted, type ProcessCount, summedUp } from '../metrics.ts';
import type { FromWorker, ToWorker, WorkerStart } from './messages.ts';

export interface Workers {
  /** The port all of them share. */
  readonly port: number;
  readonly stop: () => Promise<void>;
}

export interface WorkerPool {
  /** Resolves once every worker uses the new offset. */
  readonly notifyOffset: (offset: number) => Promise<void>;
  /** Sends every worker what this process has written of a hotel. */
  readonly notifyWritten: (written: HotelWritten) => void;
  /** Starts the workers; answers when each of them listens. */
  readonly start: (
    count: number,
    settings: () => WorkerStart,
    clock: SandboxClock,
    onLoss: () => void,
  ) => Promise<Workers>;
}

const REPLACE_AFTER_MS = 500;

/**
 * The server processes behind the one address, as several instances would run.
 * @param own what this process counts itself: it publishes, indexes and runs the schedules for all of them
 */
export const workerPool = (own: Pick<Counted, 'counted'>): WorkerPool => {
  const live = new Set<Worker>();
  const waiting = new Map<Worker, Map<number, (counted?: ProcessCount) => void>>();
  let questions = 0;
  let stopping = false;

  const send = (worker: Worker, message: ToWorker): void => {
    if (worker.isConnected()) worker.send(message);
  };

  const forget = (worker: Worker): void => {
    live.delete(worker);
    for (const release of waiting.get(worker)?.values() ?? []) release();
    waiting.delete(worker);
  };

  /** A worker's answer; undefined if it has none, or ends before it answers. */
  const ask = (worker: Worker, question: (number: number) => ToWorker): Promise<ProcessCount | undefined> =>
    new Promise((resolve) => {
      questions += 1;
      const number = questions;
      const known = waiting.get(worker) ?? new Map<number, (counted?: ProcessCount) => void>();
      known.set(number, resolve);
      waiting.set(worker, known);
      send(worker, question(number));
    });

  const answered = (worker: Worker, number: number, counted?: ProcessCount): void => {
    waiting.get(worker)?.get(number)?.(counted);
    waiting.get(worker)?.delete(number);
  };

  const move = async (worker: Worker, clock: SandboxClock, number: number, step: TimeStep): Promise<void> => {
    const ran = await clock.move(step).catch((error: unknown) => (error instanceof Error ? error.message : 'failed'));
    send(worker, { kind: 'moved', number, ran: ran ?? null });
  };

  const sumUp = async (worker: Worker, number: number): Promise<void> => {
    const counted = [...live].map((each) => ask(each, (question) => ({ kind: 'count', number: question })));
    const counts = await Promise.all([own.counted(), ...counted]);
    const text = await summedUp(counts.filter((count) => count !== undefined));
    send(worker, { kind: 'metrics', number, text });
  };

  const notifyWritten = (written: HotelWritten, by?: Worker): void => {
    for (const worker of live) if (worker !== by) send(worker, { kind: 'written', written });
  };

  const launch = (settings: WorkerStart, clock: SandboxClock, onLoss: () => void): Promise<number> =>
    new Promise((resolve, reject) => {
      const worker = cluster.fork();
      live.add(worker);
      worker.on('message', (message: FromWorker) => {
        switch (message.kind) {
          case 'ready':
            return resolve(message.port);
          case 'failed':
            return reject(new Error(message.why));
          case 'written':
            return notifyWritten(message.written, worker);
          case 'metrics-wanted':
            return void sumUp(worker, message.number).catch(reject);
          case 'move':
            return void move(worker, clock, message.number, message.step).catch(reject);
          case 'offset-known':
            return answered(worker, message.number);
          case 'counted':
            return answered(worker, message.number, message.counted);
        }
      });
      worker.on('exit', () => {
        forget(worker);
        reject(new Error('A server process ended as it started.'));
        if (!stopping) onLoss();
      });
      send(worker, { kind: 'start', start: settings });
    });

  return {
    notifyWritten: (written) => notifyWritten(written),
    notifyOffset: async (offset) => {
      await Promise.all([...live].map((worker) => ask(worker, (number) => ({ kind: 'offset', number, offset }))));
    },
    start: async (count, settings, clock, onLoss) => {
      cluster.setupPrimary({ exec: fileURLToPath(new URL('worker.ts', import.meta.url)) });
      const replace = (): void => {
        onLoss();
        // Not at once: a worker that fails at its start would be restarted in a tight loop.
        setTimeout(() => {
          if (!stopping) launch(settings(), clock, replace).catch(() => undefined);
        }, REPLACE_AFTER_MS).unref();
      };
      const ports = await Promise.all(Array.from({ length: count }, () => launch(settings(), clock, replace)));
      const stop = async (): Promise<void> => {
        stopping = true;
        const gone = [...live].map((worker) => new Promise((resolve) => worker.once('exit', resolve)));
        for (const worker of live) send(worker, { kind: 'stop' });
        await Promise.all(gone);
      };
      return { port: ports[0] ?? 0, stop };
    },
  };
};
