import { epochMillis, type Instant } from '../calendar/instant.ts';
import { today } from '../calendar/zone.ts';
import type { BookingFacts, BookingState } from './booking.ts';
import { type Actor, type BookingEvent, legalFrom } from './machine.ts';

/** What a caller can be offered on a booking; `review` moves no state. */
export type BookingAction =
  | 'confirm'
  | 'change'
  | 'cancel'
  | 'review'
  | 'check_in'
  | 'check_out'
  | 'no_show'
  | 'rebook';

/** Who asks; a schedule is offered nothing. */
export type Caller = Exclude<Actor, 'system'>;

/** What the offer depends on. */
export type ActionFacts = Pick<BookingFacts, 'checkIn' | 'checkInAt' | 'checkOutAt' | 'timeZone' | 'reviewed'> &
  Pick<BookingState, 'status' | 'dueAt'>;

interface Moment {
  readonly booking: ActionFacts;
  readonly now: Instant;
}

interface Offer {
  readonly action: BookingAction;
  readonly event: BookingEvent;
  readonly caller: Caller;
  readonly open: (moment: Moment) => boolean;
}

const always = (): boolean => true;

function before(now: Instant, instant: Instant): boolean {
  return epochMillis(now) < epochMillis(instant);
}

function arrivalDayHasCome({ booking, now }: Moment): boolean {
  return today(now, booking.timeZone) >= booking.checkIn;
}

function arrivalDayIsNotPast({ booking, now }: Moment): boolean {
  return today(now, booking.timeZone) <= booking.checkIn;
}

/** A hold whose time is over is as good as expired, though the sweeper has not come by yet. */
function holdIsOver({ booking, now }: Moment): boolean {
  return booking.status === 'reserved' && booking.dueAt !== null && !before(now, booking.dueAt);
}

/** A running hold may be paid to its end; a lapsed one only while its first night can still be sold. */
function mayConfirm(moment: Moment): boolean {
  const lapsed = moment.booking.status === 'expired' || holdIsOver(moment);
  return !lapsed || arrivalDayIsNotPast(moment);
}

const OFFERS: readonly Offer[] = [
  { action: 'confirm', event: 'booking.confirmed', caller: 'guest', open: mayConfirm },
  {
    action: 'change',
    event: 'booking.changed',
    caller: 'guest',
    open: (moment) => before(moment.now, moment.booking.checkInAt) && !holdIsOver(moment),
  },
  {
    action: 'cancel',
    event: 'booking.cancelled',
    caller: 'guest',
    open: ({ booking, now }) => before(now, booking.checkInAt),
  },
  {
    action: 'check_in',
    event: 'booking.checked_in',
    caller: 'owner',
    open: (moment) => arrivalDayHasCome(moment) && before(moment.now, moment.booking.checkOutAt),
  },
  { action: 'check_out', event: 'booking.completed', caller: 'owner', open: always },
  { action: 'no_show', event: 'booking.no_show', caller: 'owner', open: arrivalDayHasCome },
  { action: 'rebook', event: 'booking.rebooked', caller: 'owner', open: arrivalDayIsNotPast },
  { action: 'cancel', event: 'booking.cancelled', caller: 'owner', open: always },
];

/**
 * What this caller may do to the booking at `now`. A guest changes or cancels until the check-in instant; the front
 * desk checks in, or marks a no-show, from the day of arrival on the hotel's calendar.
 */
export function actionsFor(booking: ActionFacts, caller: Caller, now: Instant): BookingAction[] {
  const offered = OFFERS.filter(
    (offer) =>
      offer.caller === caller &&
      legalFrom(offer.event, caller).includes(booking.status) &&
      offer.open({ booking, now }),
  ).map((offer) => offer.action);
  return caller === 'guest' && booking.status === 'completed' && !booking.reviewed ? [...offered, 'review'] : offered;
}
