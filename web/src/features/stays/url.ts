import { dayIn } from '../../lib/dates.ts';

export const orders = ['arrival', 'departure', 'made'] as const;
export type Order = (typeof orders)[number];
export const statuses = [
  'reserved',
  'payment_pending',
  'confirmed',
  'checked_in',
  'completed',
  'no_show',
  'expired',
  'cancelled',
] as const;
export type Status = (typeof statuses)[number];

/** What the list of bookings shows; days are the hotel's. */
export interface StaysSearch {
  readonly q?: string;
  readonly by?: Order;
  readonly from?: string;
  readonly to?: string;
  readonly status?: Status;
}

/** The filter of bookings in the address; invalid parts are left out. */
export const readStays = ({ q, by, from, to, status }: Record<string, unknown>): StaysSearch => {
  const order = orders.find((each) => each === by);
  const state = statuses.find((each) => each === status);
  const [first, last] = [dayIn(from), dayIn(to)];
  return {
    ...(typeof q === 'string' && q !== '' && { q }),
    ...(order && { by: order }),
    ...(first && { from: first }),
    ...(last && (first === undefined || first <= last) && { to: last }),
    ...(state && { status: state }),
  };
};
