import { compareDecimals, digitsOf, parseDecimal, tenTo } from './money.ts';
import type { DemandPricing } from './price.ts';
import { includedPercent, type TaxRule } from './rates/taxes.ts';
import type { FieldError } from './refusal.ts';

/** The most tax and fee lines of a hotel, and the most demand rules of each kind of a room type. */
export const MOST_TAXES = 10;
export const MOST_DEMAND_RULES = 10;

/**
 * A tax of an amount is at most 10^10 minor units (100 million euros). Ten of them for 160 people and 60 nights are
 * 9.6 x 10^14: with the rooms and the percent taxes still a safe integer.
 */
const MOST_TAX_MINOR = 10_000_000_000n;
const PERCENT_DECIMALS = 4;
const FACTOR_DECIMALS = 4;
const ONE_HUNDRED = { units: 100n, scale: 0 };
const TEN = { units: 10n, scale: 0 };

/** What is wrong with a hotel's taxes, with pointers into the list; empty when they can be charged. */
export function taxProblems(taxes: readonly TaxRule[], currency: string): FieldError[] {
  if (taxes.length > MOST_TAXES) return [tooMany('', MOST_TAXES, `at most ${MOST_TAXES} taxes and fees`)];
  const problems = taxes.flatMap((tax, index): FieldError[] => {
    const problem = tax.kind === 'percent' ? percentProblem(tax.value) : amountProblem(tax.value, currency);
    return [
      ...(problem === undefined ? [] : [{ pointer: `/${index}/value`, ...problem }]),
      ...misplaced(tax).map(({ field, detail }): FieldError => {
        const params = { field: 'kind' };
        return { pointer: `/${index}/${field}`, code: 'does_not_go_with', params, detail };
      }),
    ];
  });
  if (problems.length === 0 && includedPercent(taxes) >= MOST_INCLUDED) {
    const params = { maximum: 100, inclusive: false, of: 'percent' };
    const detail = 'the percents of included taxes add up to less than 100';
    problems.push({ pointer: '', code: 'too_big', params, detail });
  }
  return problems;
}

/** A hundred percent, in ten-thousandths. */
const MOST_INCLUDED = 1_000_000n;

/** The fields of a tax that mean nothing for its kind. */
function misplaced({ kind, included, fromAge, maxNights, due }: TaxRule): { field: string; detail: string }[] {
  const isPerStay = kind === 'per_stay' || kind === 'per_person_per_stay';
  const isPerPerson = kind === 'per_person_per_night' || kind === 'per_person_per_stay';
  return [
    ...(included && kind !== 'percent' ? [{ field: 'included', detail: 'only a percent can be included' }] : []),
    ...(included && due ? [{ field: 'due', detail: 'what the price includes is paid with it' }] : []),
    ...(fromAge !== undefined && !isPerPerson
      ? [{ field: 'fromAge', detail: 'only a tax by person counts from an age' }]
      : []),
    ...(maxNights !== undefined && isPerStay
      ? [{ field: 'maxNights', detail: 'a tax of a stay counts no nights' }]
      : []),
  ];
}

type Problem = Omit<FieldError, 'pointer'>;

function tooMany(pointer: string, maximum: number, detail: string): FieldError {
  return { pointer, code: 'too_big', params: { maximum, inclusive: true, of: 'array' }, detail };
}

function percentProblem(value: string): Problem | undefined {
  const percent = parseDecimal(value);
  if (percent === undefined || percent.scale > PERCENT_DECIMALS) {
    const detail = `a decimal string with at most ${PERCENT_DECIMALS} decimals`;
    return { code: 'too_many_decimals', params: { decimals: PERCENT_DECIMALS }, detail };
  }
  if (compareDecimals(percent, ONE_HUNDRED) <= 0) return undefined;
  return { code: 'too_big', params: { maximum: 100, inclusive: true, of: 'percent' }, detail: 'at most 100 percent' };
}

function amountProblem(value: string, currency: string): Problem | undefined {
  const decimals = digitsOf(currency);
  const amount = parseDecimal(value);
  if (amount === undefined || amount.scale > decimals) {
    const detail = `an amount with at most ${decimals} decimals`;
    return { code: 'too_many_decimals', params: { decimals, currency }, detail };
  }
  if (amount.units * tenTo(decimals - amount.scale) <= MOST_TAX_MINOR) return undefined;
  const maximum = String(MOST_TAX_MINOR / tenTo(decimals));
  return { code: 'too_big', params: { maximum, inclusive: true, of: 'amount' }, detail: 'too large an amount' };
}

/** What is wrong with a room type's demand pricing, with pointers into it; empty when it can be applied. */
export function demandProblems(demand: DemandPricing): FieldError[] {
  const problems = [
    ...rulesProblems(demand.occupancy, '/occupancy', (rule, pointer) =>
      rule.atLeastPercent >= 0 && rule.atLeastPercent <= 100
        ? []
        : [
            {
              pointer: `${pointer}/atLeastPercent`,
              ...(rule.atLeastPercent > 100
                ? { code: 'too_big', params: { maximum: 100, inclusive: true, of: 'number' } }
                : { code: 'too_small', params: { minimum: 0, inclusive: true, of: 'number' } }),
              detail: '0 to 100 percent',
            },
          ],
    ),
    ...rulesProblems(demand.leadTime, '/leadTime', (rule, pointer) =>
      Number.isInteger(rule.withinDays) && rule.withinDays >= 0
        ? []
        : [
            {
              pointer: `${pointer}/withinDays`,
              code: 'too_small',
              params: { minimum: 0, inclusive: true, of: 'int' },
              detail: 'a whole number of days, 0 or more',
            },
          ],
    ),
  ];
  const ids = [...demand.occupancy, ...demand.leadTime].map((rule) => rule.id);
  if (new Set(ids).size < ids.length) {
    problems.push({ pointer: '', code: 'repeated', params: { of: 'id' }, detail: 'two rules have the same id' });
  }
  if (demand.floor !== undefined && demand.ceiling !== undefined && demand.floor > demand.ceiling) {
    const params = { field: 'ceiling' };
    problems.push({ pointer: '/floor', code: 'above', params, detail: 'the floor is above the ceiling' });
  }
  return problems;
}

function rulesProblems<Rule extends { readonly factor: string }>(
  rules: readonly Rule[],
  pointer: string,
  problemsOf: (rule: Rule, pointer: string) => FieldError[],
): FieldError[] {
  if (rules.length > MOST_DEMAND_RULES) {
    return [tooMany(pointer, MOST_DEMAND_RULES, `at most ${MOST_DEMAND_RULES} rules`)];
  }
  return rules.flatMap((rule, index) => {
    const here = `${pointer}/${index}`;
    return isFactor(rule.factor) ? problemsOf(rule, here) : [notAFactor(`${here}/factor`), ...problemsOf(rule, here)];
  });
}

function notAFactor(pointer: string): FieldError {
  const params = { format: 'factor' };
  return { pointer, code: 'invalid_format', params, detail: 'a decimal string above 0, at most 10' };
}

function isFactor(text: string): boolean {
  const factor = parseDecimal(text);
  return (
    factor !== undefined && factor.scale <= FACTOR_DECIMALS && factor.units > 0n && compareDecimals(factor, TEN) <= 0
  );
}
