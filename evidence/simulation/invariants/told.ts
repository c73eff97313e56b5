import { deliveryId } from '../../../functions/adapters/webhooks/delivery-id.ts';
import type { Booking } from '../../../functions/domain/booking/booking.ts';
import { subscribesTo, type Webhook } from '../../../functions/domain/webhook.ts';
import type { Receiver } from '../around/receiver.ts';
import { accounts, webhooks } from '../houses.ts';
import type { Shadow } from '../shadow.ts';
import { must } from '../violation.ts';
import { mailsOf } from './mails.ts';

const reachable = new Set(accounts('').map(({ id }) => id));

/** The mails about a disabled webhook to its owner, who always has an account: one each time. */
export const disabledMails = (items: readonly Readonly<Record<string, unknown>>[]): string[] =>
  items.flatMap(({ action, subject, at }) =>
    action === 'webhook.disabled'
      ? [`${action}.${String(subject).slice('WEBHOOK#'.length)}.${String(at).replaceAll(':', '.')}`]
      : [],
  );

interface SentMails {
  readonly sent: ReadonlyMap<string, unknown>;
  readonly kept: ReadonlySet<string>;
  /** Mails not caused by a booking. */
  readonly others: readonly string[];
}

/** Every mail once in the sandbox's own outbox; at the mail server more than once only within rule 22. */
export const checkMails = (shadow: Shadow, { sent, kept, others }: SentMails): void => {
  const expected = new Set<string>();
  const look = (id: string, wanted: boolean): boolean => {
    const there = sent.has(id);
    must(!wanted || there, 'every mail goes out', () => `${id} was never sent`);
    // If only storing the mail failed, it is unknown whether it was stored, and by the retry it may be obsolete.
    must(there ? !wanted || kept.has(id) : !kept.has(id), 'every mail sent is kept', () => `${id}: sent ${there}`);
    if (there) expected.add(id);
    return there;
  };
  for (const id of others) look(id, true);
  for (const { booking } of shadow.bookings.values()) {
    const guest = booking.guestEmail !== null;
    if (booking.madeBy === undefined) look(`${booking.id}.hold-made.1`, false);
    else if (guest) look(`${booking.id}.confirmed.1`, true);
    const told = { owner: reachable.has(booking.ownerId), reviewed: booking.reviewedAt !== null, guest };
    for (const entry of shadow.history.get(booking.id) ?? []) {
      const mails = mailsOf(entry, told);
      for (const any of mails.must) {
        const found = any.filter((kind) => look(`${booking.id}.${kind}.${entry.revision}`, any.length === 1));
        must(
          found.length === 1,
          'every mail goes out',
          () => `of ${any} about ${booking.id}, ${entry.revision}: ${found}`,
        );
      }
      for (const kind of mails.may) look(`${booking.id}.${kind}.${entry.revision}`, false);
      for (const kind of mails.mayToOldAddress ?? []) look(`${booking.id}.${kind}.${entry.revision}.old`, false);
    }
  }
  for (const id of sent.keys()) must(expected.has(id), 'no mail is sent that nothing asks for', () => id);
};

/** Every subscribed event was delivered at least once, and its receiver has the current state of every booking. */
export const checkWebhooks = (shadow: Shadow, receiver: Receiver): void => {
  for (const webhook of webhooks('')) {
    for (const { booking } of shadow.bookings.values()) checkBooking(shadow, receiver, webhook, booking);
  }
};

const checkBooking = (shadow: Shadow, receiver: Receiver, webhook: Webhook, booking: Booking): void => {
  for (const { event, revision, hotelId, at } of tellings(shadow, booking)) {
    if (!subscribesTo(webhook, event, hotelId)) continue;
    const id = `${event}:${booking.id}:${revision}`;
    const came = receiver.taken.has(deliveryId({ id, occurredAt: at }, webhook.id));
    must(came, 'every webhook comes at least once', () => `${id} to ${webhook.id}`);
  }
  const known = receiver.known.get(`${webhook.id} ${booking.id}`);
  if (webhook.hotelId !== booking.hotelId || known === undefined) return;
  const newest = known.version === booking.version && known.status === booking.status;
  must(newest, 'whoever ignores older versions ends at the newest', () => {
    return `${webhook.id} knows ${booking.id} as ${JSON.stringify(known)}; it is ${booking.status}, ${booking.version}`;
  });
};

interface Telling {
  readonly event: string;
  readonly revision: number;
  readonly hotelId: string;
  readonly at: string;
}

/** The events of a booking: its creation, every entry of its history, and a charge made by another transition. */
const tellings = (shadow: Shadow, booking: Booking): Telling[] => {
  const entries = shadow.history.get(booking.id) ?? [];
  const [first = booking.hotelId] = entries.flatMap(({ before }) => before?.hotelId ?? []);
  const told = entries.flatMap(({ event, revision, before, after, at }): Telling[] => {
    const { hotelId } = after;
    const charged = after.paid > (before?.paid ?? 0) && event !== 'payment.charged';
    return [
      { event, revision, hotelId, at },
      ...(charged ? [{ event: 'payment.charged', revision, hotelId, at }] : []),
    ];
  });
  const event = booking.madeBy === undefined ? 'booking.held' : 'booking.confirmed';
  return [{ event, revision: 1, hotelId: first, at: booking.createdAt }, ...told];
};
