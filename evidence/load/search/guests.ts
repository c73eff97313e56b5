import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, ClientAnswer } from '../../../functions/contract/client.ts';
import { dayFromNow } from '../ground.ts';
import type { Stay } from './check.ts';

type SearchAnswer = Extract<ClientAnswer<'searchHotels'>, { status: 200 }>['body'];

/** An answered search; times are of `performance.now()`. */
export interface Search {
  readonly at: number;
  readonly ms: number;
  /** 0 if there was no answer. */
  readonly status: number;
  readonly degraded: boolean;
}

export interface Searching {
  readonly client: Client;
  readonly places: readonly string[];
  /** The number of concurrent guests, and the maximum searches per minute of each. */
  readonly users: number;
  readonly pace: number;
  readonly signal: AbortSignal;
  readonly told: (search: Search) => void;
  /** The interval of compared answers; comparing all would be most of the load. */
  readonly lookEveryMs: number;
  readonly look: (answer: SearchAnswer, stay: Stay, asked: number) => Promise<void>;
}

const someStay = (): Stay => {
  const first = 14 + Math.floor(Math.random() * 60);
  return { checkIn: dayFromNow(first), checkOut: dayFromNow(first + 1 + Math.floor(Math.random() * 4)) };
};

/** Guests search with dates, each at its rate or as soon as the last search is answered, until stopped. */
export const keepSearching = async (searching: Searching): Promise<void> => {
  const { client, places, users, pace, signal, told, lookEveryMs, look } = searching;
  let looked = 0;
  const search = async (): Promise<void> => {
    const stay = someStay();
    const at = performance.now();
    const sort = Math.random() < 0.2 ? 'price' : 'recommended';
    const location = places[Math.floor(Math.random() * places.length)] ?? '';
    const answer = await client
      .call('searchHotels', { body: { location, ...stay, guests: 2, sort } })
      .catch(() => undefined);
    const ms = performance.now() - at;
    if (answer?.status !== 200) {
      told({ at, ms, status: answer?.status ?? 0, degraded: false });
      return;
    }
    told({ at, ms, status: 200, degraded: answer.body.degraded });
    if (at - looked < lookEveryMs) return;
    looked = at;
    await look(answer.body, stay, at);
  };
  const betweenMs = 60_000 / pace;
  const guest = async (_: unknown, number: number): Promise<void> => {
    // Guests do not all start at the same moment.
    await sleep(betweenMs * (number / users));
    while (!signal.aborted) {
      const began = performance.now();
      await search();
      await sleep(Math.max(0, betweenMs - (performance.now() - began)));
    }
  };
  await Promise.all(Array.from({ length: users }, guest));
};
