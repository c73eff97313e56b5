import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { guestPricing, tax } from '../../../functions/contract/rates/bodies.ts';
import { addDays } from '../../../functions/domain/calendar/date.ts';
import { formatAmount, parseAmount } from '../../../functions/domain/money.ts';
import { partyFrom } from '../../../functions/domain/rates/party.ts';
import { STANDARD_TERMS } from '../../../functions/domain/rates/plan.ts';
import type { TaxRule } from '../../../functions/domain/rates/taxes.ts';
import { addUpStay, billNights, dueOfStay } from '../../../functions/domain/stay-price.ts';

const page = readFileSync(new URL('../../../docs/rates.md', import.meta.url), 'utf8');
const example = z
  .strictObject({
    checkIn: z.string(),
    nights: z.array(z.string()),
    party: z.string(),
    guestPricing,
    plan: z.strictObject({ board: z.string(), deposit: z.string() }),
    taxes: z.array(tax),
  })
  .parse(JSON.parse(/```json\n([\s\S]+?)```/.exec(page)?.[1] ?? ''));
/** The amounts of the table, by the beginning of their line. */
const table = new Map(
  [...page.matchAll(/^\| ([^|]+?) \| [^|]+ \| (\d+\.\d\d) \|$/gm)].map(([, line = '', amount = '']) => [line, amount]),
);

const minor = (amount: string): number => parseAmount(amount, 'EUR') ?? Number.NaN;
const money = (amount: number | undefined): string => formatAmount(amount ?? Number.NaN, 'EUR');

describe('the worked example of docs/rates.md', () => {
  it('is what the code computes', () => {
    const pricing = {
      includedAdults: example.guestPricing.includedAdults,
      extraAdult: minor(example.guestPricing.extraAdult),
      fewerAdult: minor(example.guestPricing.fewerAdult),
      children: example.guestPricing.children.map((band) => ({ ...band, price: minor(band.price) })),
    };
    const taxes = example.taxes.map(
      ({ included, fromAge, maxNights, due, name, kind, value }): TaxRule => ({
        name,
        kind,
        value,
        ...(included && { included }),
        ...(typeof fromAge === 'number' && { fromAge }),
        ...(typeof maxNights === 'number' && { maxNights }),
        ...(due === 'at_hotel' && { due }),
      }),
    );
    const stay = {
      checkIn: example.checkIn,
      party: partyFrom(example.party) ?? [],
      plan: {
        ...STANDARD_TERMS,
        price: { kind: 'amount', amount: minor(example.plan.board), per: 'person' },
        payment: { kind: 'deposit', percent: example.plan.deposit },
      } as const,
      nights: example.nights.map((price, index) => ({
        date: addDays(example.checkIn, index),
        rooms: [{ price: minor(price), rule: { kind: 'base' } as const, guestPricing: pricing }],
      })),
    };
    const totals = addUpStay({ ...stay, taxes, currency: 'EUR' });
    const due = dueOfStay({ ...stay, totals });
    const [first, second, third] = billNights(stay).map(({ price }) => money(price));
    const [vat, cityTax] = totals.taxes.map(({ amount }) => money(amount));
    expect([...table.values()]).toEqual([
      first,
      second,
      third,
      money(totals.rooms),
      vat,
      cityTax,
      money(totals.total),
      money(due.dueNow),
      money(due.dueAtHotel),
    ]);
  });
});
