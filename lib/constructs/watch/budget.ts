import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';

/**
 * The budget of the account for a month. AWS mails when 80 % of it are spent, and when the month is expected to cost more
 * than all of it. It counts the whole account: a filter by tags is empty until somebody activates them for billing.
 */
export const addBudget = (scope: Construct, stage: string, dollars: number, email: string): CfnBudget =>
  new CfnBudget(scope, 'Budget', {
    budget: {
      budgetName: `HotelBooking-${stage}`,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: dollars, unit: 'USD' },
    },
    notificationsWithSubscribers: (
      [
        ['ACTUAL', 80],
        ['FORECASTED', 100],
      ] as const
    ).map(([notificationType, threshold]) => ({
      notification: {
        notificationType,
        threshold,
        thresholdType: 'PERCENTAGE',
        comparisonOperator: 'GREATER_THAN',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address: email }],
    })),
  });
