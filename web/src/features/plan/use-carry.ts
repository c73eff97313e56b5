import { useCallback, useMemo, useState } from 'react';
import { judge, type Verdict } from './judge.ts';
import type { Move } from './moves.ts';
import type { Plan, PlanStay, PlanUnit } from './queries.ts';
import { type Target, TRAY } from './use-drag.ts';

/** A stay that is being moved, where it is over now, and what would become of it there. */
export interface Carried {
  readonly stay: PlanStay;
  readonly from: string | null;
  readonly to: Target;
  readonly unit: PlanUnit | undefined;
  readonly verdict: Verdict | { readonly kind: 'tray' | 'inTray' | 'nowhere' };
}

export const canDrop = ({ verdict }: Carried): boolean =>
  verdict.kind === 'free' || verdict.kind === 'dirty' || verdict.kind === 'tray';

/** The move that a drop makes; undefined where it makes none. */
export const moveOf = ({ stay, verdict }: Carried): Move | undefined => {
  if (verdict.kind === 'tray') return { stay, unitIds: [] };
  return verdict.kind === 'free' || verdict.kind === 'dirty' ? { stay, unitIds: verdict.unitIds } : undefined;
};

interface Held {
  readonly stay: PlanStay;
  readonly from: string | null;
  readonly to: Target;
  readonly byKey: boolean;
}

const verdictOf = (plan: Plan, { stay, from, to }: Held, unit: PlanUnit | undefined, today: string) => {
  if (to === TRAY) {
    if (from === null) return { kind: 'inTray' } as const;
    return stay.status === 'completed' ? ({ kind: 'over' } as const) : ({ kind: 'tray' } as const);
  }
  return unit ? judge(plan, stay, from, unit, today) : ({ kind: 'nowhere' } as const);
};

/** The stay that is picked up, judged anew against every plan that comes meanwhile. */
export const useCarry = (plan: Plan, today: string) => {
  const [held, setHeld] = useState<Held | null>(null);
  const carried = useMemo((): Carried | null => {
    if (!held) return null;
    const unit = plan.units.find(({ id }) => id === held.to);
    return { ...held, unit, verdict: verdictOf(plan, held, unit, today) };
  }, [held, plan, today]);
  const lift = useCallback(
    (stay: PlanStay, from: string | null, byKey = false) => setHeld({ stay, from, to: from ?? TRAY, byKey }),
    [],
  );
  const over = useCallback(
    (to: Target) => setHeld((before) => (before && before.to !== to ? { ...before, to } : before)),
    [],
  );
  const release = useCallback(() => setHeld(null), []);
  return { carried, byKey: held?.byKey ?? false, lift, over, release };
};
