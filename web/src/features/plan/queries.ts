import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { addDays } from '../../lib/dates.ts';
import { live } from '../../lib/hotel-queries.ts';
import { officeKey } from '../../lib/own-hotel.ts';

export type Plan = Success<'getPlan'>;
export type PlanUnit = Plan['units'][number];
export type PlanStay = Plan['unassigned'][number];
export type PlanBlock = Plan['blocks'][number];

/** The days that a plan shows, the first and how many. */
export interface Window {
  readonly from: string;
  readonly nights: number;
}

/** Units and stays of the days shown. The night before them is asked for too: its guests leave on the first day. */
export const planQuery = (hotelId: string, { from, nights }: Window) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'plan', from, nights),
    queryFn: () =>
      get('getPlan', { params: { hotelId }, query: { from: addDays(from, -1), to: addDays(from, nights - 1) } }),
    ...live,
    placeholderData: keepPreviousData,
  });
