import { addMinutes, epochMillis, type Instant } from './calendar/instant.ts';

/** Webhooks that an owner, or the system for its admins, may have. */
export const MOST_WEBHOOKS = 20;

/** An integrator's address and its events. */
export interface Webhook {
  readonly id: string;
  readonly ownerId: string;
  /** `all` is a system admin's: every hotel. */
  readonly scope: 'own' | 'all';
  /** One hotel alone; null for each in its scope. */
  readonly hotelId: string | null;
  readonly url: string;
  readonly events: readonly string[];
  readonly status: 'active' | 'disabled';
  /** Why the system has disabled it; null where a person has disabled it, or it is enabled. */
  readonly disabledReason: string | null;
  /** `whsec_…`; the one before it signs too until `previousUntil`, so that a receiver can change over. */
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousUntil: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly version: number;
}

/** One try to deliver. */
export interface DeliveryTry {
  readonly at: Instant;
  /** Milliseconds it took. */
  readonly ms: number;
  /** The answer's HTTP status; null where there was none. */
  readonly status: number | null;
  readonly error: string | null;
}

/** What a try says besides: how long the receiver asked us to wait, by Retry-After of a 429 or 503. */
export interface Answered extends DeliveryTry {
  readonly retryAfterSeconds?: number | undefined;
}

/** An event on its way to an integrator. */
export interface Delivery {
  /** Made from event and webhook, so the same event again is the same delivery; sorts by when it happened. */
  readonly id: string;
  readonly webhookId: string;
  readonly type: string;
  readonly version: number;
  readonly occurredAt: Instant;
  /** What is sent, as it is sent. */
  readonly body: string;
  /** The id of the trace of what happened; absent where it is not known. */
  readonly trace?: string | undefined;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly createdAt: Instant;
  /** When it is tried next; null where it is not. */
  readonly dueAt: Instant | null;
  readonly deliveredAt: Instant | null;
  /** The last tries, oldest first. */
  readonly tries: readonly DeliveryTry[];
}

/** Minutes after the first, second, … failed try; the last one is repeated until a day is over. */
const BACKOFF_MINUTES = [1, 5, 15, 30, 60, 120, 240, 240, 360];
const LAST_HOURS = 24;
/** A receiver that asks for more is asked again after this. */
const LONGEST_WAIT_MINUTES = 360;
const TRIES_KEPT = 10;
/** Longer than a try can take: a delivery whose process died is taken over after it. */
const IN_HAND_MINUTES = 2;

/** Whether the webhook is sent events of this type and hotel. */
export const subscribesTo = (webhook: Webhook, type: string, hotelId: string): boolean =>
  webhook.status === 'active' &&
  webhook.events.includes(type) &&
  (webhook.hotelId === null || webhook.hotelId === hotelId);

/** The delivery taken by a process; it is retried if the process ends. */
export const taken = (delivery: Delivery, now: Instant): Delivery => ({
  ...delivery,
  attempts: delivery.attempts + 1,
  dueAt: addMinutes(now, IN_HAND_MINUTES),
});

export const isGood = ({ status }: DeliveryTry): boolean => status !== null && status >= 200 && status < 300;

/** Minutes until the next try: never sooner than the receiver asked for, within bounds. */
const waitAfter = (attempts: number, retryAfterSeconds: number): number => {
  const backoff = BACKOFF_MINUTES[attempts - 1] ?? BACKOFF_MINUTES.at(-1) ?? 0;
  return Math.max(backoff, Math.min(retryAfterSeconds / 60, LONGEST_WAIT_MINUTES));
};

/** The delivery after a try: delivered, due again, or given up after a day. */
export const tried = (delivery: Delivery, { retryAfterSeconds = 0, ...attempt }: Answered): Delivery => {
  const tries = [...delivery.tries, attempt].slice(-TRIES_KEPT);
  if (isGood(attempt)) return { ...delivery, tries, state: 'delivered', deliveredAt: attempt.at, dueAt: null };
  const dueAt = addMinutes(attempt.at, waitAfter(delivery.attempts, retryAfterSeconds));
  const over = epochMillis(dueAt) - epochMillis(delivery.createdAt) > LAST_HOURS * 3_600_000;
  return over ? { ...delivery, tries, state: 'failed', dueAt: null } : { ...delivery, tries, dueAt };
};

/** Given up without a try: its webhook is gone or disabled. */
export const givenUp = (delivery: Delivery, now: Instant, error: string): Delivery => ({
  ...delivery,
  state: 'failed',
  dueAt: null,
  tries: [...delivery.tries, { at: now, ms: 0, status: null, error }].slice(-TRIES_KEPT),
});

/** To be sent again, for another day. */
export const again = (delivery: Delivery, now: Instant): Delivery => ({
  ...delivery,
  state: 'pending',
  attempts: 0,
  createdAt: now,
  deliveredAt: null,
  dueAt: now,
});

/** A webhook whose first failure is no later after a delivery was made has taken nothing since. */
const FIRST_TRY_MINUTES = 5;

/**
 * Whether the address is to be left alone: it says it is gone, or took nothing of anything for as long as a delivery
 * was tried, a day.
 * @param failingSince the first failure since the last success
 */
export const whyDisable = (delivery: Delivery, failingSince: Instant | null): string | undefined => {
  if (delivery.tries.at(-1)?.status === 410) return 'The address answered 410: it is gone.';
  const lasting = failingSince !== null && failingSince <= addMinutes(delivery.createdAt, FIRST_TRY_MINUTES);
  if (delivery.state === 'failed' && lasting) return 'The address has taken nothing for a day.';
  return undefined;
};
