import { resendLimit } from '../../contract/route.ts';
import { judgeAction } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import type { HistoryActor, HistoryEntry } from '../../domain/booking/history.ts';
import { marked } from '../../domain/booking/moves.ts';
import { addMinutes, epochMillis, type Instant } from '../../domain/calendar/instant.ts';
import type { Refusal, RefusalOf } from '../../domain/refusal.ts';
import { audienceOf } from './correct-booking.ts';
import { bookingNotFound, type MoveDecision, type MoveDeps, moveBooking } from './move-booking.ts';

export interface ResendCommand {
  readonly bookingId: string;
  readonly actor: HistoryActor;
  /** Whether the booking is the caller's to see. */
  readonly mayResend: (booking: Booking) => boolean | Promise<boolean>;
}

const judgeLimit = (history: readonly HistoryEntry[], now: Instant): RefusalOf<'rate-limited'> | undefined => {
  const { most, windowMinutes } = resendLimit;
  const since = addMinutes(now, -windowMinutes);
  const recent = history.filter(({ event, at }) => event === 'booking.confirmation_resent' && at > since);
  const decisive = recent.at(-most);
  if (decisive === undefined) return undefined;
  const resetSeconds = Math.ceil((epochMillis(decisive.at) - epochMillis(since)) / 1000);
  return { refused: 'rate-limited', detail: `The confirmation was sent ${most} times within an hour.`, resetSeconds };
};

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
