import type { Instant } from '../../domain/calendar/instant.ts';
import type { Answered, Delivery, Webhook } from '../../domain/webhook.ts';
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
  of(owner: Pick<Webhook, 'ownerId' | 'scope'>): Promise<readonly Webhook[]>;
  /** `too-many`: its owner has `MOST_WEBHOOKS` already, counted in the same transaction. */
  add(webhook: Webhook): Promise<'written' | 'too-many' | 'lost'>;
  /** On its version; `audit` is written to the change log with it. */
  change(before: Webhook, after: Webhook, audit?: AuditEntry): Promise<WebhookWritten>;
  /** `version`: only while it is at that one; `stale` too where another call has removed it. */
  remove(webhook: Webhook, version?: number): Promise<WebhookWritten>;

  /** The first failure since the last success; null where the last try was a success, or none was made. */
  failingSince(webhookId: string): Promise<Instant | null>;
  /** A try failed at that time; what was noted since the last success stays. @returns the first failure */
  noteFailure(webhookId: string, at: Instant): Promise<Instant>;
  noteSuccess(webhookId: string): Promise<void>;
  /** A number that grows by one for each event of a hotel that goes to integrators, taken after its change. */
  nextEventNumber(hotelId: string): Promise<number>;

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
export interface WebhookSender {
  /** The url as it will be called, or why it is refused. It is judged again, address by address, as it connects. */
  judge(url: string): Promise<JudgedUrl>;
  send(webhook: Webhook, delivery: Pick<Delivery, 'id' | 'body' | 'trace'>): Promise<Answered>;
}

/** `objection` completes a sentence that begins with the url. */
export type JudgedUrl = { readonly url: string } | { readonly objection: string };

/** Makes what signs: 192 random bits as `whsec_…`. */
export interface WebhookSecrets {
  next(): string;
}

/** The id of the delivery of an event to a webhook: the same for the same. */
export type DeliveryIds = (event: { readonly id: string; readonly occurredAt: Instant }, webhookId: string) => string;
