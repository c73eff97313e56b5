import type { Instant } from '../../domain/calendar/instant.ts';
import {
  type Delivery,
  type DeliveryTry,
  givenUp,
  isGood,
  taken,
  tried,
  type Webhook,
  whyDisable,
} from '../../domain/webhook.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { Clock } from '../ports/time.ts';
import type { WebhookSender, Webhooks } from '../ports/webhooks.ts';
import { mayReceive } from './authorized.ts';

export interface DeliverDeps {
  readonly webhooks: Webhooks;
  readonly sender: WebhookSender;
  readonly accounts: Pick<Accounts, 'byId'>;
  readonly clock: Clock;
}

const disable = async ({ webhooks, clock }: DeliverDeps, webhook: Webhook, disabledReason: string): Promise<void> => {
  if (webhook.status === 'disabled') return;
  const at = clock.now();
  const after: Webhook = {
    ...webhook,
    status: 'disabled',
    disabledReason,
    updatedAt: at,
    version: webhook.version + 1,
  };
  await webhooks.change(webhook, after, {
    subject: `WEBHOOK#${webhook.id}`,
    action: 'webhook.disabled',
    actor: 'webhooks',
    at,
    before: { status: webhook.status },
    after: { status: after.status, disabledReason, ownerId: webhook.ownerId, url: webhook.url },
  });
};

/** Why nothing may be sent to a webhook now, if so. Its owner is judged at every try: a retry may come a day later. */
export const whyNotSend = async (
  { accounts }: Pick<DeliverDeps, 'accounts'>,
  webhook: Webhook | undefined,
): Promise<string | undefined> => {
  if (webhook === undefined) return 'the webhook is gone';
  if (webhook.status !== 'active') return 'the webhook is disabled';
  return mayReceive(webhook, await accounts.byId(webhook.ownerId))
    ? undefined
    : 'its owner may not receive it any more';
};

/** Notes how the webhook fares; a success ends whatever failed before. @returns its first failure since */
const note = async ({ webhooks }: DeliverDeps, webhookId: string, attempt: DeliveryTry): Promise<Instant | null> => {
  if (!isGood(attempt)) return await webhooks.noteFailure(webhookId, attempt.at);
  if ((await webhooks.failingSince(webhookId)) !== null) await webhooks.noteSuccess(webhookId);
  return null;
};

/**
 * Tries a delivery that is due, once. It is taken first, so that two workers do not send it side by side; should this
 * one be lost, it is due again two minutes later.
 * @returns the delivery as it is now, or undefined where another worker has it
 */
export const deliver =
  (deps: DeliverDeps) =>
  async (pending: Delivery): Promise<Delivery | undefined> => {
    const { webhooks, sender, clock } = deps;
    const inHand = taken(pending, clock.now());
    if (!(await webhooks.changeDelivery(pending, inHand))) return undefined;
    const webhook = await webhooks.find(pending.webhookId);
    const objection = await whyNotSend(deps, webhook);
    if (webhook === undefined || objection !== undefined) {
      const after = givenUp(inHand, clock.now(), objection ?? 'the webhook is gone');
      await webhooks.changeDelivery(inHand, after);
      return after;
    }
    const attempt = await sender.send(webhook, inHand);
    const after = tried(inHand, attempt);
    await webhooks.changeDelivery(inHand, after);
    const failingSince = await note(deps, webhook.id, attempt);
    const reason = whyDisable(after, failingSince);
    if (reason !== undefined) await disable(deps, webhook, reason);
    return after;
  };
