import { addHours } from '../../domain/calendar/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { again, type Delivery, MOST_WEBHOOKS, type Webhook } from '../../domain/webhook.ts';
import { type Caller, noHotel, owns, stale, tryAgain } from '../hotels/ownership.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { Ids } from '../ports/time.ts';
import type { WebhookSecrets } from '../ports/webhooks.ts';
import { type DeliverDeps, deliver, whyNotSend } from './deliver.ts';

const MOST_READINGS = 5;

export interface ManageDeps extends DeliverDeps {
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly secrets: WebhookSecrets;
  readonly ids: Ids;
}

export interface WebhookRequest {
  readonly url: string;
  readonly events: readonly string[];
  readonly hotelId: string | null;
}

export interface WebhookChange {
  readonly url?: string | undefined;
  readonly events?: readonly string[] | undefined;
  readonly hotelId?: string | null | undefined;
  readonly status?: Webhook['status'] | undefined;
}

/** How long the secret before a rotation goes on signing. */
const OVERLAP_HOURS = 24;

const tooMany: Refusal = {
  refused: 'refused',
  detail: `You have ${MOST_WEBHOOKS} webhooks, and no more are kept: delete one first.`,
};
const noWebhook = { refused: 'not-found', what: 'webhook' } as const;
const refusedUrl = (detail: string): Refusal => ({
  refused: 'refused',
  detail: `The url ${detail}.`,
  pointer: '/url',
  code: 'unsafe_address',
});

const scopeOf = (caller: Caller): Webhook['scope'] => (caller.role === 'system_admin' ? 'all' : 'own');

const judgeHotel = async ({ hotels }: ManageDeps, caller: Caller, hotelId: string | null | undefined) => {
  if (hotelId === null || hotelId === undefined) return undefined;
  const facts = await hotels.facts(hotelId);
  return facts && owns(caller, facts.hotel) ? undefined : noHotel;
};

/** The webhook, for its owner or a system admin. */
const found = async ({ webhooks }: ManageDeps, caller: Caller, id: string): Promise<Webhook | Refusal> => {
  const webhook = await webhooks.find(id);
  const own = webhook?.scope === 'own' && webhook.ownerId === caller.userId;
  const mine = webhook !== undefined && (caller.role === 'system_admin' || own);
  return mine ? webhook : noWebhook;
};

/** Which webhook, for whom, and the version If-Match asks for. */
interface Named {
  readonly caller: Caller;
  readonly id: string;
  readonly ifMatch: number | undefined;
}

/** Reads, judges, writes on the version that was read, and all of it again where another change came between. */
const rewritten = async (
  deps: ManageDeps,
  { caller, id, ifMatch }: Named,
  decide: (before: Webhook) => Partial<Webhook> | Promise<Partial<Webhook> | Refusal>,
): Promise<Webhook | Refusal> => {
  for (let tries = 0; tries < MOST_READINGS; tries += 1) {
    const before = await found(deps, caller, id);
    if ('refused' in before) return before;
    if (ifMatch !== undefined && ifMatch !== before.version) return stale;
    const facts = await decide(before);
    if ('refused' in facts) return facts;
    const after = { ...before, ...facts, updatedAt: deps.clock.now(), version: before.version + 1 };
    const result = await deps.webhooks.change(before, after);
    if (result === 'written') return after;
    if (result === 'lost') break;
  }
  return tryAgain;
};

