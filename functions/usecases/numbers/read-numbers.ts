import { eachNight, type IsoDate } from '../../domain/calendar/date.ts';
import type { Hotel } from '../../domain/hotel/hotel.ts';
import { noFigures, plus } from '../../domain/numbers/figures.ts';
import { blockedOn, roomsOn } from '../../domain/numbers/rooms.ts';
import { type By, type DayNumbers, type NumbersRow, type Period, rowOf, rowsOf } from '../../domain/numbers/rows.ts';
import type { Refusal, RefusalOf } from '../../domain/refusal.ts';
import { type Caller, hotelsOf, noHotel, owns } from '../hotels/ownership.ts';
import { inParallel } from '../in-parallel.ts';
import type { Blocks } from '../ports/blocks.ts';
import type { HotelFacts, HotelLists, HotelReader } from '../ports/hotels.ts';
import type { NumbersReader } from '../ports/numbers.ts';

export interface ReadNumbersDeps {
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly lists: Pick<HotelLists, 'rows'>;
  readonly blocks: Pick<Blocks, 'ofHotel'>;
  readonly numbers: NumbersReader;
}

/** Rows of one currency. */
export interface Numbers {
  readonly currency: string;
  readonly rows: readonly NumbersRow[];
  readonly total: NumbersRow;
}

/** Hotels whose numbers are added up by a request; each is four Queries. */
export const MOST_HOTELS = 200;
const AT_ONCE = 20;

/**
 * The days of a hotel. What was sold in another currency, before the hotel changed its own, is not among them: amounts
 * of two currencies have no sum.
 */
export const daysOf = async (
  { blocks, numbers }: Pick<ReadNumbersDeps, 'blocks' | 'numbers'>,
  { hotel, roomTypes }: Pick<HotelFacts, 'hotel' | 'roomTypes'>,
  { from, to }: Period,
): Promise<DayNumbers[]> => {
  const [changes, blocked, counted] = await Promise.all([
    numbers.roomsChanges(hotel.id),
    blocks.ofHotel(hotel.id, from),
    numbers.days(hotel.id, from, to),
  ]);
  const rooms = roomsOn(roomTypes, changes, hotel.timeZone);
  const figures = new Map(
    counted.filter(({ currency }) => currency === hotel.currency).map((day) => [day.date, day.figures]),
  );
  return [...eachNight(from, to), to].map((date) => ({
    ...(figures.get(date) ?? noFigures),
    date,
    roomNights: rooms(date),
    blocked: blockedOn(blocked, date),
  }));
};

const numbersOf = (currency: string, days: readonly DayNumbers[], range: Period, by: By): Numbers => ({
  currency,
  rows: rowsOf(range, by, days),
  total: rowOf(range, days),
});

export interface ReadNumbers extends Period {
  readonly caller: Caller;
  readonly by: By;
}

/** The numbers of a hotel: four Queries, whatever it has sold. */
export const readHotelNumbers =
  (deps: ReadNumbersDeps) =>
  async ({
    caller,
    hotelId,
    by,
    ...range
  }: ReadNumbers & { readonly hotelId: string }): Promise<Numbers | RefusalOf<'not-found'>> => {
    const facts = await deps.hotels.facts(hotelId);
    if (facts === undefined || !owns(caller, facts.hotel)) return noHotel;
    return numbersOf(facts.hotel.currency, await daysOf(deps, facts, range), range, by);
  };

/** The numbers of all hotels of an owner, of all there are for a system admin, by currency; refused where they are too many. */
export const readNumbers =
  (deps: ReadNumbersDeps) =>
  async ({ caller, by, ...range }: ReadNumbers): Promise<Numbers[] | Refusal> => {
    const ids = await hotelIds(deps, caller);
    if (ids.length > MOST_HOTELS) {
      const detail = `These are more than ${MOST_HOTELS} hotels, the most that are added up; ask for each hotel by itself.`;
      return { refused: 'refused', detail };
    }
    const sums = new Map<Hotel['currency'], Map<IsoDate, DayNumbers>>();
    await inParallel(ids, AT_ONCE, async (hotelId) => {
      const facts = await deps.hotels.facts(hotelId);
      if (facts === undefined || !owns(caller, facts.hotel)) return;
      const { currency } = facts.hotel;
      const days = await daysOf(deps, facts, range);
      const sum = sums.get(currency) ?? new Map<IsoDate, DayNumbers>();
      for (const day of days) sum.set(day.date, added(sum.get(day.date), day));
      sums.set(currency, sum);
    });
    return [...sums]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([currency, days]) => numbersOf(currency, [...days.values()], range, by));
  };

const added = (sum: DayNumbers | undefined, day: DayNumbers): DayNumbers =>
  sum === undefined
    ? day
    : {
        ...plus(sum, day),
        date: day.date,
        roomNights: sum.roomNights + day.roomNights,
        blocked: sum.blocked + day.blocked,
      };

const hotelIds = async ({ lists }: ReadNumbersDeps, caller: Caller): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { hotelId } of lists.rows(hotelsOf(caller), undefined, MOST_HOTELS + 1)) {
    ids.push(hotelId);
    if (ids.length > MOST_HOTELS) break;
  }
  return ids;
};
