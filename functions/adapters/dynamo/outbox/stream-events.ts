import * as z from 'zod';
import { type AnyEvent, type DomainEvent, type EventData, type EventName, events } from '../../../contract/events.ts';
import { type BookingSnapshot, type HistoryEntry, madeEntry } from '../../../domain/booking/history.ts';
import { holdsNights } from '../../../domain/booking/machine.ts';
import { addDays } from '../../../domain/calendar/date.ts';
import { bookingFromItem, historyFromItem } from '../bookings/booking-items.ts';
import type { Item } from '../table.ts';
import { upcast } from '../upcast.ts';
import { eventItemTypes, traceIn } from './event-items.ts';

/** What was done to an item, and the item as it is now. */
export interface StreamChange {
  readonly kind: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly item: Item | undefined;
}

type Told = Omit<HistoryEntry, 'actor'> & { readonly actor: Pick<HistoryEntry['actor'], 'kind'> };

const eventOf = <N extends EventName>(
  type: N,
  key: string,
  version: number,
  occurredAt: string,
  hotelId: string,
  data: EventData<N>,
): DomainEvent<N> => ({
  id: `${type}:${key}`,
  type,
  schema: events[type].schema,
  version,
  occurredAt,
  hotelId,
  data,
});

const lastNight = (stay: BookingSnapshot): string => addDays(stay.checkOut, -1);
const takesNights = (stay: BookingSnapshot | null): boolean => stay !== null && holdsNights(stay.status);

const stay = ({ hotelId, roomTypeId, checkIn, checkOut, rooms }: BookingSnapshot): string =>
  [hotelId, roomTypeId, checkIn, checkOut, rooms].join();

/** Early departures and no-shows give nights back too, so every end of a stay counts. */
const movesNights = ({ event, before, after }: Told): boolean =>
  takesNights(before) !== takesNights(after) ||
  (before !== null && stay(before) !== stay(after)) ||
  event === 'booking.rebooked' ||
  event === 'booking.no_show' ||
  event === 'booking.reinstated' ||
  event === 'booking.completed';

/** The nights a move of a booking has touched, a line for each hotel. */
const inventoryEvents = (entry: Told, key: string): DomainEvent<'inventory.changed'>[] => {
  if (!movesNights(entry)) return [];
  const stays = [entry.before, entry.after].filter((stay) => stay !== null);
  return [...new Set(stays.map(({ hotelId }) => hotelId))].map((hotelId) => {
    const here = stays.filter((stay) => stay.hotelId === hotelId);
    const [from = ''] = here.map(({ checkIn }) => checkIn).toSorted();
    const to = here.map(lastNight).toSorted().at(-1) ?? '';
    const roomTypeIds = [...new Set(here.map(({ roomTypeId }) => roomTypeId))];
    const data = { roomTypeIds, from, to, cause: entry.event };
    return eventOf('inventory.changed', `${key}:${hotelId}`, 0, entry.at, hotelId, data);
  });
};

const bookingEvents = (entry: Told): AnyEvent[] => {
  const { bookingId, revision, before, after, reason, at } = entry;
  const { hotelId, version } = after;
  const key = `${bookingId}:${revision}`;
  const data = { bookingId, revision, before, after, actor: entry.actor.kind, reason };
  const charged = after.paid - (before?.paid ?? 0);
  const given = after.refunded - (before?.refunded ?? 0);
  const own = ((): AnyEvent => {
    switch (entry.event) {
      case 'payment.refunded':
        // What was never kept moved no sum: its ledger entry alone knows how much it was.
        return eventOf(entry.event, key, version, at, hotelId, { ...data, amount: given > 0 ? given : null });
      case 'payment.charged':
      case 'payment.failed':
        return eventOf(entry.event, key, version, at, hotelId, { ...data, amount: charged > 0 ? charged : null });
      default:
        return eventOf(entry.event, key, version, at, hotelId, data) as AnyEvent;
    }
  })();
  const charge: AnyEvent[] =
    charged > 0 && entry.event !== 'payment.charged'
      ? [eventOf('payment.charged', key, version, at, hotelId, { ...data, amount: charged })]
      : [];
  return [own, ...charge, ...inventoryEvents(entry, key)];
};

const facts = z.record(z.string(), z.unknown());
const auditEntry = z.object({
  pk: z.string(),
  sk: z.string(),
  subject: z.string(),
  action: z.string(),
  actor: z.string(),
  at: z.string(),
  before: facts,
  after: facts,
});
const spanOfGrid = z.object({ roomTypeIds: z.array(z.string()), from: z.string(), to: z.string() });
const nightsOf = z.object({ id: z.string(), nights: facts });
const spanOfBlock = z.object({ roomTypeId: z.string(), from: z.string(), to: z.string() });
const nightOf = z.object({ date: z.string(), roomTypeId: z.string() });

