import type { Severity } from './alarms.ts';

/** The service level objective: the percentage of requests without a 5xx, over 30 days. */
export const objective = { percent: 99.9, days: 30, runbook: 'error-budget' } as const;

/** The error budget, in percent of requests. */
export const budgetPercent = Math.round((100 - objective.percent) * 1000) / 1000;

export interface BurnRate {
  /** The burn rate: 1 uses up the budget of 30 days in exactly 30 days. */
  readonly rate: number;
  /**
   * Minutes. Both windows must exceed the rate: the long one shows that it matters, the short one that it continues.
   */
  readonly windows: readonly [long: number, short: number];
  readonly severity: Severity;
  readonly meaning: string;
}

/**
 * Burn rates of the budget, in several windows.
 * @see https://sre.google/workbook/alerting-on-slos/
 */
export const burnRates = {
  BudgetFast: {
    rate: 14.4,
    windows: [60, 5],
    severity: 'critical',
    meaning: 'Guests meet so many errors that the budget of 30 days is used up in two days.',
  },
  BudgetSteady: {
    rate: 6,
    windows: [360, 30],
    severity: 'critical',
    meaning: 'Guests meet so many errors that the budget of 30 days is used up in five days.',
  },
  BudgetSlow: {
    rate: 1,
    windows: [1440, 360],
    severity: 'warning',
    meaning: 'Guests meet so many errors that nothing of the budget of 30 days will be left.',
  },
} as const satisfies Record<string, BurnRate>;
