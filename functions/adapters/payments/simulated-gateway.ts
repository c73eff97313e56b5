import * as z from 'zod';
import { indexKeys, keys } from '../../contract/keys.ts';
import { addMinutes, isBefore } from '../../domain/calendar/instant.ts';
import type { ChargeOrder, ChargeState, PaymentGateway, RefundOrder } from '../../usecases/ports/gateway.ts';
import type { Clock, Delay } from '../../usecases/ports/time.ts';
import { update } from '../dynamo/commit.ts';
import { getItem, type Item, type Table } from '../dynamo/table.ts';

// A gateway that takes no real money. It keeps its own record in the table, so that every process sees the same
// charges and it can be asked what it really did.

const entry = z.object({
  state: z.enum(['succeeded', 'declined', 'voided', 'away', 'failed']),
  amount: z.int().optional(),
  currency: z.string().optional(),
  /** Where `away`: until when. */
  until: z.string().optional(),
  method: z.string().optional(),
});
type Entry = z.infer<typeof entry>;

const cards = {
  tok_visa: 'pays',
  tok_timeout: 'pays and its answer is lost',
  tok_refund_fails: 'pays and fails its first refund',
  tok_down: 'is away for a minute',
} as const;
type Card = keyof typeof cards;
const isCard = (method: string): method is Card => Object.hasOwn(cards, method);

const ANSWER_LOST_MS = 2000;
const AWAY_MINUTES = 1;

/** The sandbox gateway; anything but its own cards is declined. */
export const simulatedGateway = (table: Table, clock: Clock, delay: Delay): PaymentGateway => {
  const read = async (key: string): Promise<Entry | undefined> => {
    const item = await getItem(table, keys.gatewayEntry(key));
    return item && entry.parse(item);
  };

  /** Writes the first word on a key, or answers the word already there. */
  const record = async (key: string, word: Entry, replaces: Entry['state'] | null): Promise<Entry> => {
    const at = clock.now();
    const moves = word.state === 'succeeded' && indexKeys.money('GATEWAY', at, key);
    const values = Object.entries({ ...word, type: 'gateway-entry', schema: 1, at, ...moves });
    const answer = await update(table, {
      Key: keys.gatewayEntry(key),
      UpdateExpression: `SET ${values.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      // The key is undecided, or it was put off and its time has come.
      ConditionExpression: replaces === null ? 'attribute_not_exists(pk)' : '#state = :replaces',
      ExpressionAttributeNames: Object.fromEntries(values.map(([name]) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
        ...(replaces !== null && { ':replaces': replaces }),
      },
    });
    if (answer.kind === 'updated') return word;
    if (answer.kind === 'failed' && answer.item) return entry.parse(answer.item as Item);
    throw new Error(`the gateway's record of ${key} could not be written`);
  };

  const isAway = (standing: Entry | undefined): boolean =>
    standing?.state === 'away' && standing.until !== undefined && isBefore(clock.now(), standing.until);
  const decided = (standing: Entry | undefined): 'succeeded' | 'declined' | undefined => {
    if (standing?.state === 'succeeded') return 'succeeded';
    return standing?.state === 'declined' ? 'declined' : undefined;
  };

  const charge = async (order: ChargeOrder) => {
    const standing = await read(order.key);
    const known = decided(standing);
    if (known) return known;
    // Ended before it was asked: no card was declined, and the look-up says so.
    if (standing?.state === 'voided') return 'unknown';
    if (isAway(standing)) return 'away';
    const { amount, currency, method } = order;
    if (method === 'tok_down' && standing === undefined) {
      await record(order.key, { state: 'away', until: addMinutes(clock.now(), AWAY_MINUTES), method }, null);
      return 'away';
    }
    const word: Entry = { state: isCard(method) ? 'succeeded' : 'declined', amount, currency, method };
    const recorded = await record(order.key, word, standing ? standing.state : null);
    if (method === 'tok_timeout') {
      await delay.sleep(ANSWER_LOST_MS);
      return 'unknown';
    }
    return decided(recorded) ?? 'unknown';
  };

  const refund = async (order: RefundOrder) => {
    const standing = await read(order.key);
    if (standing?.state === 'succeeded') return 'succeeded';
    const charged = await read(order.chargeKey);
    if (charged?.state !== 'succeeded') return 'failed';
    const failsFirst = charged.method === 'tok_refund_fails' && standing === undefined;
    const { amount, currency } = order;
    const word: Entry = { state: failsFirst ? 'failed' : 'succeeded', amount, currency };
    const recorded = await record(order.key, word, standing ? standing.state : null);
    return recorded.state === 'succeeded' ? 'succeeded' : 'failed';
  };

  const stateOf = (standing: Entry | undefined): ChargeState => {
    if (standing === undefined) return 'none';
    if (standing.state === 'away') return isAway(standing) ? 'away' : 'none';
    return standing.state === 'failed' ? 'declined' : standing.state;
  };
  const lookUp = async (key: string): Promise<ChargeState> => stateOf(await read(key));

  const voidKey = async (key: string) => {
    // One reading both decides and is what may be replaced: a charge made in between is kept.
    const standing = await read(key);
    const state = stateOf(standing);
    if (state !== 'none') return state;
    const recorded = await record(key, { state: 'voided' }, standing ? standing.state : null);
    if (recorded.state === 'voided' || recorded.state === 'succeeded') return recorded.state;
    return recorded.state === 'away' ? 'away' : 'declined';
  };

  /** The port never throws: trouble of the record is a gateway one cannot reach, or whose answer is lost. */
  const orElse = async <T, O>(work: Promise<T>, otherwise: O): Promise<T | O> => {
    try {
      return await work;
    } catch {
      return otherwise;
    }
  };
  return {
    charge: (order) => orElse(charge(order), 'unknown' as const),
    lookUp: (key) => orElse(lookUp(key), 'away' as const),
    void: (key) => orElse(voidKey(key), 'away' as const),
    refund: (order) => orElse(refund(order), 'away' as const),
  };
};
