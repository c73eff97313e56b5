import { queryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { addDays, daysBetween } from '../../lib/dates.ts';
import { officeKey } from '../../lib/own-hotel.ts';
import { queryClient } from '../../lib/query.ts';

export type DeskDay = Success<'getDesk'>;
export type DeskStay = DeskDay['arrivals'][number];
export type Unit = Success<'listUnits'>['items'][number];

/** What a colleague does is seen after so long. */
const pollMs = 8000;

const live = { staleTime: 0, refetchInterval: pollMs, refetchOnWindowFocus: 'always' } as const;

export const dayQuery = (hotelId: string, date: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'desk', date),
    queryFn: () => get('getDesk', { params: { hotelId }, query: { date } }),
    ...live,
  });

/** All numbered rooms of the hotel; none where it has not numbered them. */
export const unitsQuery = (hotelId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'units'),
    queryFn: async (): Promise<Unit[]> => {
      const units: Unit[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: '100', ...(cursor !== undefined && { cursor }) };
        const page = await get('listUnits', { params: { hotelId }, query });
        units.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return units;
    },
    ...live,
  });

/** Nights of a plan that are asked for at once. */
const mostNights = 62;

/** Who has which unit on the nights of a stay, as far as a plan goes. */
export const stayPlanQuery = (hotelId: string, { checkIn, checkOut }: Pick<DeskStay, 'checkIn' | 'checkOut'>) => {
  const nights = Math.max(1, Math.min(mostNights, daysBetween(checkIn, checkOut)));
  const to = addDays(checkIn, nights - 1);
  return queryOptions({
    queryKey: officeKey(hotelId, 'plan', checkIn, to),
    queryFn: () => get('getPlan', { params: { hotelId }, query: { from: checkIn, to } }),
    staleTime: 0,
    gcTime: 0,
  });
};

/** Asks again for all that a move at the desk may have changed. */
export const refreshDesk = (hotelId: string): Promise<unknown> =>
  Promise.all(
    ['desk', 'units', 'plan', 'booking', 'bookings'].map((part) =>
      queryClient.invalidateQueries({ queryKey: officeKey(hotelId, part) }),
    ),
  );
