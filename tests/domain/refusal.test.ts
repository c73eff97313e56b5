import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../functions/domain/refusal.ts';

describe('a refusal', () => {
  it('is told from every other outcome by its name', () => {
    expect(isRefusal({ refused: 'sold-out', nights: [] })).toBe(true);
    expect(isRefusal({ refused: 'stale-version' })).toBe(true);
    for (const other of [
      null,
      undefined,
      'sold-out',
      {},
      { refused: 'constructor' },
      { refused: 1 },
      { booking: {} },
    ]) {
      expect(isRefusal(other)).toBe(false);
    }
  });
});
