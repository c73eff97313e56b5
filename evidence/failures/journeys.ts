import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { dayFromNow, eachOf, type Guest, type House } from '../load/ground.ts';

/** The actions of guests while a part failed, and the wrong answers they got. */
export interface Deeds {
  readonly bookings: { readonly id: string; readonly guest: Guest; readonly email: string }[];
  readonly wrongs: string[];
  /** Milliseconds of the slowest answer. */
  slowest: number;
  degraded: number;
  pending: number;
}

export const noDeeds = (): Deeds => ({ bookings: [], wrongs: [], slowest: 0, degraded: 0, pending: 0 });

/** Calls, measures the time, and records every 5xx as wrong. */
const asking =
  (deeds: Deeds) =>
  async <A extends { readonly status: number; readonly body: unknown }>(
    what: string,
    call: () => Promise<A>,
  ): Promise<A> => {
    const began = performance.now();
    const answer = await call();
    deeds.slowest = Math.max(deeds.slowest, performance.now() - began);
    if (answer.status >= 500)
      deeds.wrongs.push(`${what} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };

/** The last answer about a booking must match the table, unless the booking has changed since. */
const readBack = async (deeds: Deeds, guest: Guest, told: { id: string; version: number; status: string }) => {
  const params = { bookingId: told.id };
  const { status, body } = await asking(deeds)('a look at a booking', () =>
    guest.client.call('getBooking', { params }),
  );
  if (status !== 200) return void deeds.wrongs.push(`booking ${told.id} was answered and then ${status}`);
  const now = { version: body.booking.version, status: body.booking.status };
  const same = isDeepStrictEqual(now, { version: told.version, status: told.status });
  if (!same && now.version <= told.version) {
    deeds.wrongs.push(`booking ${told.id}: told ${told.status} (${told.version}), read ${now.status} (${now.version})`);
  }
};

/** Holds, optionally pays, and optionally cancels. */
const stay = async (deeds: Deeds, guest: Guest, house: House, email: string, turn: number): Promise<void> => {
  const ask = asking(deeds);
  const checkIn = dayFromNow(30 + (turn % 20));
  const checkOut = dayFromNow(32 + (turn % 20));
  const body = { ...house, checkIn, checkOut, guests: 2, guestName: 'Ada Lovelace', guestEmail: email };
  const held = await ask('a hold', () => guest.client.call('createBooking', { body, idempotencyKey: randomUUID() }));
  if (held.status !== 201) return void deeds.wrongs.push(`a hold was answered ${held.status}`);
  const { booking } = held.body;
  deeds.bookings.push({ id: booking.id, guest, email });
  await readBack(deeds, guest, booking);
  const params = { bookingId: booking.id };
  if (turn % 3 !== 0) {
    const card = { paymentMethod: 'tok_visa' };
    const paid = await ask('a payment', () => guest.client.call('confirmBooking', { params, body: card }));
    if (paid.status !== 200 && paid.status !== 202)
      return void deeds.wrongs.push(`a payment was answered ${paid.status}`);
    deeds.pending += Number(paid.body.booking.status === 'payment_pending');
    await readBack(deeds, guest, paid.body.booking);
    if (paid.status === 202) return;
  }
  if (turn % 3 === 2) return;
  const cancelled = await ask('a cancellation', () => guest.client.call('cancelBooking', { params, body: {} }));
  if (cancelled.status !== 200) return void deeds.wrongs.push(`a cancellation was answered ${cancelled.status}`);
  await readBack(deeds, guest, cancelled.body.booking);
};

const search = async (deeds: Deeds, guest: Guest): Promise<void> => {
  const body = { location: 'Lisboa, PT', checkIn: dayFromNow(30), checkOut: dayFromNow(32) };
  const found = await asking(deeds)('a search', () => guest.client.call('searchHotels', { body }));
  if (found.status !== 200) return void deeds.wrongs.push(`a search was answered ${found.status}`);
  if (found.body.items.length === 0) deeds.wrongs.push('a search found nothing');
  deeds.degraded += Number(found.body.degraded);
};

/** Guests search, hold, pay and cancel, a few at a time; every booking has its own mail address. */
export const liveThrough = async (
  guests: readonly Guest[],
  house: House,
  name: string,
  turns: number,
  leastMs: number,
): Promise<Deeds> => {
  const deeds = noDeeds();
  const began = performance.now();
  let turn = 0;
  await eachOf(guests, guests.length, async (guest) => {
    while (turn < turns || performance.now() - began < leastMs) {
      const mine = turn++;
      await search(deeds, guest);
      if (mine < turns) await stay(deeds, guest, house, `${name}-${mine}@example.com`, mine);
      else await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  return deeds;
};
