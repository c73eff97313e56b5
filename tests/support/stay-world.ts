import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { composeAdminBookings } from '../../functions/composition/admin-bookings.ts';
import { composeBookingReads } from '../../functions/composition/booking-reads.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { type BookingWorld, bookingWorld } from './booking-world.ts';
import { given } from './given.ts';

export const owner = { userId: 'owner-1', role: 'hotel_admin' } as const;
export const otherOwner = { userId: 'owner-2', role: 'hotel_admin' } as const;
export const admin = { userId: 'admin-1', role: 'system_admin' } as const;
type DeskCaller = typeof owner | typeof otherOwner | typeof admin;

/** A hotel with two double rooms, its front desk, and its guests with stays from 1 to 4 April 2027. */
export const stayWorld = async (client: DynamoDBClient, furnished: Parameters<typeof bookingWorld>[1] = {}) => {
  const world: BookingWorld = await bookingWorld(client, furnished);
  const desk = composeAdminBookings(world.core);
  const guest = composeBookingReads(world.core);
  const command = (bookingId: string, caller: DeskCaller = owner) => ({
    bookingId,
    caller,
    actor: { kind: caller === admin ? 'system_admin' : 'owner', id: caller.userId } as const,
  });
  const held = async (changes: Parameters<BookingWorld['hold']>[0] = {}): Promise<Booking> =>
    given(await world.hold(changes)).booking;
  const confirmed = async (changes: Parameters<BookingWorld['hold']>[0] = {}): Promise<Booking> => {
    const { id: bookingId, userId } = await held(changes);
    return given(
      await world.confirm({ access: accountAccess(userId), bookingId, paymentMethod: 'tok_visa', ifMatch: undefined }),
    ).booking;
  };
  /** A stay that ended yesterday, by the schedule. */
  const completed = async (changes: Parameters<BookingWorld['hold']>[0] = {}): Promise<Booking> => {
    const booking = await confirmed(changes);
    const before = world.now();
    world.moveTo('2027-04-05T12:00:00.000Z');
    await world.sweepAll();
    world.moveTo(before);
    return given(await guest.ownBooking(accountAccess(booking.userId), booking.id));
  };
  const soldOn = async (): Promise<Record<string, number | undefined>> =>
    Object.fromEntries((await world.nights()).map(({ date, sold }) => [date, sold]));
  return { ...world, desk, guest, command, held, confirmed, completed, soldOn };
};

export type StayWorld = Awaited<ReturnType<typeof stayWorld>>;
