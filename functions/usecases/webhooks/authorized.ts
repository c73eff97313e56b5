import type { Webhook } from '../../domain/webhook.ts';
import type { Account, Accounts } from '../ports/accounts.ts';

export const mayReceive = ({ scope }: Webhook, owner: Account | undefined): boolean => {
  if (owner?.status !== 'active') return false;
  return scope === 'all' ? owner.role === 'system_admin' : owner.role !== 'guest';
};

/**
 * Those of the webhooks whose owner may still receive the events: a suspended owner receives none, and who is no
 * system admin any more nothing of other people's hotels.
 */
export const authorized =
  ({ accounts }: { readonly accounts: Pick<Accounts, 'byId'> }) =>
  async (webhooks: readonly Webhook[]): Promise<readonly Webhook[]> => {
    const ids = [...new Set(webhooks.map(({ ownerId }) => ownerId))];
    const owners = new Map(await Promise.all(ids.map(async (id) => [id, await accounts.byId(id)] as const)));
    return webhooks.filter((webhook) => mayReceive(webhook, owners.get(webhook.ownerId)));
  };
