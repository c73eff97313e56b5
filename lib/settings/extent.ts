import { type QueueName, queueNames } from '../../functions/contract/queues.ts';
import { type ScheduleName, schedules } from '../../functions/contract/schedules.ts';
import { type FunctionName, functionSettings } from './functions.ts';
import type { StageSettings } from './stages.ts';

/** The inputs that decide which functions a stage has. */
interface Extent {
  readonly settings: Pick<StageSettings, 'sandbox' | 'searchDomain' | 'servesWeb' | 'rotationDays'>;
  /** The address of an index of hotels that is not the stage's own domain. */
  readonly openSearchUrl?: string | undefined;
}

const hasIndex = ({ settings, openSearchUrl }: Extent): boolean =>
  settings.searchDomain !== undefined || openSearchUrl !== undefined;

/** The queue workers of a stage: the index worker only if there is an index. */
export const workersOf = (extent: Extent): QueueName[] =>
  queueNames.filter((name) => name !== 'indexing' || hasIndex(extent));

/** The schedules of a stage: the comparison of the index only if there is an index. */
export const schedulesOf = (extent: Extent): ScheduleName[] =>
  (Object.keys(schedules) as ScheduleName[]).filter((name) => name !== 'verification' || hasIndex(extent));

/** The functions of a stage: those of the sandbox, the rotation and the index only if the stage has them. */
export const functionsOf = (extent: Extent): FunctionName[] =>
  (Object.keys(functionSettings) as FunctionName[]).filter(
    (name) =>
      (name !== 'sandbox' || extent.settings.sandbox) &&
      (name !== 'rotation' || extent.settings.rotationDays !== undefined) &&
      (name !== 'pages' || extent.settings.servesWeb) &&
      ((name !== 'indexing' && name !== 'verification') || hasIndex(extent)),
  );
