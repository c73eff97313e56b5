import { beforeAll, describe, expect, it } from 'vitest';
import type { Upcast } from '../../../functions/adapters/dynamo/upcast.ts';
import { upcast, upcastBy } from '../../../functions/adapters/dynamo/upcast.ts';
import { entities } from '../../../scripts/generate/data-model/entities.ts';
import { writeEverything } from './scenario.ts';
import { fromStored, itemsOf, kindOf, openStored, type StoredItem, versions } from './stored.ts';

const add = 'run `node tests/adapters/stored-items/write.ts` and commit the lines it adds';
const labelOf = ({ kind, item }: StoredItem): string => {
  const { pk, sk, status, state, event, action } = fromStored(item);
  return [kind, pk, sk, status ?? state ?? event ?? action ?? ''].join(' ').trim();
};

describe.each(versions())('what version %s has stored', (version) => {
  const all = itemsOf(version);

  let read: Awaited<ReturnType<typeof openStored>>;
  beforeAll(async () => {
    read = await openStored(all);
  });

  it.each(all.map((stored) => [labelOf(stored), stored] as const))('is read as it was: %s', async (_, stored) => {
    const { reads } = stored;
    // Facts that came later may stand beside those of then.
    if (typeof reads === 'object' && reads !== null) expect(await read(stored)).toMatchObject(reads);
    else expect(await read(stored)).toBe(reads);
  });

  it('says of which kind and schema it is', () => {
    for (const { kind, item } of all) {
      expect(kindOf(fromStored(item))).toBe(kind);
      expect(fromStored(item)).toMatchObject({ type: expect.any(String), schema: expect.any(Number) });
    }
  });
});

describe('the kinds of items that are stored', () => {
  it('each have an example that an earlier or this version wrote', () => {
    const kept = new Set(versions().flatMap((version) => itemsOf(version).map(({ kind }) => kind)));
    const missing = Object.keys(entities).filter((kind) => !kept.has(kind as StoredItem['kind']));
    expect(missing, add).toEqual([]);
  });

  it('are all written by the scenario that examples come from', async () => {
    const written = new Set((await writeEverything()).map(kindOf));
    expect([...written].toSorted(), add).toEqual(Object.keys(entities).toSorted());
  });
});

describe('an item of an earlier schema', () => {
  const inMinorUnits: Upcast = ({ price, ...item }) => ({ ...item, amount: Number(price) * 100 });
  const inCurrency: Upcast = (item) => ({ ...item, currency: 'EUR' });
  const read = upcastBy({ fee: [inMinorUnits, inCurrency] });

  it('is read as today’s, one step after the other', () => {
    expect(read({ type: 'fee', schema: 1, price: 12 })).toEqual({
      ...{ type: 'fee', schema: 3, amount: 1200, currency: 'EUR' },
    });
    expect(read({ type: 'fee', schema: 2, amount: 900 })).toEqual({
      ...{ type: 'fee', schema: 3, amount: 900, currency: 'EUR' },
    });
  });

  it('stays as it is where it is of today’s schema, and where it is a key without one', () => {
    const today = { type: 'fee', schema: 3, amount: 1, currency: 'CHF' };
    expect(read(today)).toBe(today);
    expect(read({ pk: 'FEE#1', sk: 'FEE' })).toEqual({ pk: 'FEE#1', sk: 'FEE' });
  });

  it('is refused by a version that is older than the item', () => {
    expect(() => read({ type: 'fee', schema: 4 })).toThrow('an item of type fee has schema 4');
    expect(() => upcastBy({})({ type: 'booking', schema: 2 })).toThrow('this version knows 1 at most');
  });
});

describe('an item of the first release', () => {
  it('with points that pay a part of a price is read as today’s', () => {
    const redeemed = { worth: 500, lots: [{ until: '2029-04-01T00:00:00.000Z', points: 50 }] };
    const booking = upcast({ type: 'booking', schema: 1, payment: { paid: 1, redeemed } });
    const { lots: batches, worth } = redeemed;
    expect(booking).toEqual({ type: 'booking', schema: 2, payment: { paid: 1, redeemed: { worth, batches } } });
    expect(upcast({ type: 'attempt', schema: 1, redeemed })).toEqual({
      ...{ type: 'attempt', schema: 2, redeemed: { worth, batches } },
    });
  });

  it('without them, or with what is named as today already, only has the next number', () => {
    const payment = { paid: 0, redeemed: { worth: 0, batches: [] } };
    expect(upcast({ type: 'booking', schema: 1, payment })).toEqual({ type: 'booking', schema: 2, payment });
    expect(upcast({ type: 'booking', schema: 1, payment: { paid: 0 } })).toEqual({
      ...{ type: 'booking', schema: 2, payment: { paid: 0 } },
    });
    expect(upcast({ type: 'points', schema: 1, batches: [] })).toEqual({ type: 'points', schema: 2, batches: [] });
  });
});
