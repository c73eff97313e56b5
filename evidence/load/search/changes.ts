import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../../../functions/contract/client.ts';
import { dayFromNow } from '../ground.ts';

export interface RoomForSale {
  readonly hotelId: string;
  readonly roomTypeId: string;
}

interface Change {
  readonly from: number;
  /** Infinite while the change is in progress. */
  until: number;
}

/** Changes made while guests search; times are of `performance.now()`. */
export interface Changes {
  /** Whether a change of this hotel was in progress at any time in an interval. */
  readonly touched: (hotelId: string, from: number, until: number) => boolean;
  readonly counts: { bookings: number; prices: number; refused: number; errors: number };
}

export interface Changing {
  readonly rooms: readonly RoomForSale[];
  readonly guest: Client;
  readonly owner: Client;
  /** Changes per second of each kind. */
  readonly pace: number;
  readonly signal: AbortSignal;
}

const any = <T>(things: readonly T[]): T => {
  const thing = things[Math.floor(Math.random() * things.length)];
  if (thing === undefined) throw new Error('there is nothing to choose from');
  return thing;
};

/** Guests book and an owner changes prices, sequentially at the given rate, until stopped. */
export const keepChanging = ({ rooms, guest, owner, pace, signal }: Changing): Changes & { over: Promise<unknown> } => {
  const changes = new Map<string, Change[]>();
  const counts = { bookings: 0, prices: 0, refused: 0, errors: 0 };

  const changing = async (hotelId: string, work: () => Promise<{ status: number }>): Promise<number> => {
    const change: Change = { from: performance.now(), until: Number.POSITIVE_INFINITY };
    changes.set(hotelId, [...(changes.get(hotelId) ?? []), change]);
    // Without an answer the change may or may not happen, now or later: the hotel is no longer compared.
    const answer = await work().catch(() => undefined);
    if (answer === undefined) {
      counts.errors += 1;
      return 0;
    }
    const { status } = answer;
    change.until = performance.now();
    // 503 is `try-again`, a valid answer if two guests contend for a night.
    if (status >= 500 && status !== 503) counts.errors += 1;
    else if (status >= 300) counts.refused += 1;
    return status;
  };

  const book = async (): Promise<void> => {
    const { hotelId, roomTypeId } = any(rooms);
    const first = 14 + Math.floor(Math.random() * 60);
    const status = await changing(hotelId, () =>
      guest.call('createBooking', {
        idempotencyKey: randomUUID(),
        body: {
          hotelId,
          roomTypeId,
          checkIn: dayFromNow(first),
          checkOut: dayFromNow(first + 1 + Math.floor(Math.random() * 4)),
          guests: 1,
          guestName: 'Ada Lovelace',
          guestEmail: 'ada@example.com',
        },
      }),
    );
    if (status === 201) counts.bookings += 1;
  };

  const price = async (): Promise<void> => {
    const { hotelId, roomTypeId } = any(rooms);
    const first = 14 + Math.floor(Math.random() * 60);
    const override = {
      from: dayFromNow(first),
      to: dayFromNow(first + 3),
      price: String(50 + Math.floor(Math.random() * 400)),
      reason: 'high_demand' as const,
    };
    const status = await changing(hotelId, () =>
      owner.call('setPricing', { params: { roomTypeId }, body: { overrides: [override] } }),
    );
    if (status === 200) counts.prices += 1;
  };

  const repeat = async (work: () => Promise<void>): Promise<void> => {
    while (!signal.aborted) {
      const began = performance.now();
      await work();
      await sleep(Math.max(0, 1000 / pace - (performance.now() - began)));
    }
  };

  return {
    counts,
    touched: (hotelId, from, until) =>
      (changes.get(hotelId) ?? []).some((change) => change.from <= until && change.until >= from),
    over: Promise.all([repeat(book), repeat(price)]),
  };
};
