/** The words a country's hotels, streets and people are named with; `world` is for all others. */
export type Tongue = 'en' | 'es' | 'pt' | 'fr' | 'it' | 'de' | 'world';

/** What a night costs and is taxed in a country: plausible for a demo, no advice on taxes. */
export interface CountryTerms {
  /** Prices against Spain's, which are 1. */
  readonly level: number;
  /** Percent of the rooms' price, a decimal string. */
  readonly vat: string;
  readonly vatName: string;
  /** Per person and night in the country's currency; null for none. */
  readonly cityTax: string | null;
  readonly tongue: Tongue;
}

// Code, price level, VAT percent, city tax per person and night, tongue.
const table = `
AE 1.25 5 15 world|AR .60 21 - es|AT 1.15 10 3.20 de|AU 1.25 10 - en|BD .40 15 - world|BE 1.05 6 4.24 fr
BG .60 9 0.80 world|BO .40 13 - es|BR .60 5 - pt|CA 1.25 13 - en|CD .70 16 - fr|CH 1.80 3.8 3.50 de
CI .60 18 1000 fr|CL .80 19 - es|CM .50 19.25 500 fr|CN .65 6 - world|CO .50 19 - es|CR .85 13 - es
CU .70 10 - es|CY .95 9 - world|CZ .80 12 50 de|DE 1.10 7 3.50 de|DK 1.45 25 - world|DO .80 18 - es
DZ .50 9 200 fr|EC .55 15 - es|EE .85 13 - world|EG .50 14 - world|ES 1 10 2.50 es|ET .55 15 - world
FI 1.20 14 - world|FR 1.15 10 2.88 fr|GB 1.35 20 - en|GH .70 15 - en|GR .95 13 4.00 world|HK 1.20 3 - world
HR .90 13 1.60 it|HU .70 5 - world|ID .45 11 - world|IE 1.35 13.5 - en|IL 1.35 18 - world|IN .45 12 - en
IQ .60 10 - world|IR .45 9 - world|IS 1.60 11 600 world|IT 1.10 10 4.00 it|JO .75 7 - world|JP 1.05 10 200 world
KE .65 16 - en|KR .90 10 - world|KW 1.10 5 - world|KZ .55 12 - world|LB .75 11 - fr|LK .50 18 - en
LT .75 9 2.00 world|LU 1.20 3 - fr|LV .75 12 1.00 world|MA .60 10 25.00 fr|MM .40 5 - world|MX .70 16 - es
MY .50 8 10.00 world|MZ .60 16 - pt|NG .55 7.5 - en|NL 1.25 9 - world|NO 1.40 12 - world|NP .40 13 - en
NZ 1.15 15 - en|PA .75 10 - es|PE .55 18 - es|PH .50 12 - en|PK .40 16 - en|PL .70 8 3.00 world
PT .90 6 4.00 pt|PY .45 10 - es|QA 1.20 5 - world|RO .65 11 - world|RS .65 10 - world|RU .60 5 100 world
SA .95 15 - world|SE 1.20 12 - world|SG 1.55 9 - en|SI .90 9.5 2.50 world|SK .75 5 2.00 world|TH .55 7 - world
TN .45 7 3.000 fr|TR .60 10 - world|TW .85 5 - world|TZ .60 18 - en|UA .45 7 - world|UG .50 18 - en
US 1.40 14.75 - en|UY .80 10 - es|UZ .45 12 - world|VE .60 16 - es|VN .45 8 - world|ZA .65 15 - en`;

const others: CountryTerms = { level: 0.5, vat: '12', vatName: 'VAT', cityTax: null, tongue: 'world' };

const salesTax: Readonly<Record<string, string>> = {
  US: 'Sales and occupancy tax',
  CA: 'HST',
  AU: 'GST',
  NZ: 'GST',
  IN: 'GST',
  SG: 'GST',
  JP: 'Consumption tax',
  BR: 'ISS',
  ES: 'IVA',
  IT: 'IVA',
  PT: 'IVA',
  FR: 'TVA',
  BE: 'TVA',
  DE: 'MwSt.',
  AT: 'MwSt.',
  CH: 'MWST',
};

const isTongue = (text: string): text is Tongue => ['en', 'es', 'pt', 'fr', 'it', 'de', 'world'].includes(text);

const termsByCountry: ReadonlyMap<string, CountryTerms> = new Map(
  table
    .trim()
    .split(/[|\n]/)
    .map((row) => {
      const [code = '', level = '', vat = '', cityTax = '', tongue = ''] = row.trim().split(' ');
      const terms = {
        level: Number(level),
        vat,
        vatName: salesTax[code] ?? 'VAT',
        cityTax: cityTax === '-' ? null : cityTax,
        tongue: isTongue(tongue) ? tongue : others.tongue,
      };
      return [code, terms];
    }),
);

/** A country's terms; one that is not in the table has those of a cheaper country. */
export const termsOf = (country: string): CountryTerms => termsByCountry.get(country) ?? others;

/** Countries that show prices with taxes: in Europe, and elsewhere by law. In the United States taxes come on top. */
const taxesIncluded = new Set(
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV NL NO PL PT RO RS SE SI SK UA AU NZ JP'.split(' '),
);
export const pricesIncludeTax = (country: string): boolean => taxesIncluded.has(country);

/** Where Friday and Saturday are days off, the expensive nights are Thursday's and Friday's (ISO weekdays). */
const fridayOff = new Set('AE BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE'.split(' '));
export const weekendNights = (country: string): readonly number[] => (fridayOff.has(country) ? [4, 5] : [5, 6]);
