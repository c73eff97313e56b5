// Apart from countries.ts because the names are five times its size and most Lambda bundles need none of them.
import { foldName } from './fold.ts';
import { englishNames, otherNames } from './generated/country-names.ts';

const entries = (table: string): [code: string, text: string][] =>
  table.split('\n').map((line) => [line.slice(0, 2), line.slice(3)]);

const nameByCode: ReadonlyMap<string, string> = new Map(entries(englishNames));

const codeByName: ReadonlyMap<string, string> = new Map([
  ...[...nameByCode].map(([code, name]): [string, string] => [foldName(name), code]),
  ...entries(otherNames).flatMap(([code, names]) => names.split(',').map((name): [string, string] => [name, code])),
]);

/** The English name of a country (Unicode CLDR) by its ISO 3166-1 alpha-2 code; undefined for an unknown code. */
export const countryName = (code: string): string | undefined => nameByCode.get(code);

/**
 * The country of a folded name (see foldName): its English name, a usual other one (`uk`, `czech republic`, `holland`)
 * or what the country calls itself (`espana`, `россия`). Codes are not names: ask isCountry about those.
 */
export const countryByName = (folded: string): string | undefined => codeByName.get(folded);
