import type { Webhook } from '../../functions/domain/webhook.ts';

/** An owner's active webhook that hears these events of all their hotels. */
export const aWebhook = (url: string, events: readonly string[], changes: Partial<Webhook> = {}): Webhook => ({
  id: 'webhook-1',
  ownerId: 'owner-1',
  scope: 'own',
  hotelId: null,
  url,
  events,
  status: 'active',
  disabledReason: null,
  secret: 'whsec_c2VjcmV0IG9mIHR3ZW50eS1mb3VyIGJ5dGVz',
  previousSecret: null,
  previousUntil: null,
  createdAt: '2027-01-01T00:00:00.000Z',
  updatedAt: '2027-01-01T00:00:00.000Z',
  version: 1,
  ...changes,
});
