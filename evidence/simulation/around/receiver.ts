import * as z from 'zod';
import type { Shadow } from '../shadow.ts';
import { must } from '../violation.ts';

const delivered = z.object({
  id: z.string(),
  type: z.string(),
  version: z.int(),
  data: z.object({
    bookingId: z.string(),
    booking: z.object({
      status: z.string(),
      roomTypeId: z.string(),
      checkIn: z.string(),
      checkOut: z.string(),
      rooms: z.int(),
    }),
  }),
});

interface Known {
  readonly version: number;
  readonly status: string;
}

/** An integrator that follows the rule: the newest version of a booking counts, late older ones are ignored. */
export class Receiver {
  readonly #shadow: Shadow;
  /** How often each delivery arrived. */
  readonly taken = new Map<string, number>();
  /** This integrator's state of the bookings, by webhook and booking. */
  readonly known = new Map<string, Known>();

  constructor(shadow: Shadow) {
    this.#shadow = shadow;
  }

  take(webhookId: string, body: string): void {
    const { id, version, data } = delivered.parse(JSON.parse(body));
    const { bookingId, booking } = data;
    this.taken.set(id, (this.taken.get(id) ?? 0) + 1);
    const stood = this.#shadow.bookings.get(bookingId)?.versions.get(version);
    const fields = ['status', 'roomTypeId', 'checkIn', 'checkOut', 'rooms'] as const;
    must(
      stood !== undefined && fields.every((field) => stood[field] === booking[field]),
      'no webhook is untrue',
      () => {
        return `${id} tells ${JSON.stringify(booking)} of version ${version}`;
      },
    );
    const own = `${webhookId} ${bookingId}`;
    if (version >= (this.known.get(own)?.version ?? 0)) this.known.set(own, { version, status: booking.status });
  }

  get again(): number {
    return [...this.taken.values()].reduce((sum, times) => sum + times - 1, 0);
  }
}
