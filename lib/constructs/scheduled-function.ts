import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as Target } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { type ScheduleName, schedules } from '../../functions/contract/schedules.ts';
import { type House, HouseFunction } from './house-function.ts';
import { addMoneyAlarm } from './money-alarm.ts';

/** A schedule of the contract: its worker, and the rule that calls it. */
export class ScheduledFunction extends Construct {
  constructor(scope: Construct, name: ScheduleName, house: House) {
    super(scope, `${name}-schedule`);
    const { minutes, purpose } = schedules[name];
    const lambda = new HouseFunction(this, name, house, purpose).lambda;
    // An emulator need not know of filters of logs; its money is a toy's.
    if (name === 'reconciliation' && !house.settings.sandbox) addMoneyAlarm(this, lambda);
    // A run that failed is not repeated: the next one finds the same work, and two at once only get in each other's way.
    lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'Rule', {
      description: purpose,
      schedule: Schedule.rate(Duration.minutes(minutes)),
      targets: [new Target(lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
