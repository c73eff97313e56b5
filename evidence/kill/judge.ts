import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../../functions/contract/client.ts';
import { eachOf, type House } from '../load/ground.ts';
import { broken, note, type Promises } from './promises.ts';

/** Retries every unanswered hold with its key: it is made now, was made before the kill, or is refused as sold out. */
export const replayUnanswered = async (
  promises: Promises,
): Promise<{ wrong: string[]; found: number; sent: number }> => {
  const wrong: string[] = [];
  let found = 0;
  const asked = [...promises.unanswered];
  await eachOf(asked, 8, async ([key, { guest, call }]) => {
    const answer = await guest.client.call('createBooking', call);
    if (answer.status === 200 || answer.status === 201) {
      if (answer.status === 200) found += 1;
      note(promises, guest, answer.body.booking);
    } else if (answer.status !== 409) {
      wrong.push(`the replay of an unanswered hold was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    promises.unanswered.delete(key);
  });
  return { wrong, found, sent: asked.length };
};

/** Every answered booking exists, in the answered or a legal later state; its current state is the new promise. */
export const judgePromises = async (promises: Promises): Promise<string[]> => {
  const wrong: string[] = [];
  await eachOf([...promises.told.values()], 8, async (told) => {
    const answer = await told.guest.client.call('getBooking', { params: { bookingId: told.id } });
    const now = answer.status === 200 ? answer.body.booking : undefined;
    const complaint = broken(told, now);
    if (complaint !== undefined) wrong.push(complaint);
    if (now) promises.told.set(told.id, { ...told, status: now.status, version: now.version });
  });
  return wrong;
};

/** The bookings of the hotel, all pages. */
const bookingsOf = async (owner: Client, { hotelId }: House) => {
  const found = [];
  for (let cursor: string | undefined; ; ) {
    const page = await owner.call('listHotelBookings', { params: { hotelId }, query: { limit: '100', cursor } });
    if (page.status !== 200) throw new Error(`the hotel's bookings were answered ${page.status}`);
    found.push(...page.body.items);
    if (page.body.nextCursor === null) return found;
    cursor = page.body.nextCursor;
  }
};

/** The reconciliation once no work is pending: holds that expired during the downtime are released after the start. */
const settled = async (owner: Client, { hotelId }: House) => {
  for (let tries = 1; ; tries += 1) {
    const report = await owner.call('reconcile', { params: { hotelId } });
    if (report.status !== 200) throw new Error(`the reconciliation was answered ${report.status}`);
    if (report.body.inFlux === 0 || tries === 10) return report.body;
    await sleep(300);
  }
};

/** All night counters are correct, no night is overbooked, and no booking exists without a request. */
export const judgeHouse = async (owner: Client, house: House, promises: Promises): Promise<string[]> => {
  const [report, overbooked, bookings] = await Promise.all([
    settled(owner, house),
    owner.call('listOverbooked', { params: { hotelId: house.hotelId } }),
    bookingsOf(owner, house),
  ]);
  if (overbooked.status !== 200) throw new Error(`the overbooked nights were answered ${overbooked.status}`);
  return [
    ...(report.inFlux === 0 ? [] : [`${report.inFlux} nights never stood still`]),
    ...report.drift.map(({ date, sold, bookings: held }) => `drift on ${date}: ${sold} sold, ${held} held`),
    ...overbooked.body.items.map(({ date, sold }) => `${date} is sold ${sold} times`),
    ...bookings.flatMap(({ id }) => (promises.told.has(id) ? [] : [`booking ${id} was never asked for`])),
    // No booking is confirmed without the charge that pays for it.
    ...bookings.flatMap(({ id, status, payment, totals }) => {
      const kept = Number(payment.paid.amount) - Number(payment.refunded.amount);
      return status === 'confirmed' && kept < Number(totals.total.amount) - 0.001
        ? [`booking ${id} is confirmed with ${kept} of ${totals.total.amount} paid`]
        : [];
    }),
  ];
};
