import { daysBetween } from '../calendar/date.ts';
import { type Decimal, digitsOf, type Minor, tenTo } from '../money.ts';
import type { SearchCriteria } from './criteria.ts';

/** Units of a currency for one euro by dated reference rates; undefined where there is none. */
export type PerEuro = (currency: string) => number | undefined;

/**
 * Prices of one currency seen from the search. The bounds asked for are turned once into whole minor units of the
 * hotel's currency, exactly, so that judging a hotel is comparing integers.
 */
export interface PriceScale {
  /** The rooms' total, before taxes, lies within the bounds asked for. */
  readonly isWithin: (rooms: Minor) => boolean;
  /** The bucket of the histogram, by the average price of a room and night; undefined without a rate. */
  readonly bucketOf: (rooms: Minor) => number | undefined;
  /** In the currency asked for, for comparing only; undefined without a rate. */
  readonly comparable: (amount: Minor) => number | undefined;
  /** The numbers the three compare with, for an engine that compares elsewhere; undefined without a rate. */
  readonly numbers: ScaleNumbers | undefined;
}

/** In minor units of the hotel's currency; bounds and starts are of all rooms and nights together, bounds included. */
export interface ScaleNumbers {
  readonly least: Minor;
  readonly most: Minor;
  /** Where the buckets of the histogram begin. */
  readonly starts: readonly Minor[];
  /** What a unit of the currency asked for is worth. */
  readonly minorPerUnit: number;
}

/** Lower bounds of the histogram's buckets, in units of `bucketUnit`; the last bucket has no end. */
const BUCKET_STARTS = [0, 1, 2, 3, 4, 6, 8, 12] as const;
/** A bucket is about so many euros wide. */
const BUCKET_EURO = 50;

/** An unsigned decimal, such as a rate or a bound, exactly as JavaScript writes it: `0.5`, `007.50`, `1e-7`. */
export function exactDecimal(value: number | string): Decimal {
  const match = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) throw new RangeError(`not an unsigned decimal: ${value}`);
  const fraction = match[2] ?? '';
  const units = BigInt(`${match[1]}${fraction}`);
  const scale = fraction.length - Number(match[3] ?? 0);
  return scale >= 0 ? { units, scale } : { units: units * tenTo(-scale), scale: 0 };
}

/** The round sum (1, 2 or 5 times a power of ten, at least 1) nearest to 50 euros in the currency. */
function bucketUnit(currency: string, perEuro: PerEuro): number {
  const wanted = BUCKET_EURO * (perEuro(currency) ?? 1);
  const power = 10 ** Math.max(0, Math.floor(Math.log10(wanted)));
  const round = [1, 2, 5, 10].map((step) => step * power);
  const farness = (step: number): number => Math.abs(Math.log(step / wanted));
  return round.reduce((best, step) => (farness(step) < farness(best) ? step : best));
}

/** The lower bounds of the price buckets, in minor units of the currency asked for. They depend on no hotel. */
export function bucketStarts(currency: string, perEuro: PerEuro): Minor[] {
  const unit = bucketUnit(currency, perEuro) * 10 ** digitsOf(currency);
  return BUCKET_STARTS.map((start) => start * unit);
}

/** How many room nights the price of a search is for; without dates it is that of one. */
export function roomNights(criteria: SearchCriteria): number {
  return criteria.nights === null ? 1 : daysBetween(criteria.nights.checkIn, criteria.nights.checkOut) * criteria.rooms;
}

/** The scales of a search by the hotel's currency, each made once. */
export function priceScales(criteria: SearchCriteria, perEuro: PerEuro): (currency: string) => PriceScale {
  const known = new Map<string, PriceScale>();
  return (currency) => {
    const scale = known.get(currency) ?? scaleOf(criteria, currency, perEuro);
    known.set(currency, scale);
    return scale;
  };
}

function scaleOf(criteria: SearchCriteria, currency: string, perEuro: PerEuro): PriceScale {
  const own = currency === criteria.currency;
  const from = own ? 1 : perEuro(currency);
  const to = own ? 1 : perEuro(criteria.currency);
  if (from === undefined || to === undefined) return withoutRate(criteria);
  const count = roomNights(criteria);
  const ratio = { from: exactDecimal(from), to: exactDecimal(to), digits: digitsOf(currency), count };
  const least = criteria.priceMin === null ? 0 : ceiling(criteria.priceMin, ratio);
  const most = criteria.priceMax === null ? Number.POSITIVE_INFINITY : floor(criteria.priceMax, ratio);
  const starts = bucketStarts(criteria.currency, perEuro).map((start) =>
    ceiling({ units: BigInt(start), scale: digitsOf(criteria.currency) }, ratio),
  );
  const minorPerUnit = 10 ** digitsOf(currency) * (from / to);
  return {
    isWithin: (rooms) => rooms >= least && rooms <= most,
    bucketOf: (rooms) => starts.findLastIndex((start) => start <= rooms),
    comparable: (amount) => amount / minorPerUnit,
    numbers: { least, most, starts, minorPerUnit },
  };
}

/** Without a rate a price cannot be compared: it is within no bounds. */
function withoutRate(criteria: SearchCriteria): PriceScale {
  const unbounded = criteria.priceMin === null && criteria.priceMax === null;
  return { isWithin: () => unbounded, bucketOf: () => undefined, comparable: () => undefined, numbers: undefined };
}

interface Ratio {
  /** Units of the hotel's currency, and of the one asked for, for a euro. */
  readonly from: Decimal;
  readonly to: Decimal;
  /** Decimals of the hotel's currency. */
  readonly digits: number;
  /** Room nights. */
  readonly count: number;
}

/** A nightly bound of the currency asked for, times the room nights, in minor units of the hotel's, as a fraction. */
function fractionOf(bound: Decimal, { from, to, digits, count }: Ratio): { above: bigint; below: bigint } {
  return {
    above: bound.units * BigInt(count) * from.units * tenTo(digits + to.scale),
    below: tenTo(bound.scale + from.scale) * to.units,
  };
}

/** Beyond 2^53 the number is rounded, which no price ever reaches. */
function floor(bound: Decimal, ratio: Ratio): number {
  const { above, below } = fractionOf(bound, ratio);
  return Number(above / below);
}

function ceiling(bound: Decimal, ratio: Ratio): number {
  const { above, below } = fractionOf(bound, ratio);
  return Number((above + below - 1n) / below);
}
