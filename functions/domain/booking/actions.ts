import { type Instant, isBefore } from '../calendar/instant.ts';
import { today } from '../calendar/zone.ts';
import type { HotelSale } from '../hotel/hotel.ts';
import { deadlineFromCheckIn } from '../policy.ts';
import type { RefusalOf } from '../refusal.ts';
import type { BookingFacts, BookingState } from './booking.ts';
import { type Actor, type BookingEvent, judgeTransition } from './machine.ts';

/** What a caller can be offered on a booking, in the order in which it is offered. */
export const BOOKING_ACTIONS = [
  'confirm',
  'change',
  'correct',
  'check_in',
  'check_out',
  'no_show',
  'reinstate',
  'rebook',
  'cancel',
  'resend',
  'review',
] as const;

export type BookingAction = (typeof BOOKING_ACTIONS)[number];

/** The side a caller acts for: the guest, or the hotel (its owner and the system admins). A schedule is no audience. */
export type Audience = Exclude<Actor, 'system'>;

/** What the rule depends on. */
export type ActionFacts = Pick<
  BookingFacts,
  | 'checkIn'
  | 'checkInTime'
  | 'checkInAt'
  | 'checkOutAt'
  | 'timeZone'
  | 'policy'
  | 'nights'
  | 'openAttempt'
  | 'reviewedAt'
  | 'userId'
  | 'ownerId'
> &
  Pick<BookingState, 'status' | 'dueAt'>;

/** Why the action is refused now, in a sentence; undefined where it is allowed. */
type Reason = (booking: ActionFacts, now: Instant, sale: HotelSale) => string | undefined;

interface ActionRule {
  /** The event the action makes: the machine says from which states and for whom. */
  readonly event: BookingEvent;
  /** What the clock adds to the machine, for each audience. */
  readonly reason?: Partial<Record<Audience, Reason>>;
}

const hasCome = (instant: Instant, now: Instant): boolean => !isBefore(now, instant);

const isUnpaid = ({ status }: ActionFacts): boolean => status === 'reserved' || status === 'payment_pending';

/** An unpaid hold past its end is as good as expired before the sweeper expires it; an open attempt is settled first. */
export const holdIsOver = (booking: ActionFacts, now: Instant): boolean =>
  isUnpaid(booking) && booking.openAttempt === null && booking.dueAt !== null && hasCome(booking.dueAt, now);

const arrivalDayIsPast = (booking: ActionFacts, now: Instant): boolean =>
  today(now, booking.timeZone) > booking.checkIn;

const hotelIsDeleted = 'the hotel is deleted';

const confirmReason: Reason = (booking, now, sale) => {
  const lapsed = booking.status === 'expired' || holdIsOver(booking, now);
  if (lapsed && arrivalDayIsPast(booking, now)) return 'the hold has expired and its first night is past';
  if (booking.status !== 'expired' || sale === 'on_sale') return undefined;
  return sale === 'deleted' ? hotelIsDeleted : 'the hold has expired and the hotel sells nothing new';
};

const changeReason: Reason = (booking, now) => {
  if (hasCome(booking.checkInAt, now)) return 'the check-in time has come; ask the hotel';
  return holdIsOver(booking, now) ? 'the hold has run out' : undefined;
};

/** The deadline at check-in or after it until which the guest may still cancel, as where the hotel has moved the stay (rule 29). */
const openDeadline = ({ policy, checkInAt, nights }: ActionFacts, now: Instant): Instant | undefined => {
  const until = deadlineFromCheckIn(policy, checkInAt, nights.length);
  return until !== undefined && !isBefore(until, now) ? until : undefined;
};

/** A hold that is not paid can be given back at any time: it costs nothing, and its nights are free at once. */
const guestCancelReason: Reason = (booking, now) => {
  const open = isUnpaid(booking) || !hasCome(booking.checkInAt, now) || openDeadline(booking, now);
  return open ? undefined : 'the check-in time has come; ask the hotel';
};

/** A deleted hotel has no nights to take, nor has a stay that is over. */
const nightsReason: Reason = (booking, now, sale) =>
  sale === 'deleted' ? hotelIsDeleted : stayIsOver(booking, now, sale);

const stayIsOver: Reason = (booking, now) => (hasCome(booking.checkOutAt, now) ? 'the stay is over' : undefined);

const checkInReason: Reason = (booking, now, sale) =>
  today(now, booking.timeZone) < booking.checkIn
    ? `the guests arrive on ${booking.checkIn}, at the hotel`
    : stayIsOver(booking, now, sale);

