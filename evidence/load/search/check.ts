import type { Client, ClientAnswer } from '../../../functions/contract/client.ts';
import type { Changes } from './changes.ts';

type SearchAnswer = Extract<ClientAnswer<'searchHotels'>, { status: 200 }>['body'];

export interface Stay {
  readonly checkIn: string;
  readonly checkOut: string;
}

export interface Checked {
  /** The number of hotels compared with the table. */
  hotels: number;
  /** Hotels that changed between search and comparison, so they are not counted. */
  moved: number;
  /** Hotels with a correct price where a change in the last minute made another room cheaper: the index may lag. */
  behind: number;
  readonly wrong: string[];
}

/** The maximum lag of the index. */
const STALE_MS = 60_000;

/**
 * Compares the hotels of an answer with the table, through the route with a strongly consistent read: the shown room
 * can be booked at the shown total with the shown number of rooms, and it is the cheapest except for changes within the
 * lag of the index. Answers from the table itself have no such tolerance.
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
