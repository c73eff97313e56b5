import type { Money } from '../../lib/formats.ts';
import type { RatePlan } from '../../lib/hotel-queries.ts';
import { isNegative, plus, zeroOf } from '../../lib/money.ts';

const percentDecimals = 6;

/** `amount` plus a signed percentage of it, rounded half up to the currency's own decimals, as the contract rounds. */
const percentMore = (price: Money, percent: string): Money => {
  const digits = price.amount.split('.')[1]?.length ?? 0;
  const minor = BigInt(price.amount.replace('.', ''));
  const [whole = '0', decimals = ''] = percent.replace('-', '').split('.');
  const share = BigInt(whole + decimals.padEnd(percentDecimals, '0')) * (percent.startsWith('-') ? -1n : 1n);
  const scale = 100n * 10n ** BigInt(percentDecimals);
  const numerator = minor * (scale + share);
  if (numerator <= 0n) return zeroOf(price);
  const text = String((numerator * 2n + scale) / (scale * 2n)).padStart(digits + 1, '0');
  return { ...price, amount: digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}` };
};

const times = (money: Money, count: number): Money =>
  Array.from({ length: count - 1 }).reduce<Money>((sum) => plus(sum, money), money);

/**
 * What a night costs under a plan, from the night's price by the plan's rule; never below 0.
 * @param people of the room, by whom a plan's amount may be counted
 */
export const planPrice = (night: Money, plan: Pick<RatePlan, 'price'>, people: number): Money => {
  const { price } = plan;
  if (price.kind === 'same') return night;
  if (price.kind === 'percent') return percentMore(night, price.value);
  const amount = { amount: price.value, currency: night.currency };
  const total = plus(night, price.per === 'person' ? times(amount, people) : amount);
  return isNegative(total) ? zeroOf(night) : total;
};

/** Whether the plan is sold for this night of this room type. */
export const sellsOn = (plan: Pick<RatePlan, 'stay' | 'roomTypeIds'>, roomTypeId: string, date: string): boolean =>
  (plan.roomTypeIds.length === 0 || plan.roomTypeIds.includes(roomTypeId)) &&
  (plan.stay === null || (plan.stay.from <= date && date <= plan.stay.to));
