// A hold is requested with an idempotency key of the guest's intent, not of the click: a double click, a reload,
// navigation back and forward or a lost answer all lead to the same hold.
import type { CallOf } from '../../../../functions/contract/client.ts';
import type { BookingSearch } from '../../lib/booking-address.ts';
import type { Booking } from '../../lib/bookings.ts';
import { ApiProblem } from '../../lib/problem.ts';

export type HoldBody = CallOf<'createBooking'>['body'];

interface Intent {
  readonly key: string;
  /** As it was first sent: a key always belongs to its body. */
  readonly body: HoldBody;
}

/** Of the tab: sessionStorage. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The same wish of the same guest has the same name. */
export const intentName = (search: BookingSearch, userId: string): string =>
  ['hold', userId, ...Object.entries(search).toSorted().flat()].join(':');

const begun = (shelf: Shelf, name: string): Intent | undefined => {
  const kept = shelf.getItem(name);
  if (kept === null) return undefined;
  try {
    return JSON.parse(kept) as Intent;
  } catch {
    return undefined;
  }
};

const begin = (shelf: Shelf, name: string, body: HoldBody): Intent => {
  const intent = { key: crypto.randomUUID(), body };
  shelf.setItem(name, JSON.stringify(intent));
  return intent;
};

/** The system has judged the wish and nothing came of it. A 5xx, a limit or an ended session has judged nothing. */
const isRefused = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status < 500 && error.status !== 401 && error.status !== 429;

const isOpen = ({ status }: Pick<Booking, 'status'>): boolean => status === 'reserved' || status === 'payment_pending';

/**
 * Holds the rooms of an intent: the hold it has already, while that is unpaid, or else a new one. The key is kept until
 * the outcome is known, and given up with it.
 */
export const holdOnce = async <B extends Pick<Booking, 'status'>>(
  shelf: Shelf,
  name: string,
  body: HoldBody,
  post: (key: string, body: HoldBody) => Promise<B>,
): Promise<B> => {
  const ask = async ({ key, body: sent }: Intent): Promise<B> => {
    try {
      return await post(key, sent);
    } catch (error) {
      if (isRefused(error)) shelf.removeItem(name);
      throw error;
    }
  };
  const before = begun(shelf, name);
  if (before) {
    const booking = await ask(before);
    if (isOpen(booking)) return booking;
  }
  return ask(begin(shelf, name, body));
};
