import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { addAlarms } from '../constructs/watch/alarms.ts';
import { addBudget } from '../constructs/watch/budget.ts';
import { addDashboards } from '../constructs/watch/dashboards.ts';
import { ErrorBudget } from '../constructs/watch/error-budget.ts';
import type { Watched } from '../constructs/watch/metrics.ts';
import { OnCall } from '../constructs/watch/on-call.ts';

/** Alarms, dashboards and the budget over all parts of a stage. The system works without it. */
export class MonitoringStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { watched, email, ...props }: StackProps & { readonly watched: Watched; readonly email: string | undefined },
  ) {
    super(scope, id, props);
    const onCall = watched.settings.calculatesAlarms ? new OnCall(this, 'OnCall', email) : undefined;
    addAlarms(this, watched, onCall);
    if (watched.settings.calculatesAlarms) new ErrorBudget(this, 'ErrorBudget', watched, onCall);
    addDashboards(this, watched);
    const { budgetDollars } = watched.settings;
    if (budgetDollars !== undefined && email !== undefined) addBudget(this, watched.stage, budgetDollars, email);
  }
}
