export interface NumbersSearch {
  /** The year shown; this one unless given. */
  readonly year?: number;
  readonly by?: 'week' | 'day';
}

/** What the address says; anything else is as if it were not there. */
export const numbersSearch = ({ year, by }: Record<string, unknown>): NumbersSearch => ({
  ...(/^2\d{3}$/.test(String(year)) && { year: Number(year) }),
  ...((by === 'week' || by === 'day') && { by }),
});
