import * as z from 'zod';
import { keys } from '../../contract/keys.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { update } from '../dynamo/commit.ts';
import { getItem, type Table } from '../dynamo/table.ts';

/** What is recorded for an idempotency key: the PaymentIntent that may be charged, or that none may be any more. */
export type Standing = { readonly intent: string } | 'voided';

const entry = z.union([
  z.object({ state: z.literal('intent'), intent: z.string() }),
  z.object({ state: z.literal('voided') }),
]);
const standingOf = (item: unknown): Standing => {
  const known = entry.parse(item);
  return known.state === 'voided' ? 'voided' : { intent: known.intent };
};

/** Which PaymentIntent a key has: kept before it is confirmed, so that it can be looked up after a crash. */
export interface Intents {
  find(key: string): Promise<Standing | undefined>;
  /** Records the first decision on a key and answers the recorded one: this or an earlier one. */
  settleOn(key: string, standing: Standing): Promise<Standing>;
}

export const storedIntents = (table: Table, clock: Clock): Intents => ({
  find: async (key) => {
    const item = await getItem(table, keys.gatewayEntry(key));
    return item && standingOf(item);
  },
  settleOn: async (key, standing) => {
    const values = Object.entries({
      type: 'stripe-intent',
      schema: 1,
      at: clock.now(),
      ...(standing === 'voided' ? { state: 'voided' } : { state: 'intent', ...standing }),
    });
    const answer = await update(table, {
      Key: keys.gatewayEntry(key),
      UpdateExpression: `SET ${values.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ConditionExpression: 'attribute_not_exists(pk)',
      ExpressionAttributeNames: Object.fromEntries(values.map(([name]) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
    });
    if (answer.kind === 'updated') return standing;
    if (answer.kind === 'failed' && answer.item) return standingOf(answer.item);
    throw new Error(`the PaymentIntent of ${key} could not be kept`);
  },
});
