import type { CallOf, Client, ClientAnswer } from '../../functions/contract/client.ts';
import type { Guest, House } from './ground.ts';

/** One hold attempt with its answer. */
export interface Try {
  readonly guest: Guest;
  readonly call: CallOf<'createBooking'>;
  readonly answer: ClientAnswer<'createBooking'>;
}

/** A finished flash sale. */
export interface Sale {
  readonly house: House;
  readonly checkIn: string;
  readonly checkOut: string;
  readonly rooms: number;
  readonly tries: readonly Try[];
  readonly seconds: number;
  readonly transactions: number;
  readonly injected: number;
}

const eve = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

const bookingOf = ({ answer }: Try) =>
  answer.status === 201 || answer.status === 200 ? answer.body.booking : undefined;

const isSoldOut = ({ answer }: Try): boolean =>
  answer.status === 409 && 'type' in answer.body && answer.body.type === '/problems/sold-out';

/** Each winner retries with the same key: the answer may have been lost, the booking must not be. */
const replays = async (winners: readonly Try[]): Promise<string[]> => {
  const answers = await Promise.all(
    winners.map(async (winner) => ({
      winner,
      again: await winner.guest.client.call('createBooking', winner.call),
    })),
  );
  return answers.flatMap(({ winner, again }) =>
    again.status === 200 && again.body.deduplicated && again.body.booking.id === bookingOf(winner)?.id
      ? []
      : [`a replay was answered ${again.status}`],
  );
};

/** The final state of the hotel: every night sold out, as many bookings as rooms, all counters correct. */
const afterwards = async ({ house, checkIn, checkOut, rooms }: Sale, owner: Client): Promise<string[]> => {
  const params = { hotelId: house.hotelId };
  const range = { from: checkIn, to: eve(checkOut) };
  const [calendar, drift, bookings] = await Promise.all([
    owner.call('getCalendar', { params, query: range }),
    owner.call('reconcile', { params }),
    owner.call('listHotelBookings', { params, query: { limit: '100' } }),
  ]);
  if (calendar.status !== 200 || drift.status !== 200 || bookings.status !== 200) {
    return [`the hotel could not be read: ${calendar.status}, ${drift.status}, ${bookings.status}`];
  }
  const wrong: string[] = [];
  const full = calendar.body.items.filter(({ available }) => available === 0).length;
  if (full !== 3 || calendar.body.items.length !== 3) wrong.push(`${full} of 3 nights are full`);
  if (drift.body.drift.length > 0) wrong.push(`drift on ${drift.body.drift.length} nights`);
  if (drift.body.inFlux > 0) wrong.push(`${drift.body.inFlux} nights still moving`);
  const holding = bookings.body.items.filter(({ status }) => status === 'reserved').length;
  if (holding !== rooms || bookings.body.items.length !== rooms) {
    wrong.push(`${holding} bookings hold ${rooms} rooms, of ${bookings.body.items.length} in all`);
  }
  return wrong;
};

/** Counts the answers and reports any errors. */
export const judgeSale = async (sale: Sale, owner: Client) => {
  const count = (fits: (status: number) => boolean): number =>
    sale.tries.filter(({ answer }) => fits(answer.status)).length;
  const winners = sale.tries.filter((each) => bookingOf(each) !== undefined);
  const counts = {
    succeeded: winners.length,
    soldOut: sale.tries.filter(({ answer }) => answer.status === 409 && answer.body.type === '/problems/sold-out')
      .length,
    serverErrors: count((status) => status >= 500),
    other: 0,
  };
  counts.other = sale.tries.length - counts.succeeded - counts.soldOut - counts.serverErrors;

  const wrong: string[] = [];
  if (counts.succeeded !== sale.rooms) wrong.push(`${counts.succeeded} holds succeeded on ${sale.rooms} rooms`);
  const distinct = new Set(winners.map((winner) => bookingOf(winner)?.id)).size;
  if (distinct !== counts.succeeded) wrong.push(`${counts.succeeded} answers name ${distinct} bookings`);
  const strange = sale.tries.filter((each) => bookingOf(each) === undefined && !isSoldOut(each));
  for (const { answer } of strange.slice(0, 3)) {
    wrong.push(`an answer ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  wrong.push(...(await afterwards(sale, owner)), ...(await replays(winners)));
  return { counts, wrong };
};
