import { codesByDigits } from './generated/currencies.ts';

const digitsOf: ReadonlyMap<string, number> = new Map(
  Object.entries(codesByDigits).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)])),
);

/** How many decimals a currency has (ISO 4217 minor units): 0 for JPY, 2 for EUR, 3 for KWD; undefined if unknown. */
export const currencyDigits = (code: string): number | undefined => digitsOf.get(code);

/** Whether this is the ISO 4217 code, in capitals, of money that some country pays with today. */
export const isCurrency = (code: string): boolean => digitsOf.has(code);

/** Every currency in circulation, sorted by code. */
export const currencies = (): string[] => [...digitsOf.keys()].sort();
