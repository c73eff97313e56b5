/** What is counted of a hotel by day: of the nights of stay, and of the days on which something was done. */
export const FIGURES = [
  'sold',
  'revenue',
  'taxes',
  'booked',
  'leadDays',
  'stayNights',
  'cancelled',
  'noShows',
] as const;

/**
 * Sums of a day. By night of stay: `sold` rooms, their `revenue` and `taxes` in minor units. By the day a booking was
 * made: `booked`, with the days until arrival and the nights of those bookings. `cancelled` by the day of the
 * cancellation, `noShows` by the day of arrival.
 */
export type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;

export const noFigures: Figures = {
  sold: 0,
  revenue: 0,
  taxes: 0,
  booked: 0,
  leadDays: 0,
  stayNights: 0,
  cancelled: 0,
  noShows: 0,
};

const combine = (one: Figures, other: Figures, sign: 1 | -1): Figures => ({
  sold: one.sold + sign * other.sold,
  revenue: one.revenue + sign * other.revenue,
  taxes: one.taxes + sign * other.taxes,
  booked: one.booked + sign * other.booked,
  leadDays: one.leadDays + sign * other.leadDays,
  stayNights: one.stayNights + sign * other.stayNights,
  cancelled: one.cancelled + sign * other.cancelled,
  noShows: one.noShows + sign * other.noShows,
});

export const plus = (one: Figures, other: Figures): Figures => combine(one, other, 1);
export const minus = (one: Figures, other: Figures): Figures => combine(one, other, -1);

/** Whether every figure is 0. */
export const isNothing = (figures: Figures): boolean => FIGURES.every((name) => figures[name] === 0);
