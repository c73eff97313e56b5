import { judgeAction } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { type GuestAccess, isOwnBooking } from '../../domain/booking/guest-access.ts';
import { type Moment, review as reviewed } from '../../domain/booking/moves.ts';
import { addDays } from '../../domain/calendar/date.ts';
import { authorNameOf } from '../../domain/hotel/author-name.ts';
import type { Review } from '../../domain/hotel/review.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { bookingNotFound, type MoveDecision, type MoveDeps, moveBooking } from '../bookings/move-booking.ts';
import type { ReviewWriter } from '../ports/review-writer.ts';

export type ReviewDeps = MoveDeps & { readonly reviews: ReviewWriter };

export interface ReviewCommand {
  readonly access: GuestAccess;
  /** The caller's name; `authorNameOf` says what of it is shown. */
  readonly userName: string;
  readonly bookingId: string;
  /** One to five stars. */
  readonly rating: number;
  readonly title: string | null;
  readonly content: string | null;
}

/** The review of a booking has its id, so a booking has one; its moment is that of the version that says so. */
const reviewOf = (booking: Booking, { rating, title, content, userName }: ReviewCommand): Review => ({
  id: booking.id,
  hotelId: booking.hotelId,
  bookingId: booking.id,
  rating,
  title,
  content,
  authorName: authorNameOf(userName),
  // Who left early left on the day of the last night kept.
  stayedAt: booking.releasedFrom === null ? booking.checkOut : addDays(booking.releasedFrom, -1),
  createdAt: booking.updatedAt,
});

/** Reviews a completed stay, once. Reviews of one hotel at the same time are tried again, so its sums stay exact. */
export const reviewBooking =
  ({ reviews, ...deps }: ReviewDeps) =>
  async (command: ReviewCommand): Promise<Review | Refusal> => {
    let isHotelDeleted = false;
    const bookings: MoveDeps['bookings'] = {
      ...deps.bookings,
      commit: async (write) => {
        const outcome = await reviews.commit(reviewOf(write.after, command), write);
        if (outcome.kind !== 'no-hotel') return outcome;
        isHotelDeleted = true;
        return { kind: 'contended', why: outcome.kind };
      },
    };
    const decide = (booking: Booking, moment: Moment): MoveDecision => {
      if (!isOwnBooking(booking, command.access)) return bookingNotFound;
      const sale = isHotelDeleted ? 'deleted' : 'on_sale';
      // A booking made without account, under an address that the owner has proven since.
      const facts = { ...booking, userId: command.access.userId };
      const refusal = judgeAction('review', facts, 'guest', moment.now, sale);
      if (refusal || booking.status !== 'completed') return refusal ?? bookingNotFound;
      const actor = { kind: 'guest', id: command.access.userId } as const;
      return { write: { after: reviewed(booking, moment), event: 'review.created', actor } };
    };
    const booking = await moveBooking({ ...deps, bookings })(command.bookingId, decide);
    return isRefusal(booking) ? booking : reviewOf(booking, command);
  };
