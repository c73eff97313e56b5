import { queryOptions, useQuery } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { officeKey, ownHotelQuery } from '../../lib/own-hotel.ts';
import { queryClient } from '../../lib/query.ts';
import type { Unit, Webhook } from './inputs.ts';

/** The hotel as it is now: asked for again when one comes back to the tab, so that another's change is seen. */
export const useFreshHotel = (hotelId: string): Success<'getOwnHotel'> | undefined =>
  useQuery({ ...ownHotelQuery(hotelId), refetchOnWindowFocus: 'always' }).data;

/** Asks for everything of a hotel again. */
export const refreshHotel = (hotelId: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: officeKey(hotelId) });

export const ratePlansQuery = (hotelId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'rate-plans'),
    queryFn: async () => (await get('listRatePlans', { params: { hotelId } })).items,
    refetchOnWindowFocus: 'always',
  });

const pageSize = '100';

/** Every numbered room of a hotel, by number. */
export const unitsQuery = (hotelId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'units'),
    queryFn: async (): Promise<readonly Unit[]> => {
      const units: Unit[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { limit: pageSize, ...(cursor !== undefined && { cursor }) };
        const page: Success<'listUnits'> = await get('listUnits', { params: { hotelId }, query });
        units.push(...page.items);
        cursor = page.nextCursor;
      }
      return units;
    },
    refetchOnWindowFocus: 'always',
  });

/** The webhooks that hear of this hotel: its own, and those of all hotels of the account. */
export const webhooksQuery = (hotelId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'webhooks'),
    queryFn: async (): Promise<readonly Webhook[]> => {
      const { items } = await get('listWebhooks', { query: { limit: pageSize } });
      return items.filter((webhook) => webhook.hotelId === null || webhook.hotelId === hotelId);
    },
    refetchOnWindowFocus: 'always',
  });

const pollMs = 10_000;

/** What was sent to a webhook, newest first. */
export const deliveriesQuery = (hotelId: string, webhookId: string, undelivered: boolean) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'deliveries', webhookId, undelivered),
    queryFn: async () =>
      (await get('listDeliveries', { params: { webhookId }, query: { undelivered: undelivered ? 'true' : 'false' } }))
        .items,
    refetchInterval: pollMs,
  });

/** Places whose names begin as typed; hotels are left out. */
export const townsQuery = (q: string) =>
  queryOptions({
    queryKey: ['towns', q],
    queryFn: async () => (await get('listPlaces', { query: { q, limit: '20' } })).items.filter(({ hotel }) => !hotel),
    enabled: q.length >= 2,
  });
