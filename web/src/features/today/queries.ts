import { queryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { addDays, daysBetween } from '../../lib/dates.ts';
import { live, unitsQuery } from '../../lib/hotel-queries.ts';
import { officeKey } from '../../lib/own-hotel.ts';
import { queryClient } from '../../lib/query.ts';

export type DeskDay = Success<'getDesk'>;
export type DeskStay = DeskDay['arrivals'][number];

export const dayQuery = (hotelId: string, date: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'desk', date),
    queryFn: () => get('getDesk', { params: { hotelId }, query: { date } }),
    ...live,
  });

/** All numbered rooms of the hotel, as they are now. */
export const liveUnitsQuery = (hotelId: string) => ({ ...unitsQuery(hotelId), ...live });

/** Nights of a plan that are requested at once. */
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
