import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { officeKey } from '../../lib/own-hotel.ts';
import { byPage, pageOf } from '../../lib/pages.ts';
import { ApiProblem } from '../../lib/problem.ts';

const key = (...parts: readonly unknown[]) => officeKey('platform', ...parts);
/** The refresh interval of changing data while the page is open. */
const watchMs = 4000;

export type Health = Success<'getHealth'>;
export type Settings = Success<'getSettings'>;
export type Queue = Success<'listQueues'>['items'][number];
export type SentMail = Success<'listSentMails'>['items'][number];
export type Webhook = Success<'listWebhooks'>['items'][number];
export type Delivery = Success<'listDeliveries'>['items'][number];
export type Faults = Success<'getFaults'>;

const isHealth = (body: unknown): body is Health => typeof body === 'object' && body !== null && 'checks' in body;

/** A system that is down answers 503 with its checks: that is a valid answer, not a failed request. */
const health = (): Promise<Health> =>
  get('getHealth').catch((error) => {
    if (error instanceof ApiProblem && isHealth(error.body)) return error.body;
    throw error;
  });

export const healthQuery = queryOptions({
  queryKey: key('health'),
  queryFn: health,
  staleTime: 0,
  refetchInterval: watchMs,
});

export const queuesQuery = queryOptions({
  queryKey: key('queues'),
  queryFn: async () => (await get('listQueues')).items,
  staleTime: 0,
  refetchInterval: watchMs,
});

export const refundsQuery = infiniteQueryOptions({
  queryKey: key('refunds'),
  queryFn: ({ pageParam }) => get('listRefunds', { query: pageOf(50, pageParam) }),
  ...byPage,
  staleTime: 0,
});

export type Backup = Success<'listBackups'>['items'][number];
export const backupsQuery = infiniteQueryOptions({
  queryKey: key('backups'),
  queryFn: ({ pageParam }) => get('listBackups', { query: pageOf(20, pageParam) }),
  ...byPage,
  staleTime: 0,
  refetchInterval: watchMs,
});

export const settingsQuery = queryOptions({
  queryKey: key('settings'),
  queryFn: () => get('getSettings'),
  staleTime: 0,
});

export const settingsHistoryQuery = queryOptions({
  queryKey: key('settings', 'history'),
  queryFn: async () => (await get('getSettingsHistory', { query: { limit: '20' } })).items,
  staleTime: 0,
});

export const faultsQuery = queryOptions({ queryKey: key('faults'), queryFn: () => get('getFaults'), staleTime: 0 });

export const mailsQuery = infiniteQueryOptions({
  queryKey: key('mails'),
  queryFn: ({ pageParam }) => get('listSentMails', { query: pageOf(10, pageParam) }),
  ...byPage,
  staleTime: 0,
  refetchInterval: watchMs,
});

export const webhooksQuery = queryOptions({
  queryKey: key('webhooks'),
  queryFn: async () => (await get('listWebhooks', { query: { limit: '100' } })).items,
  staleTime: 0,
});

export const deliveriesQuery = (webhookId: string) =>
  queryOptions({
    queryKey: key('deliveries', webhookId),
    queryFn: async () => (await get('listDeliveries', { params: { webhookId }, query: { limit: '20' } })).items,
    staleTime: 0,
    refetchInterval: 2000,
  });
