// Writes functions/domain/reference/generated/: the currencies and countries of the world as compact tables.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import countryToCurrency from 'country-to-currency';
import currencyCodes from 'currency-codes';
import { foldName } from '../../functions/domain/reference/fold.ts';
import { otherCountryNames } from './country-aliases.ts';

const help = `Writes the currency and country tables in functions/domain/reference/generated/.

  node scripts/generate/reference.ts           write them
  node scripts/generate/reference.ts --check   write nothing; exit 1 if the committed ones differ

Sources: npm currency-codes (ISO 4217), country-to-currency, and the English names in Node's own Unicode CLDR.
`;
const folder = new URL('../../functions/domain/reference/generated/', import.meta.url);

/** The Netherlands Antilles (AN) were dissolved in 2010 and their code withdrawn from ISO 3166-1. */
const withdrawnCountries = new Set(['AN']);

/** In force since 2025-03-31, later than the ISO list that currency-codes 2.2.0 carries. */
const newerCurrencies: ReadonlyMap<string, number> = new Map([['XCG', 2]]);

const currencyByCountry = Object.entries(countryToCurrency)
  .filter(([country]) => !withdrawnCountries.has(country))
  .sort(([a], [b]) => (a < b ? -1 : 1));

const groupBy = (pairs: readonly (readonly [key: string, member: string])[]): [string, string[]][] => {
  const groups = new Map<string, string[]>();
  for (const [key, member] of pairs) groups.set(key, [...(groups.get(key) ?? []), member]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
};

/** A code is money in circulation if some country pays with it; that leaves out funds, metals, tests and old money. */
const currencies = (): string => {
  const digits = new Map([...currencyCodes.data.map((each) => [each.code, each.digits] as const), ...newerCurrencies]);
  const inUse = [...new Set(currencyByCountry.map(([, currency]) => currency))].sort();
  const pairs = inUse.map((code) => {
    const known = digits.get(code);
    if (known === undefined) throw new Error(`currency-codes does not know ${code}: add it to newerCurrencies`);
    return [String(known), code] as const;
  });
  const rows = groupBy(pairs).map(([count, codes]) => `  ${count}: '${codes.join(' ')}',\n`);
  return `/** ISO 4217 codes in circulation, by their number of decimals. */\nexport const codesByDigits = {\n${rows.join('')}};\n`;
};

const countries = (): string => {
  const groups = groupBy(currencyByCountry.map(([country, currency]) => [currency, country] as const));
  const rows = groups.map(([currency, codes]) => `  ${currency}: '${codes.join(' ')}',\n`);
  return `/** ISO 3166-1 alpha-2 codes (and XK, Kosovo), by the currency people pay with there. */\nexport const countriesByCurrency = {\n${rows.join('')}};\n`;
};

const named = (names: Intl.DisplayNames, country: string): string => {
  const name = names.of(country);
  if (!name) throw new Error(`this Node has no name for the country ${country}`);
  return name;
};

/** A country's own name, in its most spoken language: España, Deutschland, 日本. */
const ownName = (country: string): string => {
  const { language, script } = new Intl.Locale(`und-${country}`).maximize();
  return named(new Intl.DisplayNames([`${language}-${script}`], { type: 'region' }), country);
};

const spellings = (name: string): string[] => {
  const withAnd = name.replaceAll('&', 'and');
  const saint = withAnd.replace(/^St\. /, 'Saint ');
  const [before = '', within = ''] = name.split(/[()]/);
  return [name, withAnd, saint, saint.replace(/^Saint /, 'St '), before, within];
};

const countryNames = (): string => {
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const short = new Intl.DisplayNames(['en'], { type: 'region', style: 'short', fallback: 'none' });
  const countryOf = new Map<string, string>();
  const add = (country: string, name: string): void => {
    const folded = foldName(name);
    const other = countryOf.get(folded);
    if (other && other !== country) throw new Error(`"${name}" would name both ${other} and ${country}`);
    if (folded) countryOf.set(folded, country);
  };
  for (const [country] of currencyByCountry) {
    for (const name of [...spellings(named(english, country)), named(short, country)]) add(country, name);
  }
  for (const [country, names] of Object.entries(otherCountryNames)) for (const name of names) add(country, name);
  for (const [country] of currencyByCountry) {
    // A country's own name yields to an English one: Guinea in Spanish-speaking mouths is not the English Guinea.
    const name = ownName(country);
    if (!countryOf.has(foldName(name))) add(country, name);
  }
  const names = currencyByCountry.map(([country]) => `${country} ${named(english, country)}`);
  const folds = new Set(names.map((line) => foldName(line.slice(3))));
  const others = groupBy(
    [...countryOf].filter(([name]) => !folds.has(name)).map(([name, country]) => [country, name] as const),
  ).map(([country, list]) => `${country} ${list.sort().join(',')}`);
  return `/** English names (Unicode CLDR), one a line after the code. */\nexport const englishNames = \`\\\n${names.join('\n')}\`;\n\n/** Other folded names by which a country is known, its own language's among them. */\nexport const otherNames = \`\\\n${others.join('\n')}\`;\n`;
};

const main = (): void => {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, check: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const files: Record<string, string> = {
    'currencies.ts': currencies(),
    'countries.ts': countries(),
    'country-names.ts': countryNames(),
  };
  const note = '// Generated by scripts/generate/reference.ts; do not edit.\n';
  for (const [name, text] of Object.entries(files)) {
    const file = fileURLToPath(new URL(name, folder));
    if (values.check) {
      if (readFileSync(file, 'utf8') !== note + text) {
        throw new Error(`${name} is out of date: run node scripts/generate/reference.ts and commit it`);
      }
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, note + text);
    }
  }
};

try {
  main();
} catch (error) {
  process.stderr.write(`reference: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
