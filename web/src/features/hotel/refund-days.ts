import { addDays, dayAt, daysBetween } from '../../lib/dates.ts';
import type { Money } from '../../lib/formats.ts';

export interface RefundStep {
  /** RFC 3339, UTC: cancelled before it, so much comes back. */
  readonly until: string;
  readonly refund: Money;
}

/** A day of the refund strip: what part of the money comes back as it begins, and from an hour on. */
export interface RefundDay {
  readonly kind: 'day';
  readonly day: string;
  readonly isToday: boolean;
  /** 0 to 1. */
  readonly share: number;
  /** The step of this day: at which part of it, and what comes back from then on. */
  readonly step: { readonly at: number; readonly until: string; readonly share: number } | null;
}
export interface RefundGap {
  readonly kind: 'gap';
  readonly days: number;
  readonly share: number;
}
export type RefundCell = RefundDay | RefundGap;

/** Days shown before a step, so that one sees it coming. */
const shownBefore = 1;

const hourShare = (iso: string, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).formatToParts(
    Date.parse(iso),
  );
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return (of('hour') * 60 + of('minute')) / 1440;
};

/**
 * The days from today to the arrival as the hotel's calendar has them: today, the days around each step, gaps between
 * them counted. Steps that are over already are left out.
 */
export const refundCells = (
  steps: readonly RefundStep[],
  total: Money,
  { nowMs, checkIn, timeZone }: { readonly nowMs: number; readonly checkIn: string; readonly timeZone: string },
): RefundCell[] => {
  const whole = Number(total.amount);
  const shareOf = ({ refund }: RefundStep): number => (whole === 0 ? 0 : Number(refund.amount) / whole);
  const ahead = steps
    .filter(({ until }) => Date.parse(until) > nowMs)
    .toSorted((one, other) => one.until.localeCompare(other.until))
    .map((step) => ({ ...step, day: dayAt(Date.parse(step.until), timeZone), share: shareOf(step) }));
  const today = dayAt(nowMs, timeZone);
  const wanted = new Set([
    today,
    ...ahead.flatMap(({ day }) => Array.from({ length: shownBefore + 1 }, (_, back) => addDays(day, -back))),
    addDays(checkIn, -1),
  ]);
  const days = [...wanted].filter((day) => day >= today && day < checkIn).toSorted();
  const shareAt = (day: string): number => ahead.find((step) => step.day >= day)?.share ?? 0;
  return days.flatMap((day, index): RefundCell[] => {
    const before = days[index - 1];
    const between = before === undefined ? 0 : daysBetween(before, day) - 1;
    const at = ahead.findIndex((step) => step.day === day);
    const step = ahead[at];
    const gap: RefundCell[] = between > 0 ? [{ kind: 'gap', days: between, share: shareAt(addDays(day, -1)) }] : [];
    return [
      ...gap,
      {
        kind: 'day',
        day,
        isToday: day === today,
        share: shareAt(day),
        step: step
          ? { at: hourShare(step.until, timeZone), until: step.until, share: ahead[at + 1]?.share ?? 0 }
          : null,
      },
    ];
  });
};
