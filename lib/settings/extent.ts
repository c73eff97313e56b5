import { type QueueName, queueNames } from '../../functions/contract/queues.ts';
import { type ScheduleName, schedules } from '../../functions/contract/schedules.ts';
import { type FunctionName, functionSettings } from './functions.ts';
import type { StageSettings } from './stages.ts';

/** What decides which functions there are. */
interface Extent {
  readonly settings: Pick<StageSettings, 'sandbox' | 'searchDomain' | 'servesWeb'>;
  /** Where an index of hotels is that is no domain of the stage's own. */
  readonly openSearchUrl?: string | undefined;
}

const hasIndex = ({ settings, openSearchUrl }: Extent): boolean =>
  settings.searchDomain !== undefined || openSearchUrl !== undefined;

/** The workers of queues that a stage has: the index is kept up only where there is one. */
export const workersOf = (extent: Extent): QueueName[] =>
  queueNames.filter((name) => name !== 'indexing' || hasIndex(extent));

/** The schedules that a stage has: an index is compared only where there is one. */
export const schedulesOf = (extent: Extent): ScheduleName[] =>
  (Object.keys(schedules) as ScheduleName[]).filter((name) => name !== 'verification' || hasIndex(extent));

/** The functions a stage has: that of the sandbox, and those that keep the index, only where there is one. */
export const functionsOf = (extent: Extent): FunctionName[] =>
  (Object.keys(functionSettings) as FunctionName[]).filter(
    (name) =>
      (name !== 'sandbox' || extent.settings.sandbox) &&
      (name !== 'pages' || extent.settings.servesWeb) &&
      ((name !== 'indexing' && name !== 'verification') || hasIndex(extent)),
  );
