import type { Delivery, Webhook } from '../../domain/webhook.ts';
import { givenUp, taken, tried, whyDisable } from '../../domain/webhook.ts';
import type { Clock } from '../ports/time.ts';
import type { Courier, Webhooks } from '../ports/webhooks.ts';

export interface DeliverDeps {
  readonly webhooks: Webhooks;
  readonly courier: Courier;
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

/**
 * Tries a delivery that is due, once. It is taken first, so that two workers do not send it side by side; should this
 * one be lost, it is due again two minutes later.
 * @returns the delivery as it is now, or undefined where another worker has it
 */
export const deliver =
  (deps: DeliverDeps) =>
  async (pending: Delivery): Promise<Delivery | undefined> => {
    const { webhooks, courier, clock } = deps;
    const inHand = taken(pending, clock.now());
    if (!(await webhooks.changeDelivery(pending, inHand))) return undefined;
    const webhook = await webhooks.find(pending.webhookId);
    const after =
      webhook?.status === 'active'
        ? tried(inHand, await courier.send(webhook, inHand))
        : givenUp(inHand, clock.now(), webhook === undefined ? 'the webhook is gone' : 'the webhook is disabled');
    await webhooks.changeDelivery(inHand, after);
    const reason = webhook?.status === 'active' ? whyDisable(after) : undefined;
    if (webhook && reason !== undefined) await disable(deps, webhook, reason);
    return after;
  };
