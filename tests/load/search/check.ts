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
  readonly wrong: string[];
}

/**
 * Compares the hotels of an answer with what the table says of each, by the route that reads it strongly: the cheapest
 * room type that is free, its total, and how many rooms of it there are.
 * @param asked when the search was sent, by `performance.now()`
 */
export const checkAnswer = async (
  { items }: SearchAnswer,
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
    const truth = cheapest && [cheapest.roomType.id, cheapest.offer.totals.total.amount, cheapest.available];
    const shown = offer && [offer.roomTypeId, offer.total.amount, offer.available];
    if (JSON.stringify(truth) !== JSON.stringify(shown)) {
      checked.wrong.push(`${hotel.id}: shown ${JSON.stringify(shown)}, is ${JSON.stringify(truth)}`);
    }
  }
};
