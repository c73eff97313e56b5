import { describe, expect, it } from 'vitest';
import { sha256Digests } from '../../functions/adapters/signing/digests.ts';
import { holdBody } from '../../functions/contract/bookings/bodies.ts';
import { type HoldBody, hashOfBody } from '../../functions/usecases/bookings/hold-rooms.ts';

const body: HoldBody = {
  hotelId: 'hotel-1',
  roomTypeId: 'room-1',
  checkIn: '2027-04-01',
  checkOut: '2027-04-04',
  guests: 2,
  rooms: 1,
  guestName: 'Ada Lovelace',
  guestEmail: 'ada@example.com',
  source: 'direct',
};
const hash = (changes: object) => hashOfBody(sha256Digests, { ...body, ...changes });
const fields = Object.keys(holdBody.shape).filter((field) => field !== 'quote');

describe('rule 7: the hash of the body of a hold', () => {
  const another: Readonly<Record<string, object>> = {
    guests: { guests: 3 },
    rooms: { rooms: 2 },
    party: { guests: undefined, rooms: undefined, party: [{ adults: 2, childAges: [4] }] },
    metadata: { metadata: { channel: 'b2b' } },
  };

  it.each(fields)('changes with %s', (field) => {
    expect(hash(another[field] ?? { [field]: 'something else' })).not.toBe(hash({}));
  });

  it('is the same for the same people in either form, and for metadata in any order', () => {
    const party = [{ adults: 2, childAges: [] }];
    expect(hash({ guests: undefined, rooms: undefined, party })).toBe(hash({}));
    expect(hash({ metadata: { one: '1', two: '2' } })).toBe(hash({ metadata: { two: '2', one: '1' } }));
  });

  it('does not change with the quote, the order of the fields, or an optional field that is null', () => {
    const inAnotherOrder = Object.fromEntries(Object.entries(body).reverse());
    expect(hash({ quote: 'another' })).toBe(hash({}));
    expect(hashOfBody(sha256Digests, inAnotherOrder as HoldBody)).toBe(hash({}));
    expect(hash({ guestPhone: null, specialRequests: null })).toBe(hash({}));
  });
});
