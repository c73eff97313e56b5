import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { composePayments } from '../../functions/composition/payments.ts';
import {
  type Audience,
  actionsFor,
  BOOKING_ACTIONS,
  type BookingAction,
} from '../../functions/domain/booking/actions.ts';
import type { Booking, BookingStatus } from '../../functions/domain/booking/booking.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { BOOKING_STATUSES } from '../../functions/domain/booking/machine.ts';
import { attemptUntil } from '../../functions/domain/booking/moves.ts';
import type { PaymentAttempt } from '../../functions/domain/booking/payment.ts';
import { addDays } from '../../functions/domain/calendar/date.ts';
import { addMinutes, epochMillis, type Instant, instantOf } from '../../functions/domain/calendar/instant.ts';
import { toInstant } from '../../functions/domain/calendar/zone.ts';
import { isRefusal, type Refusal } from '../../functions/domain/refusal.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { aBooking, ODD_ZONES } from '../domain/given.ts';
import { aRoomType } from '../support/booking-world.ts';
import { type StayWorld, stayWorld } from '../support/stay-world.ts';

let world: StayWorld;
beforeAll(async () => {
  const roomTypes = ['room-1', 'room-2'].map((id) => aRoomType({ id, totalRooms: 10_000 }));
  world = await stayWorld(createMemoryDynamo().client(), { roomTypes });
});

const payments = () => composePayments(world.core);

type Ask = (booking: Booking) => Promise<object>;

const guestOf = ({ id: bookingId, userId }: Booking) => ({
  bookingId,
  access: accountAccess(userId),
  ifMatch: undefined,
});

/** What a caller sends for each action: the use case that its route asks. */
const asks = (): Readonly<Record<Audience, Partial<Record<BookingAction, Ask>>>> => ({
  guest: {
    confirm: (booking) => world.confirm({ ...guestOf(booking), paymentMethod: 'tok_visa' }),
    change: (booking) => world.change({ ...guestOf(booking), change: { guests: 1 }, quote: undefined }),
    cancel: (booking) =>
      world.cancel({
        bookingId: booking.id,
        ifMatch: undefined,
        reason: null,
        actor: { kind: 'guest', id: booking.userId },
        mayCancel: () => true,
      }),
    correct: ({ id: bookingId, userId: id }) =>
      world.correct({
        bookingId,
        correction: { arrivalTime: '21:30' },
        ifMatch: undefined,
        actor: { kind: 'guest', id },
        mayCorrect: () => true,
      }),
    resend: ({ id: bookingId, userId: id }) =>
      world.guest.resendConfirmation({ bookingId, actor: { kind: 'guest', id }, mayResend: () => true }),
    review: ({ id: bookingId, userId }) =>
      world.guest.reviewBooking({
        access: accountAccess(userId),
        bookingId,
        userName: 'Ada',
        rating: 5,
        title: null,
        content: null,
      }),
  },
  owner: {
    change: ({ id }) =>
      payments().changeAtDesk({
        ...{ ...world.command(id), change: { guests: 1 }, quote: undefined, settle: undefined, ifMatch: undefined },
      }),
    correct: ({ id }) =>
      payments().correctAtDesk({ ...world.command(id), correction: { arrivalTime: '21:30' }, ifMatch: undefined }),
    resend: ({ id }) => world.desk.resendAtDesk(world.command(id)),
    check_in: ({ id }) => world.desk.checkIn(world.command(id)),
    check_out: ({ id }) => world.desk.checkOut(world.command(id)),
    no_show: ({ id }) => world.desk.markNoShow(world.command(id)),
    reinstate: ({ id }) => world.desk.reinstateBooking(world.command(id)),
    rebook: ({ id: bookingId }) =>
      world.desk.rebookBooking({
        bookingId,
        roomTypeId: 'room-2',
        hotelId: undefined,
        ifMatch: undefined,
        actor: { kind: 'owner', id: 'owner-1' },
        owns: () => true,
      }),
    cancel: ({ id: bookingId }) =>
      world.cancel({
        bookingId,
        ifMatch: undefined,
        reason: null,
        actor: { kind: 'owner', id: 'owner-1' },
        mayCancel: () => true,
      }),
  },
});

