import { queryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { officeKey } from '../../lib/own-hotel.ts';

export type Numbers = Exclude<Success<'getHotelNumbers'>, string>;
export type NumbersRow = Numbers['rows'][number];
export type By = Numbers['by'];

const daysOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** Bookings are counted within seconds; a page that stays open follows them. */
const fresh = { staleTime: 10_000, refetchInterval: 60_000 } as const;

export const numbersQuery = (hotelId: string, year: number, by: By) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'numbers', year, by),
    queryFn: async (): Promise<Numbers> => {
      const answer = await get('getHotelNumbers', { params: { hotelId }, query: { ...daysOf(year), by } });
      if (typeof answer === 'string') throw new Error('JSON was asked for, and CSV came.');
      return answer;
    },
    ...fresh,
  });

/** What was on the books for the nights of a year at the end of a day. */
export const paceQuery = (hotelId: string, year: number, asOf: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'pace', year, asOf),
    queryFn: () => get('getPace', { params: { hotelId }, query: { ...daysOf(year), asOf } }),
    ...fresh,
  });

/** The same rows as the table's, as a spreadsheet takes them. */
export const numbersFile = async (hotelId: string, year: number, by: By): Promise<string> =>
  String(
    await get('getHotelNumbers', {
      params: { hotelId },
      query: { ...daysOf(year), by },
      headers: { Accept: 'text/csv' },
    }),
  );
