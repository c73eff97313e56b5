import type { Booking } from '../../domain/booking/booking.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import type { BookingEvent } from '../../domain/booking/machine.ts';
import type { Moment } from '../../domain/booking/moves.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { gone, type MoveDecision, type MoveDeps, moveBooking } from '../bookings/move-booking.ts';
import { atDesk, type DeskCommand, type DeskDeps } from './desk.ts';

export type DeskMoveDeps = MoveDeps & Pick<DeskDeps, 'hotels'>;

export interface DeskMoveCommand extends DeskCommand {
  readonly actor: HistoryActor;
  /** The version If-Match asks for. */
  readonly ifMatch?: number | undefined;
}

/** A move the front desk makes: what it is, when it has been made already, and the booking after it. */
export interface DeskMove {
  readonly event: BookingEvent;
  /** Asked again it is answered as done. */
  readonly done: Booking['status'];
  readonly make: (booking: Booking, moment: Moment) => Booking | Refusal;
}

/** Makes a move of the front desk, once; who may see the booking is decided first. */
export const moveAtDesk =
  (deps: DeskMoveDeps, { event, done, make }: DeskMove) =>
  ({ asker, actor, bookingId, ifMatch }: DeskMoveCommand): Promise<Booking | Refusal> =>
    moveBooking(deps)(bookingId, async (booking, moment): Promise<MoveDecision> => {
      if (!(await atDesk(deps.hotels, asker, booking))) return gone;
      if (booking.status === done) return { stands: booking };
      if (ifMatch !== undefined && ifMatch !== booking.version) return { refused: 'stale-version' };
      const after = make(booking, moment);
      return isRefusal(after) ? after : { write: { after, event, actor } };
    });
