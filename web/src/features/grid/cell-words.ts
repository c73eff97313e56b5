import type { DateStyle, Formats } from '../../lib/formats.ts';
import type { GridNight } from './queries.ts';
import type { Words } from './words/en.ts';

export interface Speech {
  readonly words: Words;
  readonly formats: Formats;
  readonly nights: (count: number) => string;
}

const kept = <A extends readonly unknown[]>(
  name: (...said: A) => string,
  make: (...said: A) => string,
): ((...said: A) => string) => {
  const made = new Map<string, string>();
  return (...said) => {
    const key = name(...said);
    const text = made.get(key) ?? make(...said);
    made.set(key, text);
    return text;
  };
};

/**
 * Formats that remember what they have written: a grid writes the same few numbers and prices thousands of times, and
 * writing them anew takes four times as long.
 */
export const keptFormats = (formats: Formats): Formats => {
  const counts = kept(String, (count: number) => formats.number(count));
  const shares = kept(String, (share: number) => formats.number(share, { style: 'percent' }));
  return {
    ...formats,
    number: (value, options) => {
      if (options === undefined) return counts(value);
      const isShare = options.style === 'percent' && Object.keys(options).length === 1;
      return isShare ? shares(Math.round(value * 100) / 100) : formats.number(value, options);
    },
    date: kept<[day: string, style?: DateStyle]>((day, style = 'short') => `${day}/${style}`, formats.date),
    money: kept(({ amount, currency }) => `${amount} ${currency}`, formats.money),
  };
};

const percentOf = (factor: string): number => Number(factor);

/** How the price of a night is made: the base price, set by hand and why, or a rule of demand. */
export const ruleText = ({ rule }: Pick<GridNight, 'rule'>, { words, formats }: Speech): string => {
  const { rules } = words.says;
  if (rule.kind === 'override') return rules.override(words.reasons[rule.reason]);
  if (rule.kind === 'base') return rules.base;
  return rules.demand(rule.id, formats.number(percentOf(rule.factor), { style: 'percent', maximumFractionDigits: 1 }));
};

/** The restrictions of a night in words; empty if it has none. */
export const restrictionTexts = (
  { restrictions }: Pick<GridNight, 'restrictions'>,
  { words: { says }, nights }: Speech,
): string[] => {
  const { closed, closedToArrival, closedToDeparture, minStay, minStayThrough, maxStay } = restrictions;
  return [
    closed ? says.closed : '',
    closedToArrival ? says.noArrival : '',
    closedToDeparture ? says.noDeparture : '',
    minStay === null ? '' : says.minStay(nights(minStay)),
    minStayThrough === null ? '' : says.minStayThrough(nights(minStayThrough)),
    maxStay === null ? '' : says.maxStay(nights(maxStay)),
  ].filter(Boolean);
};

/** What is sold, held, blocked and left of a night, in words. */
export const roomTexts = (
  { cap, sold, held, blocked, left }: GridNight,
  { words: { says }, formats }: Speech,
): string[] => {
  const said = (count: number): string => formats.number(count);
  return [
    left > 0 ? says.left(said(left), said(cap)) : says.full(said(cap)),
    sold > 0 ? says.sold(said(sold)) : '',
    held > 0 ? says.held(said(held)) : '',
    blocked > 0 ? says.blocked(said(blocked)) : '',
  ].filter(Boolean);
};

const short = new WeakMap<Formats, Map<string, string>>();

/** A price as short as it is exact: without decimals where they are zeros. */
export const shortPrice = (formats: Formats, { amount }: { readonly amount: string }): string => {
  const made = short.get(formats) ?? new Map<string, string>();
  short.set(formats, made);
  const text = made.get(amount) ?? shortened(formats, amount);
  made.set(amount, text);
  return text;
};
const shortened = (formats: Formats, amount: string): string => {
  const digits = /\.0*$/.test(amount) ? 0 : (amount.split('.')[1]?.length ?? 0);
  const text = formats.number(Number(amount), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return text.length > longest
    ? formats.number(Number(amount), { notation: 'compact', maximumSignificantDigits: 4 })
    : text;
};
/** What a window has room for: 1,204,300 is exact, ten digits are not. */
const longest = 9;

/** The least width of a column, by its longest price. */
export const columnFor = (
  rows: readonly { readonly roomType: { readonly nights: readonly Pick<GridNight, 'price'>[] } }[],
  formats: Formats,
): number => {
  const signs = Math.max(
    0,
    ...rows.flatMap(({ roomType }) => roomType.nights.map(({ price }) => shortPrice(formats, price).length)),
  );
  if (signs <= 6) return 54;
  return signs <= 8 ? 60 : 68;
};
