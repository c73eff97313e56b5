import type { Booking } from '../../domain/booking/booking.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { type CorrectCommand, correctBooking } from '../bookings/correct-booking.ts';
import type { MoveDeps } from '../bookings/move-booking.ts';
import { resendConfirmation } from '../bookings/resend-confirmation.ts';
import { atDesk, type DeskCommand, type DeskDeps } from './desk.ts';

type Deps = MoveDeps & Pick<DeskDeps, 'hotels'>;

interface ResendAtDeskCommand extends DeskCommand {
  readonly actor: HistoryActor;
}

const isAtDesk =
  ({ hotels }: Deps, { caller }: DeskCommand) =>
  (booking: Booking): Promise<boolean> =>
    atDesk(hotels, caller, booking);

/** The hotel corrects what a booking of its own says of the guest. */
export const correctAtDesk = (deps: Deps) => (command: DeskCommand & Omit<CorrectCommand, 'mayCorrect'>) =>
  correctBooking(deps)({ ...command, mayCorrect: isAtDesk(deps, command) });

/** The hotel has the confirmation of a booking of its own sent once more. */
export const resendAtDesk = (deps: Deps) => (command: ResendAtDeskCommand) =>
  resendConfirmation(deps)({ ...command, mayResend: isAtDesk(deps, command) });
