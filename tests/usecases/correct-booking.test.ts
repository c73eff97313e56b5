import { beforeEach, describe, expect, it } from 'vitest';
import type { AnyEvent } from '../../functions/contract/events.ts';
import type { Correction } from '../../functions/domain/booking/correction.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';
import { tellingMemory } from '../support/telling-memory.ts';

let world: BookingWorld;
let events: AnyEvent[];
beforeEach(async () => {
  const { client, told } = tellingMemory();
  events = told;
  world = await bookingWorld(client);
});

const confirmed = async () => {
  const { id: bookingId } = given(await world.hold()).booking;
  await world.confirm({ access: accountAccess('guest-1'), bookingId, paymentMethod: 'tok_visa', ifMatch: undefined });
  events.length = 0;
  return bookingId;
};
const correct = (bookingId: string, correction: Correction) =>
  world.correct({
    bookingId,
    correction,
    ifMatch: undefined,
    actor: { kind: 'guest', id: 'guest-1' },
    mayCorrect: () => true,
  });

describe('a correction', () => {
  it('is one event with the corrected details before and after, and no inventory has changed', async () => {
    const bookingId = await confirmed();
    given(await correct(bookingId, { arrivalTime: '22:15' }));
    expect(events.map(({ type }) => type)).toEqual(['booking.changed']);
    expect(events[0]?.data).toMatchObject({ before: { arrivalTime: null }, after: { arrivalTime: '22:15' } });
  });

  it('sent many times at once is made once', async () => {
    const bookingId = await confirmed();
    await Promise.all(Array.from({ length: 8 }, () => correct(bookingId, { guestName: 'Ada King' })));
    expect(events.map(({ type }) => type)).toEqual(['booking.changed']);
  });

  it('gives a confirmed stay five new addresses an hour, however many are sent at once', async () => {
    const bookingId = await confirmed();
    const addresses = Array.from({ length: 9 }, (_, n) => `stranger-${n}@example.com`);
    for (const guestEmail of addresses.slice(0, 4)) given(await correct(bookingId, { guestEmail }));
    await Promise.all(addresses.slice(4).map((guestEmail) => correct(bookingId, { guestEmail })));
    expect(events).toHaveLength(5);
    expect(await correct(bookingId, { guestEmail: 'one-more@example.com' })).toMatchObject({
      refused: 'rate-limited',
      resetSeconds: 3600,
    });
    given(await correct(bookingId, { arrivalTime: '22:15' }));
    world.advance(60);
    given(await correct(bookingId, { guestEmail: 'one-more@example.com' }));
  });

  it('waits for the charge of a change, which is kept by the version it was made for', async () => {
    const bookingId = await confirmed();
    const found = await world.deps.bookings.find(bookingId);
    if (found === undefined) throw new Error('no booking');
    const opened = { ...found, openAttempt: 2, attempt: 2, revision: found.revision + 1 };
    await world.deps.bookings.commit({ before: found, after: opened, event: null, actor: { kind: 'guest', id: null } });
    expect(await correct(bookingId, { guestName: 'Ada King' })).toMatchObject({ refused: 'try-again' });
  });
});
