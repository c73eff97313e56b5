import { type BookingAction, judgeAction } from '../../domain/booking/actions.ts';
import type { Booking, BookingIn, BookingStatus } from '../../domain/booking/booking.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { type BookingEvent, wrongState } from '../../domain/booking/machine.ts';
import type { Moment } from '../../domain/booking/moves.ts';
import { saleOf } from '../../domain/hotel/hotel.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { bookingNotFound, type MoveDecision, type MoveDeps, moveBooking } from '../bookings/move-booking.ts';
import { owns } from '../hotels/ownership.ts';
import type { BookingWrite } from '../ports/bookings.ts';
import type { DeskCommand, DeskDeps } from './desk.ts';

export type DeskMoveDeps = MoveDeps & Pick<DeskDeps, 'hotels'>;

export interface DeskMoveCommand extends DeskCommand {
  readonly actor: HistoryActor;
  /** The version If-Match asks for. */
  readonly ifMatch?: number | undefined;
}

/** A move the front desk makes: the action that is judged, the event it makes, and the booking after it. */
export interface DeskMove<From extends BookingStatus> {
  readonly action: BookingAction;
  readonly event: BookingEvent;
  readonly from: From;
  /** A booking that is there already is answered as it is. */
  readonly to: BookingStatus;
  readonly make: (booking: BookingIn<From>, moment: Moment) => Booking;
  /** False where the booking is there by another way, and the move was never made; absent where there is no other. */
  readonly wasMade?: (booking: Booking) => Promise<boolean>;
  /** What the move expects of the nights that it takes; absent where it takes none. */
  readonly expected?: (before: Booking, after: Booking) => Promise<BookingWrite['expected']>;
}

const isIn = <From extends BookingStatus>(booking: Booking, status: From): booking is BookingIn<From> =>
  booking.status === status;

/** Makes a move of the front desk, once; who may see the booking is decided first. */
export const moveAtDesk =
  <From extends BookingStatus>(
    deps: DeskMoveDeps,
    { action, event, from, to, make, wasMade, expected }: DeskMove<From>,
  ) =>
  ({ caller, actor, bookingId, ifMatch }: DeskMoveCommand): Promise<Booking | Refusal> =>
    moveBooking(deps)(bookingId, async (booking, moment): Promise<MoveDecision> => {
      const hotel = await deps.hotels.hotel(booking.hotelId);
      if (!owns(caller, hotel ?? booking)) return bookingNotFound;
      if (booking.status === to && ((await wasMade?.(booking)) ?? true)) return { unchanged: booking };
      if (ifMatch !== undefined && ifMatch !== booking.version) return { refused: 'stale-version' };
      const refusal = judgeAction(action, booking, 'owner', moment.now, saleOf(hotel));
      if (refusal || !isIn(booking, from)) return refusal ?? wrongState(event, booking.status);
      const after = make(booking, moment);
      const taken = await expected?.(booking, after);
      return { write: { after, event, actor, ...(taken && { expected: taken }) } };
    });
