import * as z from 'zod';
import { bookingStatus } from './bookings/booking-status.ts';
import type { QueueName } from './queues.ts';

/** Who EventBridge says an event is from. */
export const eventSource = 'hotel-booking';

const snapshot = z.strictObject({
  status: bookingStatus,
  version: z.int(),
  hotelId: z.string(),
  roomTypeId: z.string(),
  checkIn: z.string(),
  checkOut: z.string(),
  guests: z.int(),
  rooms: z.int(),
  /** Minor units of the booking's currency. */
  total: z.int(),
  paid: z.int(),
  refunded: z.int(),
  /** Of the guest's details those that the event corrected. */
  guestName: z.string().optional(),
  guestEmail: z.string().nullable().optional(),
  guestPhone: z.string().nullable().optional(),
  specialRequests: z.string().nullable().optional(),
  arrivalTime: z.string().nullable().optional(),
});

/** What a booking was and is; a consumer that needs more reads the booking, which may have changed since. */
const bookingData = z.strictObject({
  bookingId: z.string(),
  /** One more with every write of the booking: what orders its events. */
  revision: z.int(),
  before: snapshot.nullable(),
  after: snapshot,
  actor: z.enum(['guest', 'owner', 'system_admin', 'system']),
  reason: z.string().nullable(),
});

/** `amount` in minor units; null where only the booking's ledger has it. */
const moneyData = z.strictObject({ ...bookingData.shape, amount: z.int().nullable() });

const hotelData = z.strictObject({
  /** What was done, as in the hotel's change log. */
  action: z.string(),
  roomTypeId: z.string().nullable(),
  /** Names of the facts that changed. */
  changed: z.array(z.string()),
});

/** Nights whose rooms or prices are not what they were: from the first to the last, both included. */
const inventoryData = z.strictObject({
  roomTypeIds: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  /** The event or action behind it. */
  cause: z.string(),
});

const disabledData = z.strictObject({
  webhookId: z.string(),
  ownerId: z.string(),
  url: z.string(),
  reason: z.string(),
});
const ownerData = z.strictObject({ userId: z.string(), adminId: z.string() });
const mailedData = z.strictObject({ requestId: z.string(), subject: z.string() });

interface EventRow {
  /** When it happens, in a sentence. */
  readonly when: string;
  /** The version of its shape: a change that readers must know of is a new one. */
  readonly schema: number;
  readonly data: z.ZodType;
  readonly queues: readonly QueueName[];
  /** Whether integrators may ask for it. */
  readonly public: boolean;
}

const booking = { schema: 1, data: bookingData, public: true } as const;
/** A mail with a token in it is asked for. */
const mailed = { schema: 1, data: mailedData, queues: ['notifications'], public: false } as const;
const money = { schema: 1, data: moneyData, public: true } as const;

