import type { HotelWritten } from '../../functions/adapters/dynamo/hotels/cache-invalidation.ts';
import type { ScheduleName } from '../../functions/contract/schedules.ts';
import type { RunSummary, TimeStep } from '../../functions/usecases/ports/clock.ts';
import type { RunSettings } from '../application.ts';
import type { ProcessCount } from '../metrics.ts';
import type { QueuesAt } from '../pipeline/queue-admin.ts';

/** All a worker needs to serve. */
export interface WorkerStart {
  readonly port: number;
  readonly endpoint: string;
  readonly tableName: string;
  readonly offset: number;
  readonly run: RunSettings;
  /** Where the queues are; undefined where they did not start. */
  readonly queues: QueuesAt | undefined;
  readonly dataDir: string | undefined;
  readonly verbose: boolean;
}

/** From the process that leads. `number` ties an answer to its question. */
export type ToWorker =
  | { readonly kind: 'start'; readonly start: WorkerStart }
  | { readonly kind: 'offset'; readonly number: number; readonly offset: number }
  | {
      readonly kind: 'moved';
      readonly number: number;
      /** Null if time would have gone back, a text if it failed. */
      readonly ran: Partial<Record<ScheduleName, RunSummary>> | null | string;
    }
  /** The sum over all processes, that of this one and of the one that leads among them. */
  | { readonly kind: 'metrics'; readonly number: number; readonly text: string }
  /** Asks for what this process has counted. */
  | { readonly kind: 'count'; readonly number: number }
  /** What another process has written of a hotel: what this one remembers of it is out of date. */
  | { readonly kind: 'written'; readonly written: HotelWritten }
  | { readonly kind: 'stop' };

export type FromWorker =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'offset-known'; readonly number: number }
  | { readonly kind: 'metrics-wanted'; readonly number: number }
  | { readonly kind: 'counted'; readonly number: number; readonly counted: ProcessCount }
  | { readonly kind: 'written'; readonly written: HotelWritten }
  | { readonly kind: 'move'; readonly number: number; readonly step: TimeStep };
