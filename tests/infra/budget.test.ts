import { describe, expect, it } from 'vitest';
import { ofType, otherStageOf, stageOf } from './synthesized.ts';

const budgetsOf = (stage: ReturnType<typeof stageOf>) => ofType(stage.every, 'AWS::Budgets::Budget');
const notice = (type: string, threshold: number) => ({
  Notification: {
    NotificationType: type,
    Threshold: threshold,
    ThresholdType: 'PERCENTAGE',
    ComparisonOperator: 'GREATER_THAN',
  },
  Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'ops@example.com' }],
});

describe('the budget of production', () => {
  it('mails who is on call at 80 % spent, and when the month is expected to cost more', () => {
    const settings = { budgetDollars: 750 };
    const budgets = budgetsOf(otherStageOf('production', { settings, onCall: 'ops@example.com' }));
    expect(budgets.map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({
        Budget: {
          BudgetName: 'HotelBooking-production',
          BudgetType: 'COST',
          TimeUnit: 'MONTHLY',
          BudgetLimit: { Amount: 750, Unit: 'USD' },
        },
        NotificationsWithSubscribers: [notice('ACTUAL', 80), notice('FORECASTED', 100)],
      }),
    ]);
  });

  it('is not made where nobody would get its mails', () => {
    expect(budgetsOf(stageOf('production'))).toEqual([]);
  });

  it('is not made where the setting is off', () => {
    const off = { settings: { budgetDollars: undefined }, onCall: 'ops@example.com' };
    expect(budgetsOf(otherStageOf('production', off))).toEqual([]);
  });
});
