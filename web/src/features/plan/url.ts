import { dayIn } from '../../lib/dates.ts';

export const zooms = [7, 14, 30, 60] as const;
export type Zoom = (typeof zooms)[number];

/** What the plan shows: from which day, how many nights, in which groups. */
export interface PlanSearch {
  readonly from?: string;
  readonly nights?: Zoom;
  readonly by?: 'floor';
}

export const readPlan = ({ from, nights, by }: Record<string, unknown>): PlanSearch => {
  const first = dayIn(from);
  const zoom = zooms.find((each) => each === Number(nights));
  return {
    ...(first !== undefined && /^[12]/.test(first) && { from: first }),
    ...(zoom !== undefined && { nights: zoom }),
    ...(by === 'floor' && { by }),
  };
};
