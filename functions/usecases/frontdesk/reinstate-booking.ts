import type { Booking } from '../../domain/booking/booking.ts';
import { reinstate } from '../../domain/booking/moves.ts';
import { type ExpectedNightDeps, expectedNightsFor } from '../bookings/expected-nights.ts';
import { type DeskMoveDeps, moveAtDesk } from './move-at-desk.ts';

export type ReinstateDeps = DeskMoveDeps & ExpectedNightDeps;

/** Whether the booking is confirmed because it was reinstated: the last change of its state was that. */
const wasReinstated =
  ({ bookings }: ReinstateDeps) =>
  async ({ id }: Booking): Promise<boolean> => {
    const moves = (await bookings.history(id)).filter(({ before, after }) => before?.status !== after.status);
    return moves.at(-1)?.event === 'booking.reinstated';
  };

/**
 * A no-show who came after all is confirmed again, until the check-out time. The nights that the no-show gave back are
 * taken again in the same transaction; `sold-out` with the nights where one of them is not free any more.
 */
export const reinstateBooking = (deps: ReinstateDeps) =>
  moveAtDesk(deps, {
    action: 'reinstate',
    event: 'booking.reinstated',
    from: 'no_show',
    to: 'confirmed',
    make: reinstate,
    wasMade: wasReinstated(deps),
    expected: expectedNightsFor(deps),
  });
