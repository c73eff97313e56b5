import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { RunningServer } from '../../tests/support/server.ts';
import type { Guest } from './ground.ts';
import { visitor } from './visitor.ts';
import type { Watch } from './watch.ts';

/** Guests start spread over a second, as real guests do. */
const groups = 10;

/** The names of places that have demo hotels, as a search takes them. */
export const placesWithHotels = async (server: RunningServer): Promise<string[]> => {
  const answer = await server.client.call('listHotels', { query: { limit: '100' } });
  if (answer.status !== 200 || answer.body.items.length === 0) throw new Error('there are no demo hotels');
  return [...new Set(answer.body.items.map(({ city, country }) => `${city}, ${country}`))];
};

interface Play {
  readonly url: string;
  readonly guests: readonly Guest[];
  readonly places: readonly string[];
  readonly connections: number;
  /** Seconds. */
  readonly duration: number;
  /** Requests a second of each guest; 0: the next one as soon as the last is answered. */
  readonly pace: number;
  readonly watching: Watch;
}

/** Lets guests search and book for some seconds; returns how many requests had no answer. */
export const playGuests = async ({ url, guests, places, connections, duration, pace, watching }: Play) => {
  const shares = Array.from({ length: groups }, (_, group) => Math.floor((connections + group) / groups));
  const results = await Promise.all(
    shares.map(async (share, group) => {
      if (share === 0) return { errors: 0, timeouts: 0 };
      await sleep((group * 1000) / groups);
      const token = guests[group % guests.length]?.token ?? '';
      return await autocannon({
        url,
        connections: share,
        duration,
        timeout: 30,
        ...(pace > 0 && { connectionRate: pace }),
        setupClient: visitor({ places, token, watch: watching }),
      });
    }),
  );
  return results.reduce((sum, { errors, timeouts }) => sum + errors + timeouts, 0);
};
