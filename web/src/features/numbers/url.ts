export interface NumbersSearch {
  /** The year shown; this one unless given. */
  readonly year?: number;
  readonly by?: 'month' | 'week' | 'day';
}

/** The values of the address; anything else is ignored. */
export const numbersSearch = ({ year, by }: Record<string, unknown>): NumbersSearch => ({
  ...(/^2\d{3}$/.test(String(year)) && { year: Number(year) }),
  ...((by === 'month' || by === 'week' || by === 'day') && { by }),
});