/** The event table: the one place where an event, its shape and its listeners are declared. */
export const events = {
  'booking.held': { ...booking, when: 'Rooms are held.', queues: ['notifications', 'webhooks'] },
  'booking.payment_pending': {
    ...booking,
    when: 'The payment gateway is away: the rooms stay held until it has answered.',
    queues: ['notifications', 'webhooks'],
  },
  'booking.confirmed': {
    ...booking,
    when: 'The booking is paid and confirmed.',
    queues: ['notifications', 'webhooks', 'numbers'],
  },
  'booking.changed': {
    ...booking,
    when: "The guest has changed dates, rooms or guests, or the guest or the hotel has corrected the guest's details: then `before` and `after` carry the details that differ.",
    queues: ['notifications', 'webhooks', 'numbers'],
  },
  'booking.rebooked': {
    ...booking,
    when: 'The hotel has moved the booking to another room type or house.',
    queues: ['notifications', 'webhooks', 'numbers'],
  },
  'booking.cancelled': {
    ...booking,
    when: 'The guest or the hotel has cancelled.',
    queues: ['notifications', 'webhooks', 'numbers'],
  },
  'booking.expired': {
    ...booking,
    when: 'The hold, or the wait for its payment, has run out.',
    queues: ['notifications', 'webhooks'],
  },
  'booking.checked_in': { ...booking, when: 'The guest has arrived.', queues: ['webhooks'] },
  'booking.no_show': {
    ...booking,
    when: 'The guest has not come; the nights after the current one are given back.',
    queues: ['notifications', 'webhooks', 'numbers'],
  },
  'booking.reinstated': {
    ...booking,
    when: 'A guest who was marked as no-show has come: the booking is confirmed again.',
    queues: ['notifications', 'webhooks', 'numbers'],
  },
  'booking.completed': {
    ...booking,
    when: 'The stay is over.',
    queues: ['notifications', 'webhooks', 'loyalty', 'numbers'],
  },
  'booking.confirmation_resent': {
    ...booking,
    when: 'The guest or the hotel has asked for the confirmation once more.',
    queues: ['notifications'],
    public: false,
  },
  'payment.charged': { ...money, when: 'A charge is kept by the booking.', queues: ['webhooks'] },
  'payment.failed': {
    ...money,
    when: 'A payment was declined or given up, or its charge is given back as nothing keeps it.',
    queues: ['webhooks'],
  },
  'payment.refunded': {
    ...money,
    when: 'The gateway has given money back.',
    queues: ['notifications', 'webhooks'],
  },
  // The hotel's rating is another, by which it is found and ranked.
  'review.created': { ...booking, when: 'The guest has reviewed the stay.', queues: ['indexing', 'webhooks'] },
  'hotel.changed': {
    when: 'Facts of a hotel or of a room type are changed, made or removed.',
    schema: 1,
    data: hotelData,
    queues: ['indexing', 'webhooks'],
    public: true,
  },
  'inventory.changed': {
    when: 'Rooms left, prices or restrictions of nights are changed, by a booking or by the owner.',
    schema: 1,
    data: inventoryData,
    queues: ['indexing', 'webhooks'],
    public: true,
  },
  'webhook.disabled': {
    when: 'The system has disabled a webhook, as its address takes nothing any more.',
    schema: 1,
    data: disabledData,
    queues: ['notifications'],
    public: false,
  },
  'account.owner_disabled': {
    when: 'A system admin has suspended an owner, or taken the role of one: the hotels stay on sale.',
    schema: 1,
    data: ownerData,
    queues: ['notifications'],
    public: false,
  },
  'account.password_reset_requested': {
    when: 'Somebody asks for a new password; whether the address has an account is not checked yet.',
    ...mailed,
  },
  'account.verification_requested': { when: 'A mail that verifies the address of an account is asked for.', ...mailed },
  'booking.link_requested': {
    when: 'Somebody asks for a link to a booking; whether there is one of that reference and address is not checked yet.',
    ...mailed,
  },
} as const satisfies Record<string, EventRow>;

export type EventName = keyof typeof events;
export const eventNames = Object.keys(events) as EventName[];

/** What integrators may ask for. */
export const publicEventNames = eventNames.filter((name) => events[name].public);

export type EventData<N extends EventName> = z.infer<(typeof events)[N]['data']>;

/** An event as it travels: EventBridge's `detail`. Twice the same is the same `id`. */
export interface DomainEvent<N extends EventName = EventName> {
  readonly id: string;
  readonly type: N;
  readonly schema: number;
  /** The version of the thing it is about: a booking's, which only grows. 0 for things without one. */
  readonly version: number;
  readonly occurredAt: string;
  /** The hotel concerned; empty for accounts and webhooks. */
  readonly hotelId: string;
  readonly data: EventData<N>;
  /** The request, or the run of a schedule, that made it happen; absent where it is not known. */
  readonly trace?: EventTrace | undefined;
}

/** An event of any name, each with its own data. */
export type AnyEvent = { [N in EventName]: DomainEvent<N> }[EventName];

/** By what a request is followed: the id of W3C Trace Context, and the X-Request-Id of its caller. */
const eventTrace = z.strictObject({ traceId: z.string().regex(/^[0-9a-f]{32}$/), requestId: z.string().max(128) });
type EventTrace = z.infer<typeof eventTrace>;

const detail = z.strictObject({
  id: z.string().min(1).max(300),
  type: z.enum(eventNames),
  schema: z.int().min(1),
  version: z.int().min(0),
  occurredAt: z.iso.datetime(),
  hotelId: z.string(),
  data: z.unknown(),
  trace: eventTrace.optional(),
});

/** What EventBridge puts on a queue, and what the local rules put there. */
export const envelope = z.looseObject({
  id: z.string(),
  source: z.literal(eventSource),
  'detail-type': z.string(),
  time: z.string(),
  detail: z.unknown(),
});

/**
 * The event in an envelope.
 * @throws where it is not one, or of a schema newer than we know: it goes to the dead-letter queue with that reason
 */
export const eventOf = (message: unknown): AnyEvent => {
  const found = detail.parse(envelope.parse(message).detail);
  const known = events[found.type];
  if (found.schema !== known.schema) {
    throw new Error(`${found.type} of schema ${found.schema} came; schema ${known.schema} is known here.`);
  }
  return { ...found, data: known.data.parse(found.data) } as AnyEvent;
};

/** The names of the events that a queue gets: its rule. */
export const eventsFor = (queue: QueueName): EventName[] =>
  eventNames.filter((name) => (events[name].queues as readonly QueueName[]).includes(queue));