/** Registering and running webhooks: an owner's are sent events of own hotels, a system admin's of all. */
export const manageWebhooks = (deps: ManageDeps) => ({
  create: async (caller: Caller, { url, events, hotelId }: WebhookRequest): Promise<Webhook | Refusal> => {
    const foreign = await judgeHotel(deps, caller, hotelId);
    if (foreign) return foreign;
    const judged = await deps.sender.judge(url);
    if ('objection' in judged) return refusedUrl(judged.objection);
    const scope = scopeOf(caller);
    const now = deps.clock.now();
    const webhook: Webhook = {
      id: deps.ids.next(),
      ownerId: caller.userId,
      scope,
      hotelId,
      url: judged.url,
      events: [...new Set(events)],
      status: 'active',
      disabledReason: null,
      secret: deps.secrets.next(),
      previousSecret: null,
      previousUntil: null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    const result = await deps.webhooks.add(webhook);
    if (result === 'too-many') return tooMany;
    return result === 'written' ? webhook : tryAgain;
  },

  list: (caller: Caller) => deps.webhooks.of({ ownerId: caller.userId, scope: scopeOf(caller) }),

  get: (caller: Caller, id: string) => found(deps, caller, id),

  change: async (
    caller: Caller,
    id: string,
    { url, events, hotelId, status }: WebhookChange,
    ifMatch: number | undefined,
  ): Promise<Webhook | Refusal> => {
    const after = await rewritten(deps, { caller, id, ifMatch }, async () => {
      const foreign = await judgeHotel(deps, caller, hotelId);
      if (foreign) return foreign;
      const judged = url === undefined ? undefined : await deps.sender.judge(url);
      if (judged && 'objection' in judged) return refusedUrl(judged.objection);
      return {
        ...(judged && { url: judged.url }),
        ...(events !== undefined && { events: [...new Set(events)] }),
        ...(hotelId !== undefined && { hotelId }),
        ...(status !== undefined && { status, disabledReason: null }),
      };
    });
    // Switched on again, or at another address, it begins anew.
    if (!('refused' in after) && (status === 'active' || url !== undefined)) await deps.webhooks.noteSuccess(id);
    return after;
  },

  remove: async (caller: Caller, id: string, ifMatch: number | undefined): Promise<Refusal | undefined> => {
    const webhook = await found(deps, caller, id);
    if ('refused' in webhook) return webhook;
    if (ifMatch !== undefined && ifMatch !== webhook.version) return stale;
    const result = await deps.webhooks.remove(webhook, ifMatch);
    if (result === 'written') return undefined;
    if (result === 'stale') return ifMatch === undefined ? noWebhook : stale;
    return tryAgain;
  },

  /** A new secret; the old one signs beside it for a day. */
  rotate: (caller: Caller, id: string, ifMatch: number | undefined): Promise<Webhook | Refusal> =>
    rewritten(deps, { caller, id, ifMatch }, (before) => ({
      secret: deps.secrets.next(),
      previousSecret: before.secret,
      previousUntil: addHours(deps.clock.now(), OVERLAP_HOURS),
    })),

  deliveries: async (caller: Caller, id: string, options: Parameters<ManageDeps['webhooks']['deliveries']>[1]) => {
    const webhook = await found(deps, caller, id);
    return 'refused' in webhook ? webhook : deps.webhooks.deliveries(id, options);
  },

  /** Sends a delivery once more, at once, whatever became of it. */
  redeliver: async (caller: Caller, id: string, deliveryId: string): Promise<Delivery | Refusal> => {
    const webhook = await found(deps, caller, id);
    if ('refused' in webhook) return webhook;
    // A worker may be trying it at this moment: each of its writes costs one more reading.
    for (let tries = 0; tries < MOST_READINGS; tries += 1) {
      const before = await deps.webhooks.delivery(id, deliveryId);
      if (before === undefined) return { refused: 'not-found', what: 'delivery' };
      if (webhook.status === 'disabled') {
        const detail = 'The webhook is disabled: activate it first.';
        return { refused: 'wrong-state', detail, status: webhook.status };
      }
      const objection = await whyNotSend(deps, webhook);
      if (objection !== undefined) {
        return { refused: 'wrong-state', detail: `Nothing can be sent: ${objection}.`, status: webhook.status };
      }
      const pending = again(before, deps.clock.now());
      if (!(await deps.webhooks.changeDelivery(before, pending))) continue;
      return (await deliver(deps)(pending)) ?? (await deps.webhooks.delivery(id, deliveryId)) ?? pending;
    }
    return tryAgain;
  },
});
