import { useCallback, useMemo, useState } from 'react';
import { type Dates, isSameDates, type Part, shifted } from './dates.ts';
import { canHaveUnit, judge, type Verdict } from './judge.ts';
import type { Plan, PlanStay, PlanUnit } from './queries.ts';
import { type Target, TRAY } from './use-drag.ts';

/** What is to become of a stay: its units, and its dates where they are to be others. */
export interface Wish {
  readonly stay: PlanStay;
  readonly unitIds: readonly string[];
  /** The unit it was put down on; undefined in the tray. */
  readonly unit: PlanUnit | undefined;
  /** The unit it was taken from; null in the tray. */
  readonly from: string | null;
  /** Null where they stay as they are. */
  readonly dates: Dates | null;
}

/** A stay that is being dragged, its present place, and the outcome of a drop there. */
export interface Carried {
  readonly stay: PlanStay;
  readonly from: string | null;
  readonly to: Target;
  readonly dates: Dates;
  readonly part: Part;
  readonly unit: PlanUnit | undefined;
  readonly verdict: Verdict | { readonly kind: 'tray' | 'inTray' | 'trayDates' | 'nowhere' };
}

const drops = ['free', 'dirty', 'tray', 'trayDates'] as const;

export const canDrop = ({ verdict }: Carried): boolean => drops.some((kind) => kind === verdict.kind);

/** What a drop wishes; undefined where it wishes nothing. */
export const wishOf = (carried: Carried): Wish | undefined => {
  const { stay, verdict, unit, from } = carried;
  const dates = isSameDates(stay, carried.dates) ? null : carried.dates;
  const to = { stay, unit, from };
  if (verdict.kind === 'tray') return { ...to, unitIds: [], dates: null };
  if (verdict.kind === 'trayDates') return { ...to, unitIds: [], dates };
  return verdict.kind === 'free' || verdict.kind === 'dirty' ? { ...to, unitIds: verdict.unitIds, dates } : undefined;
};

interface Held extends Pick<Carried, 'stay' | 'from' | 'to' | 'part' | 'dates'> {
  readonly byKey: boolean;
}

const verdictOf = (
  plan: Plan,
  { stay, from, to, dates }: Held,
  unit: PlanUnit | undefined,
  today: string,
): Carried['verdict'] => {
  if (to === TRAY) {
    if (from === null)
      return canHaveUnit(stay) && !isSameDates(stay, dates) ? { kind: 'trayDates' } : { kind: 'inTray' };
    return stay.status === 'completed' ? { kind: 'over' } : { kind: 'tray' };
  }
  return unit ? judge(plan, stay, from, unit, today, dates) : { kind: 'nowhere' };
};

/** The stay that is picked up, judged anew against every plan that comes meanwhile. */
export const useCarry = (plan: Plan, today: string) => {
  const [held, setHeld] = useState<Held | null>(null);
  const carried = useMemo((): Carried | null => {
    if (!held) return null;
    const unit = plan.units.find(({ id }) => id === held.to);
    return { ...held, unit, verdict: verdictOf(plan, held, unit, today) };
  }, [held, plan, today]);
  const lift = useCallback((stay: PlanStay, from: string | null, part: Part = 'whole', byKey = false) => {
    const { checkIn, checkOut } = stay;
    setHeld({ stay, from, to: from ?? TRAY, dates: { checkIn, checkOut }, part, byKey });
  }, []);
  /** It is over another row. A stay that is stretched stays in its own. */
  const over = useCallback(
    (to: Target) => setHeld((before) => (before?.part === 'whole' && before.to !== to ? { ...before, to } : before)),
    [],
  );
  /** The number of days between its new and its original dates. */
  const away = useCallback(
    (days: number) =>
      setHeld((before) => {
        const dates = before && canHaveUnit(before.stay) && shifted(before.stay, before.stay, before.part, days, today);
        return dates && !isSameDates(before.dates, dates) ? { ...before, dates } : before;
      }),
    [today],
  );
  /** Moves a part of it by this many more days. */
  const step = useCallback(
    (part: Part, days: number) =>
      setHeld((before) =>
        before && canHaveUnit(before.stay)
          ? { ...before, dates: shifted(before.stay, before.dates, part, days, today) }
          : before,
      ),
    [today],
  );
  const release = useCallback(() => setHeld(null), []);
  return { carried, byKey: held?.byKey ?? false, lift, over, away, step, release };
};
