import { queryOptions, useQuery } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { officeKey, ownHotelQuery } from '../../lib/own-hotel.ts';
import type { Webhook } from './inputs.ts';

/** The hotel as it is now: requested again when the user returns to the tab, so that another user's change is shown. */
export const useFreshHotel = (hotelId: string): Success<'getOwnHotel'> | undefined =>
  useQuery({ ...ownHotelQuery(hotelId), refetchOnWindowFocus: 'always' }).data;

/** The webhooks that receive this hotel's events: its own, and those of all hotels of the account. */
export const webhooksQuery = (hotelId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'webhooks'),
    queryFn: async (): Promise<readonly Webhook[]> => {
      const { items } = await get('listWebhooks', { query: { limit: '100' } });
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
