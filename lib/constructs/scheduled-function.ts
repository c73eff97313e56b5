import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as Target } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { type ScheduleName, schedules } from '../../functions/contract/schedules.ts';
import { addCountAlarm, type CountAlarm } from './count-alarm.ts';
import { ServiceFunction, type StageContext } from './service-function.ts';

/** Counts of a run that are nothing on a good day, and what they mean for people. */
const alarms: Partial<Record<ScheduleName, readonly CountAlarm[]>> = {
  reconciliation: [
    {
      count: 'wrongPayments',
      meaning:
        'The gateway has taken or given money that no booking knows of, or the other way round: npm run reconcile tells which.',
    },
  ],
  outbox: [
    { count: 'pending', meaning: 'A booking or hotel change was not published within a day. It is published again.' },
    { count: 'stuck', meaning: 'A payment, a refund or the end of a hold is a day late.' },
  ],
};

/** A schedule of the contract: its worker, and the rule that calls it. */
export class ScheduledFunction extends Construct {
  constructor(scope: Construct, name: ScheduleName, context: StageContext) {
    super(scope, `${name}-schedule`);
    const { minutes, purpose } = schedules[name];
    const lambda = new ServiceFunction(this, name, context, purpose).lambda;
    // An emulator need not know of filters of logs; its money is a toy's.
    if (!context.settings.sandbox) for (const alarm of alarms[name] ?? []) addCountAlarm(this, lambda, alarm);
    // A run that failed is not repeated: the next one finds the same work, and two at once only get in each other's way.
    lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'Rule', {
      description: purpose,
      schedule: Schedule.rate(Duration.minutes(minutes)),
      targets: [new Target(lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
