import { resendLimit } from '../../contract/route.ts';
import { judgeAction } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import type { HistoryActor, HistoryEntry } from '../../domain/booking/history.ts';
import { marked } from '../../domain/booking/moves.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { audienceOf } from './correct-booking.ts';
import { judgeHistoryLimit } from './history-limit.ts';
import { bookingNotFound, type MoveDecision, type MoveDeps, moveBooking } from './move-booking.ts';

export interface ResendCommand {
  readonly bookingId: string;
  readonly actor: HistoryActor;
  /** Whether the booking is the caller's to see. */
  readonly mayResend: (booking: Booking) => boolean | Promise<boolean>;
}

const judgeLimit = (history: readonly HistoryEntry[], now: Instant): Refusal | undefined =>
  judgeHistoryLimit(
    history,
    ({ event }) => event === 'booking.confirmation_resent',
    resendLimit,
    `The confirmation was sent ${resendLimit.most} times within an hour.`,
    now,
  );

/**
 * Has the confirmation sent once more: an entry of the history, from which the mail follows. The history is read after
 * the booking, and the entry is written on the revision that was read, so the count is exact.
 */
export const resendConfirmation =
  (deps: MoveDeps) =>
  ({ bookingId, actor, mayResend }: ResendCommand): Promise<Booking | Refusal> =>
    moveBooking(deps)(bookingId, async (booking, moment): Promise<MoveDecision> => {
      if (!(await mayResend(booking))) return bookingNotFound;
      const refusal = judgeAction('resend', booking, audienceOf(actor), moment.now);
      if (refusal) return refusal;
      const tooMany = judgeLimit(await deps.bookings.history(bookingId), moment.now);
      return tooMany ?? { write: { after: marked(booking, moment), event: 'booking.confirmation_resent', actor } };
    });
