import { addMinutes, earlier, epochMillis, type Instant, instantOf, isBefore, later } from './calendar/instant.ts';
import { type Minor, roundHalfUp } from './money.ts';
import { firstNights, type PayableStay, policyBase } from './rates/payment-terms.ts';
import type { FieldError } from './refusal.ts';

/**
 * Cancelling at least so many elapsed hours before check-in gives back so many percent of the price, or all of it less
 * the rooms' price of the first nights.
 */
export type CancellationStep = { readonly hoursBeforeCheckIn: number } & CancellationFee;

/** What a step gives back or keeps. */
export type CancellationFee =
  | { readonly refundPercent: number; readonly penaltyNights?: undefined }
  | { readonly penaltyNights: number; readonly refundPercent?: undefined };

/** The steps in any order; before the earliest deadline met, nothing. No step at all: nothing is ever given back. */
export interface CancellationPolicy {
  readonly steps: readonly CancellationStep[];
}

/** A step with its deadline: it applies to a cancellation at `until` or before. */
export type DatedStep = CancellationStep & { readonly until: Instant };

/** A policy as a quote or a booking freezes it: the earliest deadline first. */
export interface DatedPolicy {
  readonly steps: readonly DatedStep[];
}

/** Everything back until 48 hours before check-in: what a hotel has that says nothing else. */
export const DEFAULT_POLICY: CancellationPolicy = { steps: [{ hoursBeforeCheckIn: 48, refundPercent: 100 }] };

/** The most steps a policy may have, and the most hours (a year) before check-in a step may lie. */
export const MOST_STEPS = 10;
export const MOST_HOURS = 8760;

/** The steps in the order of their deadlines, the earliest first. */
export function farthestFirst(policy: CancellationPolicy): CancellationStep[] {
  return [...policy.steps].sort((one, other) => other.hoursBeforeCheckIn - one.hoursBeforeCheckIn);
}

/** Percent has at most two decimals, so a hundredth of a percent is a whole number. */
function shareOf(amount: Minor, percent: number): Minor {
  return roundHalfUp(BigInt(amount) * BigInt(Math.round(percent * 100)), 10_000n);
}

function deadline(step: CancellationStep, checkInAt: Instant): Instant {
  return addMinutes(checkInAt, -step.hoursBeforeCheckIn * 60);
}

/**
 * The policy with its deadlines. `checkInAt` is the hotel's check-in time on the day of arrival in its own zone; the
 * hours before it are elapsed ones, so a change of the clocks between moves the deadline on the wall clock.
 */
export function datePolicy(policy: CancellationPolicy, checkInAt: Instant): DatedPolicy {
  return { steps: farthestFirst(policy).map((step) => ({ ...step, until: deadline(step, checkInAt) })) };
}

/**
 * What the policy keeps of the price for a cancellation at `now`, K of rule 28: what the first step that is still met
 * keeps; all of it after the last deadline, or where there is no step. It never falls as check-in nears: a step of
 * nights keeps at least what the steps before it kept.
 */
export function keptByPolicy(policy: DatedPolicy, stay: PayableStay, now: Instant): Minor {
  const base = policyBase(stay);
  let kept = 0;
  for (const step of policy.steps) {
    kept = Math.max(kept, keptByStep(step, stay, base));
    if (!isBefore(step.until, now)) return kept;
  }
  return base;
}

function keptByStep(step: CancellationFee, stay: PayableStay, base: Minor): Minor {
  if (step.penaltyNights !== undefined) return firstNights(stay, step.penaltyNights, base);
  return base - shareOf(base, step.refundPercent);
}

/** Whether cancelling by the step gives anything back of a stay of so many nights. */
export function givesBack(step: CancellationFee, nights: number): boolean {
  return step.penaltyNights === undefined ? step.refundPercent > 0 : step.penaltyNights < nights;
}

/** Whether no deadline has passed yet: until then a change moves the deadlines with the stay (rule 28). */
export function isBeforeFirstDeadline({ steps: [first] }: DatedPolicy, now: Instant): boolean {
  return first !== undefined && !isBefore(first.until, now);
}

/** The policy with every deadline moved as the check-in instant moves. */
export function moveDeadlines(policy: DatedPolicy, from: Instant, to: Instant): DatedPolicy {
  const by = epochMillis(to) - epochMillis(from);
  return withDeadlines(policy, ({ until }) => instantOf(epochMillis(until) + by));
}

/** The policy with, of each deadline, the later one of the old and of that by another check-in instant (rule 29). */
export function laterDeadlines(policy: DatedPolicy, checkInAt: Instant): DatedPolicy {
  return withDeadlines(policy, (step) => later(step.until, deadline(step, checkInAt)));
}

