import * as z from 'zod';
import { id, paging } from '../common.ts';
import type { Route } from '../route.ts';
import * as integrations from './bodies.ts';

const owner = { group: 'integrations', access: 'hotel_admin', limit: 'other' } as const;
const admin = { group: 'integrations', access: 'system_admin', limit: 'other' } as const;
const queue = z.strictObject({ name: id });
const params = z.strictObject({ webhookId: id });

export const integrationRoutes = {
  listQueues: {
    ...admin,
    method: 'GET',
    path: '/admin/queues',
    summary: 'Every queue: what waits in it, and what lies in its dead-letter queue.',
    problems: [],
  },
  redriveQueue: {
    ...admin,
    method: 'POST',
    path: '/admin/queues/{name}/redrive',
    summary: 'Puts what lies in the dead-letter queue back, at most a thousand messages a call.',
    params: queue,
    problems: ['not-found'],
  },
  listQueueMessages: {
    ...admin,
    method: 'GET',
    path: '/admin/queues/{name}/messages',
    summary:
      'Some of what waits in a queue or lies in its dead-letter queue; nothing is taken. `waitingShown` is false on AWS: there a look at what waits would count as a try.',
    params: queue,
    query: z.strictObject({ state: z.enum(['waiting', 'dead']).optional() }),
    problems: ['not-found'],
  },
  createWebhook: {
    ...owner,
    method: 'POST',
    path: '/admin/webhooks',
    summary: 'Registers an address for events: of own hotels for an owner, of all for a system admin.',
    body: integrations.webhookBody,
    problems: ['not-found', 'refused'],
  },
  listWebhooks: {
    ...owner,
    method: 'GET',
    path: '/admin/webhooks',
    summary: "The caller's webhooks; for a system admin those of the system.",
    query: z.strictObject(paging),
    problems: [],
  },
  getWebhook: {
    ...owner,
    method: 'GET',
    path: '/admin/webhooks/{webhookId}',
    summary: 'One webhook.',
    params,
    problems: ['not-found'],
  },
  changeWebhook: {
    ...owner,
    method: 'PATCH',
    path: '/admin/webhooks/{webhookId}',
    ifMatch: true,
    summary: 'Changes the address or the events, disables a webhook or activates it again.',
    params,
    body: integrations.webhookChangeBody,
    problems: ['not-found', 'refused'],
  },
  deleteWebhook: {
    ...owner,
    method: 'DELETE',
    path: '/admin/webhooks/{webhookId}',
    ifMatch: true,
    summary: 'Removes a webhook; what is on its way to it is given up.',
    params,
    problems: ['not-found'],
  },
  rotateWebhook: {
    ...owner,
    method: 'POST',
    path: '/admin/webhooks/{webhookId}/rotate',
    ifMatch: true,
    summary: 'Makes a new secret; the old one signs beside it for a day.',
    params,
    problems: ['not-found'],
  },
  listDeliveries: {
    ...owner,
    method: 'GET',
    path: '/admin/webhooks/{webhookId}/deliveries',
    summary: 'What was sent to a webhook, newest first, with every try; the last thirty days.',
    params,
    query: integrations.deliveriesQuery,
    problems: ['not-found'],
  },
  redeliver: {
    ...owner,
    method: 'POST',
    path: '/admin/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver',
    summary: 'Sends a delivery once more, at once.',
    params: z.strictObject({ webhookId: id, deliveryId: id }),
    problems: ['not-found', 'wrong-state'],
  },
} as const satisfies Record<string, Route>;
