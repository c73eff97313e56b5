import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { officeKey } from '../../lib/own-hotel.ts';
import { byPage, pageOf } from '../../lib/pages.ts';
import { serverNow } from '../../lib/server-clock.ts';

export type Reconciliation = Success<'reconcile'> & {
  /** When it was compared, by the system's clock. */
  readonly at: number;
};
export type Drift = Reconciliation['drift'][number];
export type UnitDrift = Reconciliation['units']['drift'][number];
export type NumbersDrift = Reconciliation['numbers']['drift'][number];

/** How much differs: nights, nights of rooms, days of the numbers and bookings that they do not count as they are. */
export const differencesIn = ({ drift, units, numbers }: Reconciliation): number =>
  drift.length + units.drift.length + numbers.drift.length + numbers.uncounted - numbers.counted;

/** Every night on sale against what holds it; counted anew each time the page is opened. */
export const agreementQuery = (hotelId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'agreement'),
    queryFn: async (): Promise<Reconciliation> => ({
      ...(await get('reconcile', { params: { hotelId } })),
      at: serverNow(),
    }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

export const overbookedQuery = (hotelId: string) =>
  infiniteQueryOptions({
    queryKey: officeKey(hotelId, 'overbooked'),
    queryFn: ({ pageParam }) =>
      get('listOverbooked', {
        params: { hotelId },
        query: pageOf(50, pageParam),
      }),
    ...byPage,
    staleTime: 0,
  });