/** Asked for again, what is done is answered as it is: neither offered nor refused. */
const DONE: Readonly<Record<BookingAction, readonly BookingStatus[]>> = {
  confirm: ['confirmed', 'checked_in', 'completed', 'no_show'],
  change: [],
  correct: [],
  check_in: ['checked_in'],
  check_out: ['completed'],
  no_show: ['no_show'],
  reinstate: [],
  rebook: [],
  cancel: ['cancelled'],
  resend: [],
  review: [],
};

const openAttemptOf = (booking: Booking): PaymentAttempt => ({
  bookingId: booking.id,
  n: 1,
  amount: booking.totals.total,
  currency: booking.currency,
  method: 'tok_visa',
  purpose: 'confirm',
  targetVersion: 2,
  target: null,
  state: 'open',
  tries: 0,
  dueAt: attemptUntil(booking.createdAt),
  createdAt: booking.createdAt,
  settledAt: null,
});

interface Sample {
  readonly status: BookingStatus;
  readonly timeZone: string;
  readonly isPaying: boolean;
  readonly reviewed: boolean;
  readonly now: Instant;
}

/** A booking as it may be found in the table, its nights held. */
const found = async ({ status, timeZone, isPaying, reviewed }: Sample): Promise<Booking> => {
  const booking: Booking = {
    ...aBooking(status, { timeZone, roomTypeId: 'room-1', id: randomUUID(), userId: randomUUID() }),
    reviewedAt: reviewed ? '2026-12-05T10:00:00.000Z' : null,
    ...(isPaying && { attempt: 1, openAttempt: 1 }),
  };
  const outcome = await world.deps.bookings.commit({
    before: null,
    after: booking,
    event: 'booking.held',
    actor: { kind: 'guest', id: booking.userId },
    expected: () => ({ cap: 10_000 }),
    ...(isPaying && { attempt: openAttemptOf(booking) }),
  });
  if (outcome.kind !== 'committed') throw new Error(`the booking could not be written: ${outcome.kind}`);
  return booking;
};

const isRefusedForItsState = (answer: object): boolean => {
  const refusal: Refusal | undefined = isRefusal(answer) ? answer : undefined;
  return refusal !== undefined && ['wrong-state', 'already-reviewed', 'forbidden'].includes(refusal.refused);
};

/** The moments at which a rule may change its mind, a millisecond before each, and a moment between. */
const momentsOf = (timeZone: string): fc.Arbitrary<Instant> => {
  const { checkIn, checkInAt, checkOutAt, expiresAt } = aBooking('reserved', { timeZone });
  const turns = [
    expiresAt,
    toInstant(checkIn, '00:00', timeZone),
    checkInAt,
    toInstant(addDays(checkIn, 1), '00:00', timeZone),
    checkOutAt,
    addMinutes(checkOutAt, 3000),
  ];
  return fc
    .tuple(fc.constantFrom(...turns), fc.constantFrom(-3_600_000, -1, 0))
    .map(([turn, by]) => instantOf(epochMillis(turn) + by));
};

const aSample: fc.Arbitrary<Sample> = fc.constantFrom(...ODD_ZONES).chain((timeZone) =>
  fc
    .record({ status: fc.constantFrom(...BOOKING_STATUSES), paying: fc.boolean(), reviewed: fc.boolean() })
    .chain(({ status, paying, reviewed }) =>
      momentsOf(timeZone).map((now) => ({
        status,
        timeZone,
        isPaying: paying && (status === 'reserved' || status === 'payment_pending'),
        reviewed: reviewed && status === 'completed',
        now,
      })),
    ),
);

describe('an action on a booking', () => {
  it('is offered if and only if its route does not refuse it for the state of the booking', async () => {
    await fc.assert(
      fc.asyncProperty(aSample, async (sample) => {
        for (const [audience, asked] of Object.entries(asks()) as [Audience, Partial<Record<BookingAction, Ask>>][]) {
          for (const action of BOOKING_ACTIONS) {
            const ask = asked[action];
            const booking = await found(sample);
            const isOffered = actionsFor(booking, audience, sample.now).includes(action);
            if (ask === undefined) {
              expect(isOffered, `${audience} ${action} has no route`).toBe(false);
              continue;
            }
            world.moveTo(sample.now);
            const answer = await ask(booking);
            if (DONE[action].includes(booking.status)) expect(answer).not.toHaveProperty('refused');
            else
              expect(isRefusedForItsState(answer), `${audience} ${action}: ${JSON.stringify(answer)}`).toBe(!isOffered);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
