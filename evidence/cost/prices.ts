import { readFileSync } from 'node:fs';
import * as z from 'zod';

const price = z.strictObject({
  usd: z.number(),
  per: z.number(),
  unit: z.string(),
  /** The source of the price and its date; null: assumed. */
  source: z.url().nullable(),
  seen: z.string().nullable(),
});
const names = [
  ...['tableWrite', 'tableRead', 'tableStorage', 'tableRecovery', 'request', 'invocation', 'functionSecond'],
  ...['transfer', 'queueRequest', 'busEvent', 'mail', 'firewallRequest', 'firewallMonth', 'searchNodeLarge'],
  ...['searchNodeSmall', 'searchDisk', 'secret', 'alarm', 'logs'],
] as const;
const file = z.strictObject({ dated: z.string(), region: z.string(), prices: z.record(z.enum(names), price) });
export type Prices = z.infer<typeof file>;
export type PriceName = keyof Prices['prices'];

export const prices: Prices = file.parse(JSON.parse(readFileSync(new URL('prices.json', import.meta.url), 'utf8')));

/** The price of a quantity, in US dollars. */
export const costOf = (name: PriceName, amount: number): number => {
  const { usd, per } = prices.prices[name];
  return (usd / per) * amount;
};
