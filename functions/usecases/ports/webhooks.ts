import type { Instant } from '../../domain/calendar/instant.ts';
import type { Delivery, DeliveryTry, Webhook } from '../../domain/webhook.ts';
import type { AuditEntry } from './audit.ts';

export type WebhookWritten = 'written' | 'stale' | 'lost';

export interface DeliveriesPage {
  readonly deliveries: readonly Delivery[];
  /** Behind which delivery the list goes on; undefined at its end. */
  readonly next: string | undefined;
}

/** Webhooks and their deliveries. */
export interface Webhooks {
  find(webhookId: string): Promise<Webhook | undefined>;
  /** Every webhook of an owner, or of the system, by creation. */
  of(keeper: Pick<Webhook, 'ownerId' | 'scope'>): Promise<readonly Webhook[]>;
  add(webhook: Webhook): Promise<'written' | 'lost'>;
  /** On its version; `audit` stands in the change log with it. */
  change(before: Webhook, after: Webhook, audit?: AuditEntry): Promise<WebhookWritten>;
  /** `version`: only while it stands at that one. */
  remove(webhook: Webhook, version?: number): Promise<WebhookWritten>;

  /** False where it is there already: the event came again. */
  addDelivery(delivery: Delivery): Promise<boolean>;
  delivery(webhookId: string, deliveryId: string): Promise<Delivery | undefined>;
  /** On the number of its tries and its state, so that one try is one worker's. */
  changeDelivery(before: Delivery, after: Delivery): Promise<boolean>;
  /** Newest first. */
  deliveries(
    webhookId: string,
    options: { readonly undelivered: boolean; readonly limit: number; readonly after: string | undefined },
  ): Promise<DeliveriesPage>;
  /** Deliveries due by then, oldest first, at most so many of one shard. */
  due(shard: number, until: Instant, most: number): Promise<readonly { webhookId: string; deliveryId: string }[]>;
}

/** Sends to an address, and judges which addresses may be sent to. */
export interface Courier {
  /** Why an address is refused, or undefined. It is asked again, address by address, as it connects. */
  objection(url: string): Promise<string | undefined>;
  send(webhook: Webhook, delivery: Pick<Delivery, 'id' | 'body'>): Promise<DeliveryTry>;
}

/** Makes what signs: 192 random bits as `whsec_…`. */
export interface WebhookSecrets {
  next(): string;
}

/** The id of the delivery of an event to a webhook: the same for the same. */
export type DeliveryIds = (event: { readonly id: string; readonly occurredAt: Instant }, webhookId: string) => string;
