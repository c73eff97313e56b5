import { addressLimit } from '../../contract/route.ts';
import { type Audience, judgeAction } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { type Correction, openCorrection } from '../../domain/booking/correction.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { correct } from '../../domain/booking/moves.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { judgeHistoryLimit } from './history-limit.ts';
import { bookingNotFound, type MoveDecision, type MoveDeps, moveBooking } from './move-booking.ts';

export interface CorrectCommand {
  readonly bookingId: string;
  readonly correction: Correction;
  readonly ifMatch: number | undefined;
  readonly actor: HistoryActor;
  /** Whether the booking is the caller's to see. */
  readonly mayCorrect: (booking: Booking) => boolean | Promise<boolean>;
}

/** The side that acts, in the words of `judgeAction`. */
export const audienceOf = ({ kind }: HistoryActor): Audience => (kind === 'guest' ? 'guest' : 'owner');

/** Each new address of a confirmed stay is a mail to the one before: strangers are not written to without end. */
const judgeAddress = async (
  { bookings }: MoveDeps,
  booking: Booking,
  { guestEmail }: Correction,
  now: Instant,
): Promise<Refusal | undefined> => {
  if (guestEmail === undefined || booking.confirmedAt === null) return undefined;
  const history = await bookings.history(booking.id);
  const detail = `The e-mail address was changed ${addressLimit.most} times within an hour.`;
  return judgeHistoryLimit(history, ({ after }) => after.guestEmail !== undefined, addressLimit, detail, now);
};

/**
 * Corrects what the booking says of its guest: no price, no night and no money is touched. A correction that says what
 * the booking says already changes nothing, and sends no mail.
 */
export const correctBooking =
  (deps: MoveDeps) =>
  ({ bookingId, correction, ifMatch, actor, mayCorrect }: CorrectCommand): Promise<Booking | Refusal> =>
    moveBooking(deps)(bookingId, async (booking, moment): Promise<MoveDecision> => {
      if (!(await mayCorrect(booking))) return bookingNotFound;
      if (ifMatch !== undefined && ifMatch !== booking.version) return { refused: 'stale-version' };
      const refusal = judgeAction('correct', booking, audienceOf(actor), moment.now);
      if (refusal) return refusal;
      const open = openCorrection(booking, correction);
      if (open === undefined) return { unchanged: booking };
      // The charge of a change is kept only by the version it was made for.
      if (booking.status === 'confirmed' && booking.openAttempt !== null) {
        return { refused: 'try-again', detail: 'a payment is under way' };
      }
      const tooMany = await judgeAddress(deps, booking, open, moment.now);
      if (tooMany) return tooMany;
      return { write: { after: correct(booking, open, moment), event: 'booking.changed', actor } };
    });
