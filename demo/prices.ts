import { packagedRates } from '../functions/adapters/rates/packaged-rates.ts';
import { digitsOf, type Minor } from '../functions/domain/money.ts';

/** A double room for a night in Spain, in euros, by stars. */
const byStars = [0, 38, 54, 78, 118, 225] as const;

/** What makes a hotel's price level. */
export interface PriceFacts {
  readonly stars: number;
  /** The country's level, 1 is Spain's. */
  readonly level: number;
  readonly population: number;
  /** The hotel's own bearing, around 1. */
  readonly bearing: number;
}

/** A double room's price for a night in euros. Large cities cost more: 50 percent more at twenty million people. */
export const doubleInEuro = ({ stars, level, population, bearing }: PriceFacts): number => {
  const size = 0.9 + 0.08 * Math.log10(Math.max(1, population / 20_000) ** 2);
  return (byStars[stars] ?? byStars[3]) * level * size * bearing;
};

/** An amount in euros as a hotel would write it in its own currency: 127 is 125, 18,340 yen 18,500, in minor units. */
export const asPrice = (euro: number, currency: string): Minor => {
  const amount = euro * (packagedRates.perEuro(currency) ?? 1);
  return Math.round(tidy(amount) * 10 ** digitsOf(currency));
};

/** A price changed by a factor, tidy again. */
export const scaled = (price: Minor, factor: number, currency: string): Minor => {
  const unit = 10 ** digitsOf(currency);
  return Math.round(tidy((price / unit) * factor) * unit);
};

/** Two leading figures and a half of the next, whole from 20 on. */
const tidy = (amount: number): number => {
  const step = Math.max(5 * 10 ** (Math.floor(Math.log10(amount)) - 2), amount < 20 ? 0.5 : 1);
  return Math.round(amount / step) * step;
};
