import { useMutation } from '@tanstack/react-query';
import { get } from '../../lib/api.ts';
import { refreshHotel } from '../../lib/hotel-queries.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { queryClient } from '../../lib/query.ts';
import { type Plan, type PlanStay, planQuery, type Window } from './queries.ts';

/** A stay as it was seen, and the units it is to have; none takes it out of its units. */
export interface Move {
  readonly stay: PlanStay;
  readonly unitIds: readonly string[];
}

/** The plan with the stay in these units. */
export const withMove = (plan: Plan, { stay, unitIds }: Move): Plan => {
  const moved = { ...stay, unitIds: [...unitIds] };
  const others = (stays: readonly PlanStay[]) => stays.filter(({ bookingId }) => bookingId !== stay.bookingId);
  return {
    ...plan,
    units: plan.units.map((unit) => {
      const has = unit.stays.some(({ bookingId }) => bookingId === stay.bookingId);
      const gets = unitIds.includes(unit.id);
      return has || gets ? { ...unit, stays: [...others(unit.stays), ...(gets ? [moved] : [])] } : unit;
    }),
    unassigned: [...others(plan.unassigned), ...(unitIds.length === 0 ? [moved] : [])],
  };
};

/**
 * Moves a stay. It is drawn in its new place at once; a refusal draws the plan as the system has it. `replaces` keeps
 * what a colleague has assigned meanwhile: that is 412, as a changed booking is.
 */
export const useMove = (hotelId: string, window: Window) => {
  const { queryKey } = planQuery(hotelId, window);
  return useMutation({
    mutationFn: ({ stay, unitIds }: Move) =>
      get('assignUnits', {
        params: { bookingId: stay.bookingId },
        body: { unitIds: [...unitIds], replaces: [...stay.unitIds] },
        headers: ifMatch(stay),
      }),
    onMutate: async (move) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<Plan>(queryKey);
      if (before) queryClient.setQueryData(queryKey, withMove(before, move));
      return before;
    },
    onError: (_error, _move, before) => {
      if (before) queryClient.setQueryData(queryKey, before);
    },
    onSettled: () => refreshHotel(hotelId),
  });
};
