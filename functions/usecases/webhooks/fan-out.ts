import { type AnyEvent, events } from '../../contract/events.ts';
import { type Delivery, hears, type Webhook } from '../../domain/webhook.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { DeliveryIds } from '../ports/webhooks.ts';
import { type DeliverDeps, deliver } from './deliver.ts';
import { type BookingFacts, dataOf } from './payload.ts';

export interface FanOutDeps extends DeliverDeps {
  readonly bookings: Pick<Bookings, 'find'>;
  /** Whose a hotel is; undefined for one that is gone. */
  readonly ownerOf: (hotelId: string) => Promise<string | undefined>;
  /** Webhooks of an owner or of the system as they stood when the event happened, or later. */
  readonly webhooksOf: (keeper: Pick<Webhook, 'ownerId' | 'scope'>, happened: string) => Promise<readonly Webhook[]>;
  readonly deliveryId: DeliveryIds;
}

type Facts = BookingFacts & { readonly ownerId: string };

const factsOf = async ({ bookings }: FanOutDeps, event: AnyEvent): Promise<Facts | undefined> =>
  'bookingId' in event.data ? await bookings.find(event.data.bookingId) : undefined;

const listeners = async (deps: FanOutDeps, event: AnyEvent): Promise<Webhook[]> => {
  const { webhooksOf } = deps;
  const { type, hotelId, occurredAt } = event;
  // A hotel that is gone is still its owner's in its bookings.
  const ownerId = (await deps.ownerOf(hotelId)) ?? (await factsOf(deps, event))?.ownerId;
  const [own, all] = await Promise.all([
    ownerId === undefined ? [] : webhooksOf({ ownerId, scope: 'own' }, occurredAt),
    webhooksOf({ ownerId: '', scope: 'all' }, occurredAt),
  ]);
  return [...own, ...all].filter((webhook) => hears(webhook, type, hotelId));
};

/**
 * Brings an event to every integrator who asked for it: a delivery each, written down before it is tried, so that it
 * is in the log and comes again whatever happens. The event again finds its deliveries there.
 */
export const fanOut =
  (deps: FanOutDeps) =>
  async (event: AnyEvent): Promise<void> => {
    if (!events[event.type].public) return;
    const heard = await listeners(deps, event);
    if (heard.length === 0) return;
    const data = dataOf(event, await factsOf(deps, event));
    const { type, version, occurredAt } = event;
    const send = async ({ id: webhookId }: Webhook): Promise<void> => {
      const id = deps.deliveryId(event, webhookId);
      const now = deps.clock.now();
      const delivery: Delivery = {
        id,
        webhookId,
        type,
        version,
        occurredAt,
        body: JSON.stringify({ id, type, version, occurredAt, data }),
        state: 'pending',
        attempts: 0,
        createdAt: now,
        dueAt: now,
        deliveredAt: null,
        tries: [],
      };
      if (await deps.webhooks.addDelivery(delivery)) await deliver(deps)(delivery);
    };
    await Promise.all(heard.map(send));
  };