const noShowReason: Reason = (booking, now) => {
  if (!hasCome(booking.checkInAt, now)) {
    return `the guests are expected from ${booking.checkInTime} on ${booking.checkIn}, at the hotel`;
  }
  const until = openDeadline(booking, now);
  return until === undefined ? undefined : `the guest may still cancel until ${until}`;
};

const rebookReason: Reason = (booking, now) => {
  if (arrivalDayIsPast(booking, now)) return 'the day of arrival is past';
  return holdIsOver(booking, now) ? 'the hold has run out' : undefined;
};

/** The guest's own facts are corrected until the stay is over. */
const judgeCorrection = (booking: ActionFacts, now: Instant): RefusalOf<'wrong-state'> | undefined => {
  const { status } = booking;
  if (!isUnpaid(booking) && status !== 'confirmed' && status !== 'checked_in') {
    return wrong(booking, `a booking that is ${status.replace('_', ' ')} cannot be corrected`);
  }
  return holdIsOver(booking, now) ? wrong(booking, 'the hold has run out') : undefined;
};

const judgeResend = (booking: ActionFacts): RefusalOf<'wrong-state'> | undefined =>
  booking.status === 'confirmed' || booking.status === 'checked_in'
    ? undefined
    : wrong(booking, 'only a confirmed stay that is not over has a confirmation to send');

/** Actions that move no state: the machine does not know them. */
type StatelessAction = 'correct' | 'resend' | 'review';

const RULES: Readonly<Record<Exclude<BookingAction, StatelessAction>, ActionRule>> = {
  confirm: { event: 'booking.confirmed', reason: { guest: confirmReason } },
  change: { event: 'booking.changed', reason: { guest: changeReason, owner: nightsReason } },
  check_in: { event: 'booking.checked_in', reason: { owner: checkInReason } },
  check_out: { event: 'booking.completed' },
  no_show: { event: 'booking.no_show', reason: { owner: noShowReason } },
  reinstate: { event: 'booking.reinstated', reason: { owner: nightsReason } },
  rebook: { event: 'booking.rebooked', reason: { owner: rebookReason } },
  cancel: { event: 'booking.cancelled', reason: { guest: guestCancelReason } },
};

const wrong = ({ status }: ActionFacts, detail: string): RefusalOf<'wrong-state'> => ({
  refused: 'wrong-state',
  detail,
  status,
});

/** An owner's own stay says nothing to others, and who did not come has seen nothing. */
const judgeReview = (
  booking: ActionFacts,
  audience: Audience,
  sale: HotelSale,
): RefusalOf<'wrong-state' | 'already-reviewed' | 'forbidden'> | undefined => {
  if (audience !== 'guest') return wrong(booking, 'a stay is reviewed by its guest');
  if (booking.userId === booking.ownerId)
    return { refused: 'forbidden', detail: "An owner's own hotel is not theirs to review." };
  if (booking.status === 'no_show') return { refused: 'forbidden', detail: 'Only who came to a stay reviews it.' };
  if (booking.status !== 'completed') return wrong(booking, 'a stay is reviewed once it is completed');
  if (booking.reviewedAt !== null) return { refused: 'already-reviewed' };
  return sale === 'deleted' ? wrong(booking, hotelIsDeleted) : undefined;
};

/**
 * The one rule of which action is allowed when: every use case that acts on a booking asks it, and `actionsFor` offers
 * by it. It judges the state of the booking and the clock, at the hotel; whether a night is free, a card is taken or a
 * request is repeated is the use case's own.
 *
 * @param sale whether the booking's hotel still sells; a caller that has not read the hotel leaves it out
 * @returns why `audience` may not do this at `now`; undefined where it may
 */
export function judgeAction(
  action: BookingAction,
  booking: ActionFacts,
  audience: Audience,
  now: Instant,
  sale: HotelSale = 'on_sale',
): RefusalOf<'wrong-state' | 'already-reviewed' | 'forbidden'> | undefined {
  if (action === 'review') return judgeReview(booking, audience, sale);
  if (action === 'correct') return judgeCorrection(booking, now);
  if (action === 'resend') return judgeResend(booking);
  const { event, reason } = RULES[action];
  const illegal = judgeTransition(event, booking.status, audience);
  if (illegal) return illegal;
  const detail = reason?.[audience]?.(booking, now, sale);
  return detail === undefined ? undefined : wrong(booking, detail);
}

/** What `audience` may do to the booking at `now`: every action that `judgeAction` does not refuse. */
export function actionsFor(
  booking: ActionFacts,
  audience: Audience,
  now: Instant,
  sale: HotelSale = 'on_sale',
): BookingAction[] {
  return BOOKING_ACTIONS.filter((action) => judgeAction(action, booking, audience, now, sale) === undefined);
}
