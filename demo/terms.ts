import type { Minor } from '../functions/domain/money.ts';
import type { CancellationPolicy } from '../functions/domain/policy.ts';
import { DEFAULT_POLICY } from '../functions/domain/policy.ts';
import type { DemandPricing } from '../functions/domain/price.ts';
import type { TaxRule } from '../functions/domain/rates/taxes.ts';
import type { Chance } from './chance.ts';
import { cityTaxesOf } from './city-taxes.ts';
import { pricesIncludeTax, termsOf } from './countries.ts';
import { scaled } from './prices.ts';

/** The place and the price level of a hotel: what its taxes depend on. */
interface TaxedHouse {
  readonly city: string;
  readonly country: string;
  readonly stars: number;
}

/** Children under this age are free of a city tax whose rules are not known. */
const USUAL_AGE = 12;

/**
 * Value added tax of the country, included in the prices where the law requires it; the city's own tax where its rules
 * are known, else a plausible one; an expensive hotel whose prices are without taxes may also add a service charge.
 */
export const taxesOf = ({ city, country, stars }: TaxedHouse, chance: Chance): TaxRule[] => {
  const { vat, vatName, cityTax } = termsOf(country);
  const included = pricesIncludeTax(country);
  const usual: TaxRule[] =
    cityTax === null
      ? []
      : [{ name: 'City tax', kind: 'per_person_per_night', value: cityTax, fromAge: USUAL_AGE, due: 'at_hotel' }];
  const hasServiceCharge = stars === 5 && chance.percent(25) && !included;
  return [
    { name: vatName, kind: 'percent', value: vat, ...(included && { included }) },
    ...(cityTaxesOf(city, country, stars) ?? usual),
    ...(hasServiceCharge ? [{ name: 'Service charge', kind: 'percent', value: '5' } as const] : []),
  ];
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
