import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as Target } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { type ScheduleName, schedules } from '../../functions/contract/schedules.ts';
import { ServiceFunction, type StageContext } from './service-function.ts';
import { addCountFilters } from './watch/count-filter.ts';

/** A schedule of the contract: its worker, and the rule that calls it. */
export class ScheduledFunction extends Construct {
  constructor(scope: Construct, name: ScheduleName, context: StageContext) {
    super(scope, `${name}-schedule`);
    const { minutes, purpose } = schedules[name];
    const { lambda, target } = new ServiceFunction(this, name, context, purpose);
    if (context.settings.filtersLogs) addCountFilters(this, { lambda, schedule: name, stage: context.stage });
    // A failed run is not retried: the next run finds the same work, and concurrent runs only contend.
    target.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'Rule', {
      description: purpose,
      schedule: Schedule.rate(Duration.minutes(minutes)),
      targets: [new Target(target, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
