import { utcOf } from './dates.ts';

export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** An amount in pieces, as it is set: the whole large, the decimals lighter, the currency small. */
export interface AmountParts {
  readonly sign: string;
  readonly whole: string;
  /** With its separator: `.72`; empty where the currency has none. */
  readonly decimals: string;
  readonly currency: string;
}

const decimalsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;

/** Making a format costs far more than using it: each is made once. */
const keptBy = <O, F>(make: (options: O) => F) => {
  const made = new Map<string | undefined, F>();
  return (options: O): F => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? make(options);
    made.set(key, format);
    return format;
  };
};
type Numbers = (options: Intl.NumberFormatOptions | undefined) => Intl.NumberFormat;

const amountParts = (numbers: Numbers, { amount, currency }: Money): AmountParts => {
  const digits = decimalsOf(amount);
  // As text: no decimal of the contract is bent by a binary fraction.
  const parts = numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).formatToParts(
    amount as Intl.StringNumericLiteral,
  );
  const of = (...types: string[]): string =>
    parts
      .filter(({ type }) => types.includes(type))
      .map(({ value }) => value)
      .join('');
  return { sign: of('minusSign'), whole: of('integer', 'group'), decimals: of('decimal', 'fraction'), currency };
};

/** From here on a price in a night cell is written short: it has room for five digits and a separator. */
const shortFrom = 100_000;

/** A price as a night cell has room for it: whole units, long ones short (`1.2M`); the exact one is shown beside it. */
const cellPrice = (numbers: Numbers, { amount }: Money): string => {
  const value = Number(amount);
  if (value >= shortFrom) return numbers({ notation: 'compact', maximumSignificantDigits: 3 }).format(value);
  return numbers({ maximumFractionDigits: decimalsOf(amount) === 3 && value < 1000 ? 1 : 0 }).format(value);
};

/** A zone by its city: people do not call Lisbon's zone `GMT+0`. */
const cityOf = (timeZone: string): string => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;

const dateStyles = {
  /** 10 Feb */
  short: { day: 'numeric', month: 'short' },
  /** Wed 10 */
  cell: { weekday: 'short', day: 'numeric' },
  /** Wed 10 Feb */
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  /** Wednesday, 10 February 2027 */
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long' },
  weekdayShort: { weekday: 'short' },
  month: { month: 'long', year: 'numeric' },
  monthOnly: { month: 'long' },
  /** Feb */
  monthShort: { month: 'short' },
  /** 30 Nov – 27 Dec 2026 */
  monthSpan: { day: 'numeric', month: 'short', year: 'numeric' },
  /** 10 February: a day in pieces */
  full: { day: 'numeric', month: 'short', weekday: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateStyle = keyof typeof dateStyles;

/** Dates, numbers and money as a locale writes them. */
export const formatsIn = (locale: string) => {
  const numbers = keptBy((options: Intl.NumberFormatOptions | undefined) => new Intl.NumberFormat(locale, options));
  const times = keptBy((options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
  const dateFormat = (style: DateStyle): Intl.DateTimeFormat => times({ ...dateStyles[style], timeZone: 'UTC' });
  const timeIn = (iso: string, timeZone: string): string =>
    times({ hour: '2-digit', minute: '2-digit', timeZone }).format(Date.parse(iso));
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const currencies = new Intl.DisplayNames(locale, { type: 'currency' });
  return {
    locale,
    date: (day: string, style: DateStyle = 'short'): string => dateFormat(style).format(utcOf(day)),
    dateParts: (day: string, style: DateStyle = 'short') => dateFormat(style).formatToParts(utcOf(day)),
    /** 10 – 13 Feb */
    range: (from: string, to: string, style: DateStyle = 'short'): string =>
      dateFormat(style).formatRange(utcOf(from), utcOf(to)),
    /** An instant in a zone, with the zone's city: never a deadline without it. */
    instant: (iso: string, timeZone: string, withZone = true): string => {
      const text = times({
        ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone },
      }).format(Date.parse(iso));
      return withZone ? `${text} (${cityOf(timeZone)})` : text;
    },
    /** 15:57 (Lisbon): an hour of today is not without its zone either. */
    timeAndZone: (iso: string, timeZone: string): string => `${timeIn(iso, timeZone)} (${cityOf(timeZone)})`,
    time: timeIn,
    city: cityOf,
    number: (value: number, options?: Intl.NumberFormatOptions): string => numbers(options).format(value),
    amount: (money: Money): AmountParts => amountParts(numbers, money),
    /** 354.72 EUR */
    money: (money: Money): string => {
      const { sign, whole, decimals, currency } = amountParts(numbers, money);
      return `${sign}${whole}${decimals} ${currency}`;
    },
    cellPrice: (money: Money): string => cellPrice(numbers, money),
    country: (code: string): string => countries.of(code) ?? code,
    currency: (code: string): string => currencies.of(code) ?? code,
    list: (items: readonly string[]): string => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
  };
};

export type Formats = ReturnType<typeof formatsIn>;
