import { type AnyEvent, events } from '../../contract/events.ts';
import { type Delivery, subscribesTo, type Webhook } from '../../domain/webhook.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { DeliveryIds } from '../ports/webhooks.ts';
import { type DeliverDeps, deliver } from './deliver.ts';
import { type BookingFacts, dataOf } from './payload.ts';

export interface FanOutDeps extends DeliverDeps {
  readonly bookings: Pick<Bookings, 'find'>;
  /** Whose a hotel is; undefined for one that is gone. */
  readonly ownerOf: (hotelId: string) => Promise<string | undefined>;
  /** Webhooks of an owner or of the system as they were when the event happened, or later. */
  readonly webhooksOf: (owner: Pick<Webhook, 'ownerId' | 'scope'>, happened: string) => Promise<readonly Webhook[]>;
  readonly deliveryId: DeliveryIds;
}

type Facts = BookingFacts & { readonly ownerId: string };

const factsOf = async ({ bookings }: FanOutDeps, event: AnyEvent): Promise<Facts | undefined> =>
  'bookingId' in event.data ? await bookings.find(event.data.bookingId) : undefined;

/** The hotels an event is about: a booking that was moved concerns the one it left as well. */
const hotelsOf = ({ hotelId, data }: AnyEvent): string[] => {
  const stays = 'bookingId' in data ? [data.before, data.after] : [];
  return [...new Set([hotelId, ...stays.flatMap((stay) => stay?.hotelId ?? [])])];
};

const ownerOf = async (deps: FanOutDeps, event: AnyEvent, hotelId: string): Promise<string | undefined> => {
  const ownerId = await deps.ownerOf(hotelId);
  // A hotel that is gone is still its owner's in its bookings.
  return ownerId ?? (hotelId === event.hotelId ? (await factsOf(deps, event))?.ownerId : undefined);
};

/** Each webhook once, also where it subscribes to several of the hotels. */
const listeners = async (deps: FanOutDeps, event: AnyEvent): Promise<Webhook[]> => {
  const { webhooksOf } = deps;
  const { type, occurredAt } = event;
  const all = await webhooksOf({ ownerId: '', scope: 'all' }, occurredAt);
  const perHotel = await Promise.all(
    hotelsOf(event).map(async (hotelId) => {
      const ownerId = await ownerOf(deps, event, hotelId);
      const own = ownerId === undefined ? [] : await webhooksOf({ ownerId, scope: 'own' }, occurredAt);
      return [...own, ...all].filter((webhook) => subscribesTo(webhook, type, hotelId));
    }),
  );
  return [...new Map(perHotel.flat().map((webhook) => [webhook.id, webhook])).values()];
};

/**
 * The version of what an event is about: a booking's own. Nights and hotels have none, so their events are numbered, by
 * hotel and after the change: who reads again at the highest number has seen everything below it.
 */
const versionOf = async ({ webhooks }: FanOutDeps, { type, version, hotelId }: AnyEvent): Promise<number> =>
  type === 'inventory.changed' || type === 'hotel.changed' ? await webhooks.nextEventNumber(hotelId) : version;

/**
 * Brings an event to every integrator who asked for it: a delivery each, written down before it is tried, so that it
 * is in the log and comes again whatever happens. The event again finds its deliveries there.
 */
export const fanOut =
  (deps: FanOutDeps) =>
  async (event: AnyEvent): Promise<void> => {
    if (!events[event.type].public) return;
    const subscribed = await listeners(deps, event);
    if (subscribed.length === 0) return;
    const data = dataOf(event, await factsOf(deps, event));
    const { type, occurredAt } = event;
    const version = await versionOf(deps, event);
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
        ...(event.trace && { trace: event.trace.traceId }),
        state: 'pending',
        attempts: 0,
        createdAt: now,
        dueAt: now,
        deliveredAt: null,
        tries: [],
      };
      if (await deps.webhooks.addDelivery(delivery)) await deliver(deps)(delivery);
    };
    await Promise.all(subscribed.map(send));
  };
