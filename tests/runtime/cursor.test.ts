import { describe, expect, it } from 'vitest';
import { openCursor, sealCursor } from '../../functions/runtime/cursor.ts';

const key = (fill: number) => new Uint8Array(32).fill(fill);
const scope = ['listBookings', 'user-1', 'confirmed', undefined];
const position = { pk: 'USER#1', sk: '2027-03-01#ü' };

describe('a cursor', () => {
  const cursor = sealCursor([key(1)], scope, position);

  it('goes on where the list stopped', () => {
    expect(openCursor([key(1)], scope, cursor)).toEqual(position);
  });

  it('still opens after its key was rotated, and not once the key is gone', () => {
    expect(openCursor([key(2), key(1)], scope, cursor)).toEqual(position);
    expect(openCursor([key(2)], scope, cursor)).toBeUndefined();
  });

  it('opens for no other caller, filter or list', () => {
    for (const other of [
      ['listBookings', 'user-2', 'confirmed', undefined],
      ['listBookings', 'user-1', 'expired', undefined],
      ['listBookings', 'user-1', 'confirmed', ''],
      ['listHotels', 'user-1', 'confirmed', undefined],
      ['listBookings', 'user-1', 'confirmed'],
    ]) {
      expect(openCursor([key(1)], other, cursor)).toBeUndefined();
    }
  });

  it('opens for nobody once a character of it is changed', () => {
    for (let index = 0; index < cursor.length; index += 1) {
      const changed = `${cursor.slice(0, index)}${cursor[index] === 'A' ? 'B' : 'A'}${cursor.slice(index + 1)}`;
      expect(openCursor([key(1)], scope, changed), changed).toBeUndefined();
    }
  });

  it.each(['', '.', 'a.b', 'a.b.c', 'nonsense', `${'e30'}.`])('is not the text %j', (text) => {
    expect(openCursor([key(1)], scope, text)).toBeUndefined();
  });
});
