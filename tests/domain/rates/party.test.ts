import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitsParty,
  guestsOf,
  judgeParty,
  type Party,
  partyFrom,
  partyOf,
  partyText,
  sameParty,
  spreadGuests,
} from '../../../functions/domain/rates/party.ts';

const counted = { toAge: 11, price: 0, counts: true };
const infant = { toAge: 1, price: 0, counts: false };
const withChildren = { includedAdults: 2, extraAdult: 0, fewerAdult: 0, children: [infant, counted] };

describe('the short form of a party', () => {
  it('spreads adults as evenly as can be, the first rooms taking what is left over', () => {
    expect(spreadGuests(5, 3).map(({ adults }) => adults)).toEqual([2, 2, 1]);
    expect(spreadGuests(1, 2).map(({ adults }) => adults)).toEqual([1, 0]);
  });

  it('is two people in one room where a request says nothing', () => {
    expect(partyOf({})).toEqual([{ adults: 2, childAges: [] }]);
    expect(partyOf({ guests: 3, rooms: 2 })).toEqual(spreadGuests(3, 2));
  });

  it('has all its people, no room more than one ahead of another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 160 }), fc.integer({ min: 1, max: 8 }), (guests, rooms) => {
        const party = spreadGuests(guests, rooms);
        const sizes = party.map(({ adults }) => adults);
        expect(guestsOf(party)).toBe(guests);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a party as text', () => {
  it('says adults and ages, a room each, and is read back', () => {
    const party: Party = [
      { adults: 2, childAges: [9, 4] },
      { adults: 2, childAges: [] },
    ];
    expect(partyText(party)).toBe('2-4-9,2');
    expect(partyFrom('2-4-9,2')).toEqual([{ adults: 2, childAges: [4, 9] }, party[1]]);
    expect(sameParty(party, partyFrom('2-4-9,2') ?? [])).toBe(true);
    expect(sameParty(party, party.toReversed())).toBe(false);
  });

  it.each(['', '2-', ',2', '2;3', '2-4-', 'two', '-4'])('is not %j', (text) => {
    expect(partyFrom(text)).toBeUndefined();
  });
});

describe('a room type', () => {
  it('sleeps its guests, room by room', () => {
    expect(fitsParty(spreadGuests(4, 2), { maxGuests: 2 })).toBe(true);
    expect(fitsParty(spreadGuests(5, 2), { maxGuests: 2 })).toBe(false);
    expect(
      fitsParty(
        [
          { adults: 3, childAges: [] },
          { adults: 1, childAges: [] },
        ],
        { maxGuests: 2 },
      ),
    ).toBe(false);
  });

  it('bounds adults and children by themselves, and counts no infant who takes no place', () => {
    const capacity = { maxGuests: 4, maxAdults: 2, maxChildren: 2, guestPricing: withChildren };
    const fits = (adults: number, ...childAges: number[]) => fitsParty([{ adults, childAges }], capacity);
    expect(fits(2, 4, 9)).toBe(true);
    expect(fits(2, 0, 1, 4, 9)).toBe(true);
    expect(fits(3)).toBe(false);
    expect(fits(1, 4, 5, 6)).toBe(false);
    // Older than every band, a child is an adult.
    expect(fits(2, 12)).toBe(false);
  });

  it('says what a room sleeps', () => {
    expect(judgeParty(spreadGuests(3, 1), { maxGuests: 2, maxChildren: 0 })).toEqual({
      refused: 'too-many-guests',
      detail: 'a room of this type sleeps at most 2 guests, 0 children',
    });
    expect(judgeParty(spreadGuests(2, 1), { maxGuests: 2 })).toBeUndefined();
  });
});
