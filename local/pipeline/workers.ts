import type { Core } from '../../functions/runtime/composition/core.ts';
import type { Log } from '../server-log.ts';
import type { Workers } from './pipeline.ts';

/** Every queue's worker on this machine: the same functions that Lambda calls. */
export const pipelineWorkers = (_core: Core, _log: Log): Workers => ({});
