import type { Mail } from '../../../functions/usecases/ports/mail.ts';
import type { Shadow } from '../shadow.ts';
import { must } from '../violation.ts';
import type { VirtualTime } from '../virtual-time.ts';

/** A claim is valid for five minutes; a worker runs at most 30 seconds, and clocks differ by at most two seconds. */
const LEAST_BETWEEN_MS = 4 * 60_000;

/** A mail server that accepts and records all mails. */
export class MailServer {
  readonly #shadow: Shadow;
  readonly #time: VirtualTime;
  /** By Message-ID: when each copy was accepted. */
  readonly taken = new Map<string, number[]>();

  constructor(shadow: Shadow, time: VirtualTime) {
    this.#shadow = shadow;
    this.#time = time;
  }

  /** Rule 22: a mail may be sent again only if its sender died before it marked the mail, and its claim has expired. */
  take({ id, to, bookingId }: Mail): void {
    const booking = bookingId === null ? undefined : this.#shadow.bookings.get(bookingId)?.booking;
    const isSure = booking?.guestEmail !== to.email || booking.confirmedAt !== null;
    must(isSure, "a guest's address is written to once the stay is confirmed", () => `${id} to ${to.email}`);
    const before = this.taken.get(id) ?? [];
    const last = before.at(-1);
    if (last !== undefined) {
      const marked = this.#shadow.claims.get(id) === 'sent';
      must(!marked && this.#time.millis - last >= LEAST_BETWEEN_MS, 'rule 22: a mail is sent once', () => {
        return `${id} came again after ${this.#time.millis - last} ms, ${marked ? 'though it was marked as sent' : 'within the claim of its first sender'}`;
      });
    }
    this.taken.set(id, [...before, this.#time.millis]);
  }

  /** The number of repeated mails, within the only window that allows them. */
  get twice(): number {
    return [...this.taken.values()].reduce((sum, { length }) => sum + length - 1, 0);
  }
}
