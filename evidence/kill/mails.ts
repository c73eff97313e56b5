import { setTimeout as sleep } from 'node:timers/promises';
import { bookingFromItem, historyFromItem } from '../../functions/adapters/dynamo/bookings/booking-items.ts';
import type { Client } from '../../functions/contract/client.ts';
import { mailsOf } from '../simulation/invariants/mails.ts';

type Item = Readonly<Record<string, unknown>>;

const MOST_SECONDS = 180;

/** The number of mails in the sandbox: pages are counted without reading the mails. */
const mailsKept = async (admin: Client): Promise<number> => {
  let count = 0;
  for (let cursor: string | undefined; ; ) {
    const page = await admin.call('listSentMails', { query: { limit: '100', cursor } });
    if (page.status !== 200) throw new Error(`the mails were answered ${page.status}`);
    count += page.body.items.length;
    if (page.body.nextCursor === null) return count;
    cursor = page.body.nextCursor;
  }
};

/** The number of messages in all queues, including dead letters. */
const waiting = async (admin: Client): Promise<number> => {
  const answer = await admin.call('listQueues', {});
  if (answer.status !== 200) throw new Error(`the queues were answered ${answer.status}`);
  return answer.body.items.reduce((sum, { depth, inFlight, deadLetters }) => sum + depth + inFlight + deadLetters, 0);
};

/**
 * Waits until the publisher and the workers have caught up: no message is queued and no mail has been sent for three
 * seconds.
 * @returns milliseconds until the last change
 * @throws if they never catch up, or a message is in a dead-letter queue
 */
export const catchUp = async (admin: Client): Promise<number> => {
  const began = performance.now();
  let moved = began;
  let before = -1;
  while (performance.now() - moved < 3000) {
    if (performance.now() - began > MOST_SECONDS * 1000) throw new Error(`messages wait after ${MOST_SECONDS} s`);
    const left = await waiting(admin);
    const mails = await mailsKept(admin);
    if (left > 0 || mails !== before) moved = performance.now();
    before = mails;
    await sleep(500);
  }
  return Math.round(moved - began);
};

/** Every mail that the history of a booking requires is in the sandbox's outbox exactly once. */
export const judgeMails = (items: readonly Item[]): { readonly mails: number; readonly wrong: string[] } => {
  const sent = new Map<string, number>();
  for (const item of items) {
    if (item['type'] !== 'sent-mail') continue;
    const id = String(item['id']);
    sent.set(id, (sent.get(id) ?? 0) + 1);
  }
  const bookings = new Map(
    items.flatMap((item) => {
      const booking = item['type'] === 'booking' ? bookingFromItem({ ...item }) : undefined;
      return booking ? [[booking.id, booking] as const] : [];
    }),
  );
  const wrong: string[] = [];
  for (const item of items) {
    if (item['type'] !== 'history') continue;
    const entry = historyFromItem({ ...item });
    const booking = bookings.get(entry.bookingId);
    const told = { owner: true, reviewed: (booking?.reviewedAt ?? null) !== null, guest: booking?.guestEmail !== null };
    for (const any of mailsOf(entry, told).must) {
      const found = any.filter((kind) => sent.has(`${entry.bookingId}.${kind}.${entry.revision}`));
      if (found.length !== 1)
        wrong.push(`${entry.bookingId}, ${entry.event}: of the mail ${any.join(' or ')} ${found.length} came`);
    }
  }
  for (const [id, times] of sent) if (times > 1) wrong.push(`the mail ${id} came ${times} times`);
  return { mails: sent.size, wrong };
};
