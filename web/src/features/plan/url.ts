export const zooms = [7, 14, 30, 60] as const;
export type Zoom = (typeof zooms)[number];

/** What the plan shows: from which day, how many nights, in which groups. */
export interface PlanSearch {
  readonly from?: string;
  readonly nights?: Zoom;
  readonly by?: 'floor';
}

export const readPlan = ({ from, nights, by }: Record<string, unknown>): PlanSearch => {
  const zoom = zooms.find((each) => each === Number(nights));
  return {
    ...(typeof from === 'string' && /^[12]\d{3}-\d\d-\d\d$/.test(from) && { from }),
    ...(zoom !== undefined && zoom !== 14 && { nights: zoom }),
    ...(by === 'floor' && { by }),
  };
};