const disabling = z.object({ ownerId: z.string(), url: z.string(), disabledReason: z.string() });
const webhookEvents = (subject: string, action: string, at: string, after: Item): AnyEvent[] => {
  if (action !== 'webhook.disabled') return [];
  const webhookId = subject.slice('WEBHOOK#'.length);
  const { ownerId, url, disabledReason: reason } = disabling.parse(after);
  return [eventOf(action, `${webhookId}:${at}`, 0, at, '', { webhookId, ownerId, url, reason })];
};

const ownsHotels = ({ role, status }: z.output<typeof facts>): boolean => status === 'active' && role !== 'guest';

/** Of accounts only this is an event: an owner who may not manage hotels any more. */
const accountEvents = ({ sk, subject, action, actor, at, before, after }: z.output<typeof auditEntry>): AnyEvent[] => {
  if (action !== 'user.changed' || !ownsHotels(before) || ownsHotels(after)) return [];
  const userId = subject.slice('USER#'.length);
  return [eventOf('account.owner_disabled', `${userId}:${sk}`, 0, at, '', { userId, adminId: actor })];
};

/** What the change log of a hotel, of an account or of a webhook says; settings make no event. */
const auditEvents = (item: Item): AnyEvent[] => {
  const entry = auditEntry.parse(item);
  const { sk, subject, action, at, before, after } = entry;
  if (subject.startsWith('USER#')) return accountEvents(entry);
  if (subject.startsWith('WEBHOOK#')) return webhookEvents(subject, action, at, after);
  if (!subject.startsWith('HOTEL#')) return [];
  const hotelId = subject.slice('HOTEL#'.length);
  const key = `${hotelId}:${sk}`;
  const inventoryOf = (roomTypeIds: readonly string[], from: string, to: string): AnyEvent =>
    eventOf('inventory.changed', key, 0, at, hotelId, { roomTypeIds: [...roomTypeIds], from, to, cause: action });
  const inventory = (roomTypeId: string, from: string, to: string) => inventoryOf([roomTypeId], from, to);
  if (action === 'grid.applied') {
    const { roomTypeIds, from, to } = spanOfGrid.parse(after);
    return [inventoryOf(roomTypeIds, from, to)];
  }
  if (action === 'pricing.changed' || action === 'pricing.applied' || action === 'grid.changed') {
    const { id, nights } = nightsOf.parse(after);
    const dates = Object.keys(nights).toSorted();
    return [inventory(id, dates[0] ?? '', dates.at(-1) ?? '')];
  }
  if (action === 'night.repaired') {
    const { date, roomTypeId } = nightOf.parse(after);
    return [inventory(roomTypeId, date, date)];
  }
  if (action.startsWith('block.')) {
    const { roomTypeId, from, to } = spanOfBlock.parse(action === 'block.made' ? after : before);
    return [inventory(roomTypeId, from, addDays(to, -1))];
  }
  const ofRoom = action.startsWith('room_type.');
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => name !== 'id');
  const id = after['id'] ?? before['id'];
  const roomTypeId = ofRoom && typeof id === 'string' ? id : null;
  const version = Number(after['version'] ?? before['version'] ?? 0);
  return [eventOf('hotel.changed', key, version, at, hotelId, { action, roomTypeId, changed })];
};

/** The original item. Its events have the ids of the first publication, so consumers recognise them. */
const republished = z.object({ entry: z.looseObject({ type: z.enum(eventItemTypes) }) });

const mailedRequest = z.object({ requestId: z.string(), subject: z.string(), createdAt: z.string() });
type MailedEvent = 'account.password_reset_requested' | 'account.verification_requested' | 'booking.link_requested';

/** A mail with a token in it was asked for. */
const mailedEvent = (type: MailedEvent, item: Item): AnyEvent => {
  const { requestId, subject, createdAt } = mailedRequest.parse(item);
  return eventOf(type, requestId, 0, createdAt, '', { requestId, subject }) as AnyEvent;
};

/**
 * The events of a change of one item (rule 21): bookings made, entries of their history, entries of the change log;
 * only ever inserts, so no images are compared. Items of the demo world have no events.
 * @throws where an item of these kinds cannot be read
 */
export const eventsOfChange = ({ kind, item }: StreamChange): readonly AnyEvent[] => {
  if (kind !== 'INSERT' || item === undefined || item['seeded'] === true) return [];
  const trace = traceIn(item);
  const events = eventsOfItem(kind, item);
  return trace === undefined ? events : events.map((event) => ({ ...event, trace }));
};

const eventsOfItem = (kind: 'INSERT', item: Item): readonly AnyEvent[] => {
  switch (item['type']) {
    case 'booking': {
      return bookingEvents(madeEntry(bookingFromItem(item), []));
    }
    case 'history':
      return bookingEvents(historyFromItem(item));
    case 'audit':
      return auditEvents(item);
    case 'republished':
      return eventsOfChange({ kind, item: upcast(republished.parse(item).entry) });
    case 'password-reset-request':
      return [mailedEvent('account.password_reset_requested', item)];
    case 'verification-request':
      return [mailedEvent('account.verification_requested', item)];
    case 'booking-link-request':
      return [mailedEvent('booking.link_requested', item)];
    default:
      return [];
  }
};
