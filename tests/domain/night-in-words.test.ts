import { describe, expect, it } from 'vitest';
import { nightInEnglish, nightInWords, type TraceWords } from '../../functions/words/night-price.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const room = {
  price: eur('215.00'),
  adjustments: [
    { kind: 'plan' as const, amount: eur('-10.00') },
    { kind: 'children' as const, amount: eur('25.00') },
    { kind: 'board' as const, amount: eur('100.00') },
  ],
};
const plain = { price: eur('100.00'), adjustments: [] };

describe('the price of a night in words', () => {
  it('says what made it, each step and the sum', () => {
    const rule = { kind: 'override' as const, reason: 'weekend' as const };
    expect(nightInEnglish({ price: eur('100.00'), rule, rooms: [room] })).toEqual([
      'EUR 100.00 (weekend), rate −EUR 10.00, children +EUR 25.00, board +EUR 100.00: EUR 215.00',
    ]);
    expect(nightInEnglish({ price: eur('100.00'), rule: { kind: 'base' }, rooms: [plain] })).toEqual([
      'EUR 100.00 (base price)',
    ]);
  });

  it('tells rooms that cost the same once, and a room that was added at another price by itself', () => {
    const later = {
      ...plain,
      price: eur('125.00'),
      nightPrice: eur('125.00'),
      rule: { kind: 'demand' as const, factor: '1.25' },
    };
    const rooms = [plain, later, plain];
    expect(nightInEnglish({ price: eur('100.00'), rule: { kind: 'base' }, rooms })).toEqual([
      '2 rooms, each: EUR 100.00 (base price)',
      'EUR 125.00 (demand, times 1.25)',
    ]);
  });

  it('is said in another language by its words and its way to write money', () => {
    const german: TraceWords = {
      base: 'Grundpreis',
      reasons: { weekend: '', holiday: '', high_demand: '', promotion: '', other: '' },
      demand: (factor) => `Nachfrage, mal ${factor}`,
      steps: { plan: 'Rate', adults: 'Erwachsene', children: 'Kinder', board: 'Verpflegung' },
      each: (rooms) => `${rooms} Zimmer, je: `,
    };
    const money = ({ amount }: { amount: string }) => `${amount.replace('.', ',')} €`;
    expect(nightInWords({ price: eur('100.00'), rule: { kind: 'base' }, rooms: [room] }, german, money)).toEqual([
      '100,00 € (Grundpreis), Rate −10,00 €, Kinder +25,00 €, Verpflegung +100,00 €: 215,00 €',
    ]);
  });
});
