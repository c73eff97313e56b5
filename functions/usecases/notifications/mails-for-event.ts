import type { AnyEvent } from '../../contract/events.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { GUEST_DETAILS } from '../../domain/booking/correction.ts';
import type { RefundEntry } from '../../domain/booking/payment.ts';
import type { Minor } from '../../domain/money.ts';
import type { BookingMailKind } from '../ports/mail.ts';

/** A letter that an event asks for. */
export interface Due {
  readonly kind: BookingMailKind;
  /** `account`: who made the booking; `old-address`: the guest as the booking was before a correction. */
  readonly to: 'guest' | 'owner' | 'account' | 'old-address';
  readonly amount: Minor | null;
}

const guest = (kind: BookingMailKind, amount: Minor | null = null): Due => ({ kind, to: 'guest', amount });
const owner = (kind: BookingMailKind): Due => ({ kind, to: 'owner', amount: null });

/** An owner who did it at the desk needs no mail to know. */
const unlessOwners = ({ data }: BookingEvent, due: Due): readonly Due[] => (data.actor === 'owner' ? [] : [due]);

type BookingEvent = Extract<AnyEvent, { readonly data: { readonly actor: unknown } }>;
type BookingChanged = AnyEvent & { type: 'booking.changed' };

/** Whether the event corrected the guest's details; then it changed nothing else. */
export const isCorrection = ({ data: { before } }: BookingChanged): boolean =>
  before !== null && GUEST_DETAILS.some((name) => before[name] !== undefined);

/**
 * A correction is mailed to the account, and, once the stay was confirmed, to the address that the booking had: of a new
 * address it learns only that there is one.
 */
const correctionMails = ({ data: { before } }: BookingChanged, booking: Booking): readonly Due[] => {
  const account: Due = { kind: 'corrected', to: 'account', amount: null };
  if (booking.confirmedAt === null) return [account];
  const kind = before?.guestEmail === undefined ? 'corrected' : 'address-changed';
  return [account, { kind, to: 'old-address', amount: null }];
};

const changeMails = (event: BookingChanged, booking: Booking): readonly Due[] => {
  if (isCorrection(event)) return correctionMails(event, booking);
  return event.data.after.status === 'confirmed'
    ? [guest('changed'), ...unlessOwners(event, owner('owner-changed'))]
    : [guest('changed')];
};

/**
 * Which letters an event of a booking asks for, to the guest and to the hotel.
 * @param booking as it is now, which may be further on than the event
 * @param refund the ledger entry behind a refund
 */
export const mailsForEvent = (event: AnyEvent, booking: Booking, refund: RefundEntry | undefined): readonly Due[] => {
  switch (event.type) {
    case 'booking.held':
      // A hold that is paid, given up or taken anew has a later mail (rule 22).
      return event.data.before === null && booking.version === event.version ? [guest('hold-made')] : [];
    case 'booking.payment_pending':
      return booking.status === 'payment_pending' ? [guest('payment-pending')] : [];
    case 'booking.confirmed':
      return event.data.before?.status === 'expired'
        ? [guest('late-payment-kept'), owner('owner-confirmed')]
        : [guest('confirmed'), ...unlessOwners(event, owner('owner-confirmed'))];
    case 'booking.confirmation_resent':
      return [guest('confirmed')];
    case 'booking.changed':
      return changeMails(event, booking);
    case 'booking.rebooked':
      return [guest('rebooked')];
    case 'booking.no_show':
      return [guest('no-show')];
    case 'booking.reinstated':
      return [guest('reinstated')];
    case 'booking.cancelled':
      return event.data.before?.status === 'confirmed'
        ? [guest('cancelled'), owner('owner-cancelled')]
        : [guest('cancelled')];
    case 'booking.expired':
      return [guest(event.data.before?.status === 'payment_pending' ? 'payment-given-up' : 'expired')];
    case 'payment.refunded':
      // Who was given money at the desk has it in the hand.
      if (event.data.actor !== 'system') return [];
      return refund?.reason === 'not_kept'
        ? [guest('late-payment-returned', refund.amount)]
        : [guest('refunded', refund?.amount ?? event.data.amount)];
    case 'booking.completed':
      return booking.reviewedAt === null ? [guest('review-invitation')] : [];
    default:
      return [];
  }
};
