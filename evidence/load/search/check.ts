import type { Client, ClientAnswer } from '../../../functions/contract/client.ts';
import type { Changes } from './changes.ts';

type SearchAnswer = Extract<ClientAnswer<'searchHotels'>, { status: 200 }>['body'];

export interface Stay {
  readonly checkIn: string;
  readonly checkOut: string;
}

export interface Checked {
  /** Hotels of answers that were compared with the table. */
  hotels: number;
  /** Those that changed between the search and the look, so that they say nothing. */
  moved: number;
  /** Shown as they can be booked, where a change of the last minute made another room cheaper: the index lags so far. */
  behind: number;
  readonly wrong: string[];
}

/** How stale an index may be. */
const STALE_MS = 60_000;

/**
 * Compares the hotels of an answer with what the table says of each, by the route that reads it strongly: what is shown
 * can be booked, at that total, and so many rooms of it there are; and it is the cheapest, but for what the index may
 * not know yet. An answer from the table itself has no such excuse.
 * @param asked when the search was sent, by `performance.now()`
 */
export const checkAnswer = async (
  { items, degraded }: SearchAnswer,
  {
    client,
    stay,
    asked,
    changes,
    checked,
  }: {
    readonly client: Client;
    readonly stay: Stay;
    readonly asked: number;
    readonly changes: Changes;
    readonly checked: Checked;
  },
): Promise<void> => {
  for (const { hotel, offer } of items) {
    const looked = client.call('getHotelRooms', {
      params: { hotelId: hotel.id },
      query: { ...stay, guests: '2' },
    });
    const answer = await looked.catch(() => undefined);
    if (changes.touched(hotel.id, asked, performance.now())) {
      checked.moved += 1;
      continue;
    }
    checked.hotels += 1;
    if (answer?.status !== 200) {
      checked.wrong.push(`${hotel.id}: its rooms are answered ${answer?.status ?? 'not at all'}`);
      continue;
    }
    const free = answer.body.rooms.flatMap((room) =>
      room.offer === null ? [] : [{ ...room, rooms: Number(room.offer.totals.rooms.amount), offer: room.offer }],
    );
    const [cheapest] = free.sort(
      (one, other) => one.rooms - other.rooms || (one.roomType.id < other.roomType.id ? -1 : 1),
    );
    const told = ({ roomType, offer: { totals }, available }: (typeof free)[number]): string =>
      JSON.stringify([roomType.id, totals.total.amount, available]);
    const shown = JSON.stringify(offer && [offer.roomTypeId, offer.total.amount, offer.available]);
    const truth = cheapest && told(cheapest);
    if (shown === truth) continue;
    const lags = !degraded && changes.touched(hotel.id, asked - STALE_MS, asked);
    if (lags && free.some((room) => told(room) === shown)) checked.behind += 1;
    else checked.wrong.push(`${hotel.id}: shown ${shown}, is ${truth}${degraded ? ', by the table' : ''}`);
  }
};
