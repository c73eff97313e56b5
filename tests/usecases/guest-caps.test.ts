import { beforeEach, describe, expect, it } from 'vitest';
import { sha256Digests } from '../../functions/adapters/signing/digests.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { confirmBooking } from '../../functions/usecases/payments/confirm-booking.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { aRoomType, type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';

let world: BookingWorld;
const openWorld = async (limited: boolean): Promise<void> => {
  world = await bookingWorld(createMemoryDynamo().client(), { roomTypes: [aRoomType({ totalRooms: 100 })], limited });
};
beforeEach(() => openWorld(true));

/** A guest session of an address, as the gate makes one. */
const sessionOf = (email: string, session: string) => ({
  userId: sha256Digests.guest(email),
  withoutAccount: { session, email },
  isMember: false,
});
const thirty: [string, string] = ['2027-04-01', '2027-05-01'];

describe('what guests without an account hold unpaid', () => {
  it('is counted by their address, however many sessions they make', async () => {
    given(await world.hold({ ...sessionOf('eve@example.com', 'one'), dates: thirty, guests: 1 }));
    given(await world.hold({ ...sessionOf('eve@example.com', 'two'), dates: thirty, guests: 1 }));
    const third = { ...sessionOf('eve@example.com', 'three'), dates: thirty, guests: 1 };
    const refusal = { refused: 'too-many-holds', of: 'room-nights', open: 60, limit: 60 };
    expect(await world.hold(third)).toEqual(refusal);
    given(await world.hold({ ...sessionOf('ann@example.com', 'four'), dates: thirty, guests: 1 }));
  });

  it('is at most the share of a night that a network address may hold, whatever e-mail addresses are typed', async () => {
    const answers: unknown[] = [];
    for (let number = 0; number < 7; number += 1) {
      const session = sessionOf(`eve-${number}@example.com`, `session-${number}`);
      answers.push(await world.hold({ ...session, rooms: 8, guests: 8, address: '203.0.113.7' }));
    }
    expect(answers.filter((answer) => isRefusal(answer))).toEqual([
      { refused: 'too-many-holds', of: 'address', open: 48, limit: 50 },
    ]);
  });
});

describe('declined cards of guests without an account', () => {
  it('are twenty an hour for a network address, whatever e-mail addresses are typed', async () => {
    await openWorld(false);
    const pay = async (number: number, address: string): Promise<string> => {
      const session = sessionOf(`eve-${number}@example.com`, `session-${number}`);
      const { booking } = given(await world.hold(session));
      const access = { kind: 'guest', userId: session.userId, session: session.withoutAccount.session } as const;
      const card = { paymentMethod: 'tok_declined', bookingId: booking.id, ifMatch: undefined, access, address };
      const outcome = await confirmBooking({ ...world.deps, limited: true })(card);
      return isRefusal(outcome) ? outcome.refused : 'paid';
    };
    const outcomes: string[] = [];
    for (let number = 0; number < 21; number += 1) outcomes.push(await pay(number, '203.0.113.7'));
    expect(outcomes).toEqual([...Array(20).fill('payment-declined'), 'rate-limited']);
    expect(await pay(99, '198.51.100.1')).toBe('payment-declined');
  });
});