/**
 * The last deadline that gives something back, where it is at check-in or after it: until then, that instant included,
 * the guest may still cancel. It is after check-in where the hotel has moved the stay (rule 29). Undefined where check-in
 * ends that.
 */
export function deadlineFromCheckIn({ steps }: DatedPolicy, checkInAt: Instant, nights: number): Instant | undefined {
  const last = steps.findLast((step) => givesBack(step, nights));
  return last === undefined || isBefore(last.until, checkInAt) ? undefined : last.until;
}

/** The policy with no deadline later than `last`. */
export function capDeadlines(policy: DatedPolicy, last: Instant): DatedPolicy {
  return withDeadlines(policy, ({ until }) => earlier(until, last));
}

function withDeadlines(policy: DatedPolicy, until: (step: DatedStep) => Instant): DatedPolicy {
  return { steps: policy.steps.map((step) => ({ ...step, until: until(step) })) };
}

/**
 * What makes a policy impossible, with pointers into it; empty when it can be kept. A refund that grew as check-in
 * nears would pay guests for waiting, so it is refused.
 */
export function policyProblems(policy: CancellationPolicy): FieldError[] {
  if (policy.steps.length > MOST_STEPS) {
    const params = { maximum: MOST_STEPS, inclusive: true, of: 'array' };
    return [{ pointer: '/steps', code: 'too_big', params, detail: `at most ${MOST_STEPS} steps` }];
  }
  const problems = policy.steps.flatMap((step, index) => stepProblems(step, `/steps/${index}`));
  if (problems.length > 0) return problems;
  const hours = new Set(policy.steps.map((step) => step.hoursBeforeCheckIn));
  if (hours.size < policy.steps.length) {
    const params = { of: 'hoursBeforeCheckIn' };
    problems.push({ pointer: '/steps', code: 'repeated', params, detail: 'two steps have the same hours' });
  }
  if (grows(policy)) {
    problems.push({ pointer: '/steps', code: 'refund_grows', detail: 'the refund must not grow as check-in nears' });
  }
  return problems;
}

/** Percents are held against percents and nights against nights; which of both is more depends on the stay. */
function grows(policy: CancellationPolicy): boolean {
  const steps = farthestFirst(policy);
  const percents = steps.flatMap(({ refundPercent }) => refundPercent ?? []);
  const nights = steps.flatMap(({ penaltyNights }) => penaltyNights ?? []);
  return (
    percents.some((percent, index) => index > 0 && percent > (percents[index - 1] ?? 0)) ||
    nights.some((kept, index) => index > 0 && kept < (nights[index - 1] ?? 0))
  );
}

/** The most nights a step may keep: as long as a stay can ever be. */
export const MOST_PENALTY_NIGHTS = 60;

function stepProblems(step: CancellationStep, at: string): FieldError[] {
  const problems: FieldError[] = [];
  const { hoursBeforeCheckIn: hours, refundPercent: percent, penaltyNights: nights } = step;
  if (!(hours >= 0 && hours <= MOST_HOURS)) {
    problems.push(outside(`${at}/hoursBeforeCheckIn`, hours, MOST_HOURS, `0 to ${MOST_HOURS} hours`));
  } else if (!Number.isInteger(hours * 60)) {
    const code = 'not_multiple_of';
    const params = { divisor: 1 / 60 };
    problems.push({ pointer: `${at}/hoursBeforeCheckIn`, code, params, detail: 'a whole number of minutes' });
  }
  if (percent === undefined) {
    if (Number.isInteger(nights) && nights >= 1 && nights <= MOST_PENALTY_NIGHTS) return problems;
    problems.push(outside(`${at}/penaltyNights`, nights, MOST_PENALTY_NIGHTS, `1 to ${MOST_PENALTY_NIGHTS} nights`));
    return problems;
  }
  if (!(percent >= 0 && percent <= 100)) {
    problems.push(outside(`${at}/refundPercent`, percent, 100, '0 to 100 percent'));
  } else if (Math.abs(percent * 100 - Math.round(percent * 100)) > 1e-9) {
    const params = { divisor: 0.01 };
    problems.push({ pointer: `${at}/refundPercent`, code: 'not_multiple_of', params, detail: 'at most two decimals' });
  }
  return problems;
}

function outside(pointer: string, value: number, maximum: number, detail: string): FieldError {
  return value > maximum
    ? { pointer, code: 'too_big', params: { maximum, inclusive: true, of: 'number' }, detail }
    : { pointer, code: 'too_small', params: { minimum: 0, inclusive: true, of: 'number' }, detail };
}
