import type { AlarmName, Severity } from './watch/alarms.ts';

/** The canaries that CodeDeploy offers for one call in ten. */
export type CanaryMinutes = 5 | 10 | 15 | 30;

/**
 * The alarms of the stage that take a release back. The warnings, not the critical levels: a version that fails every
 * call fails one call in ten while it is the canary.
 */
export const rollbackAlarms: readonly `${AlarmName}-${Severity}`[] = [
  'BookingFailures-warning',
  'ApiErrors-warning',
  'PaymentsAway-critical',
];

/** Reads `-c canary=`: `off` moves all calls to the new version at once. Throws one line for anything else. */
export const readCanaryOff = (given: unknown): boolean => {
  if (given === undefined) return false;
  if (given === 'off') return true;
  throw new Error(`-c canary= can only be 'off', not '${String(given)}'`);
};
