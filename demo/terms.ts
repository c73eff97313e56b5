import type { Minor } from '../functions/domain/money.ts';
import type { CancellationPolicy } from '../functions/domain/policy.ts';
import { DEFAULT_POLICY } from '../functions/domain/policy.ts';
import type { DemandPricing } from '../functions/domain/price.ts';
import type { TaxRule } from '../functions/domain/rates/taxes.ts';
import type { Chance } from './chance.ts';
import { termsOf } from './countries.ts';
import { scaled } from './prices.ts';

/** Taxes by country; a dear hotel may ask a fee for its resort or service besides. */
export const taxesOf = (country: string, chance: Chance, dear: boolean): TaxRule[] => {
  const { vat, vatName, cityTax } = termsOf(country);
  const taxes: TaxRule[] = [{ name: vatName, kind: 'percent', value: vat }];
  if (cityTax !== null) taxes.push({ name: 'City tax', kind: 'per_person_per_night', value: cityTax });
  if (dear && chance.percent(25)) taxes.push({ name: 'Service charge', kind: 'percent', value: '5' });
  return taxes;
};

const policies: readonly [CancellationPolicy, ...CancellationPolicy[]] = [
  DEFAULT_POLICY,
  { steps: [{ hoursBeforeCheckIn: 24, refundPercent: 100 }] },
  {
    steps: [
      { hoursBeforeCheckIn: 120, refundPercent: 100 },
      { hoursBeforeCheckIn: 24, refundPercent: 50 },
    ],
  },
  {
    steps: [
      { hoursBeforeCheckIn: 336, refundPercent: 100 },
      { hoursBeforeCheckIn: 168, refundPercent: 50 },
    ],
  },
  { steps: [] },
];

/** Flexible, moderate, strict; one hotel in ten gives nothing back. */
export const policyOf = (chance: Chance): CancellationPolicy => {
  const share = chance.next();
  const kind = [0.3, 0.55, 0.75, 0.9].findIndex((limit) => share < limit);
  return policies[kind < 0 ? policies.length - 1 : kind] ?? DEFAULT_POLICY;
};

/** Prices that follow demand: up as the night fills, a little off for the last rooms of the next two days. */
export const demandOf = (base: Minor, currency: string): DemandPricing => ({
  occupancy: [
    { id: 'busy', atLeastPercent: 50, factor: '1.15' },
    { id: 'nearly-full', atLeastPercent: 80, factor: '1.35' },
  ],
  leadTime: [{ id: 'last-minute', withinDays: 2, factor: '0.9' }],
  floor: scaled(base, 0.8, currency),
  ceiling: scaled(base, 1.6, currency),
});
