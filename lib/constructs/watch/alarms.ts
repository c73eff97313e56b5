import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { dlqMeaning } from '../../../functions/contract/queues.ts';
import { type AlarmName, type AlarmRow, alarmRows, alarmText, levelsOf } from '../../settings/watch/alarms.ts';
import { signalOf } from '../../settings/watch/signals.ts';
import { isCalculated, isOfQueues, metricOf, type Watched, type WatchedQueue } from './metrics.ts';
import type { OnCall } from './on-call.ts';

/** The name of an alarm, which the runbook's commands and a deployment use. */
export const alarmNameOf = (stage: string, id: string): string => `HotelBooking-${stage}-${id}`;

const addLevels = (
  scope: Construct,
  {
    watched,
    onCall,
    id,
    row,
    metric,
    queue,
  }: {
    readonly watched: Watched;
    readonly onCall: OnCall | undefined;
    readonly id: string;
    readonly row: AlarmRow;
    readonly metric: IMetric;
    readonly queue?: WatchedQueue;
  },
): void => {
  for (const [severity, { at, meaning }] of levelsOf(row)) {
    const name = `${id}-${severity}`;
    const specific = row.signal === 'deadLetters' && queue ? `${dlqMeaning(queue.name)} ${meaning}` : meaning;
    const alarm = new Alarm(scope, name, {
      alarmName: alarmNameOf(watched.stage, name),
      alarmDescription: alarmText(queue ? `${queue.name}: ${specific}` : specific, row.runbook),
      metric,
      threshold: at,
      evaluationPeriods: row.periods,
      comparisonOperator: row.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: row.missingIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    onCall?.tell(alarm, severity);
  }
};

/** Adds every alarm of the settings whose parts exist in the stage. */
export const addAlarms = (scope: Construct, watched: Watched, onCall: OnCall | undefined): void => {
  const add = (name: AlarmName, row: AlarmRow, queue?: WatchedQueue): void => {
    const signal = signalOf(row.signal);
    if (isCalculated(signal) && !watched.settings.calculatesAlarms) return;
    const metric = metricOf(watched, signal, queue && { queue });
    const id = queue ? `${name}-${queue.name}` : name;
    if (metric) addLevels(scope, { watched, onCall, id, row, metric, ...(queue && { queue }) });
  };
  for (const [name, row] of alarmRows()) {
    if (!isOfQueues(signalOf(row.signal))) add(name, row);
    else for (const queue of watched.queues) add(name, row, queue);
  }
};
