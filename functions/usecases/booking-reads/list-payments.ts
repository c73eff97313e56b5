import type { Booking } from '../../domain/booking/booking.ts';
import type { GuestAccess } from '../../domain/booking/guest-access.ts';
import type { DeskMethod, DeskPayment, PaymentAttempt, RefundEntry } from '../../domain/booking/payment.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Minor } from '../../domain/money.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type DeskCommand, type DeskDeps, deskBooking } from '../frontdesk/desk.ts';
import type { Bookings } from '../ports/bookings.ts';
import { ownBooking } from './own-booking.ts';

/** Money that went, goes or failed to go to the hotel or back to the guest. */
export interface MoneyMovement {
  readonly kind: 'charge' | 'refund';
  readonly amount: Minor;
  readonly currency: string;
  readonly status: 'pending' | 'succeeded' | 'failed';
  /** By card, or how the front desk took or gave it; `desk` where it waits there to be given. */
  readonly method: 'card' | DeskMethod | 'desk';
  /** When it ended; while it is pending, when it began. */
  readonly at: Instant;
}

/** A charge given back did land first: its refund is a movement of its own. */
const chargeStatus = {
  open: 'pending',
  kept: 'succeeded',
  refunded: 'succeeded',
  declined: 'failed',
  abandoned: 'failed',
} as const satisfies Record<PaymentAttempt['state'], MoneyMovement['status']>;
const refundStatus = { due: 'pending', settled: 'succeeded' } as const;

const chargeOf = ({ amount, currency, state, settledAt, createdAt }: PaymentAttempt): MoneyMovement => ({
  kind: 'charge',
  amount,
  currency,
  status: chargeStatus[state],
  method: 'card',
  at: settledAt ?? createdAt,
});

const refundOf = ({ amount, currency, state, settledAt, createdAt }: RefundEntry): MoneyMovement => ({
  kind: 'refund',
  amount,
  currency,
  status: refundStatus[state],
  method: 'card',
  at: settledAt ?? createdAt,
});

/** What of a refund still waits for the desk; what it has given is a movement of its own. */
const waitingAtDesk = ({ amount, currency, createdAt, desk }: RefundEntry): MoneyMovement[] => {
  const open = amount - (desk?.given ?? 0);
  return open === 0
    ? []
    : [{ kind: 'refund', amount: open, currency, status: 'pending', method: 'desk', at: createdAt }];
};

/** Money that passed the desk, as a movement. */
export const deskMovement = ({ amount, currency, method, at }: DeskPayment): MoneyMovement => ({
  kind: amount < 0 ? 'refund' : 'charge',
  amount: Math.abs(amount),
  currency,
  status: 'succeeded',
  method,
  at,
});

interface PaymentsDeps {
  readonly bookings: Pick<Bookings, 'find' | 'money'>;
}

const movementsOf = async (
  { bookings }: PaymentsDeps,
  bookingId: string,
  visible: Promise<Booking | Refusal>,
): Promise<readonly MoneyMovement[] | Refusal> => {
  const [booking, money] = await Promise.all([visible, bookings.money(bookingId)]);
  if (isRefusal(booking)) return booking;
  const movements = [
    ...money.attempts.map(chargeOf),
    ...money.deskPayments.map(deskMovement),
    ...money.refunds.flatMap((refund) => (refund.desk ? waitingAtDesk(refund) : [refundOf(refund)])),
  ];
  return movements.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
};

/** Every movement of the money of the guest's booking, oldest first; a charge comes before its refund. */
export const listPayments = (deps: PaymentsDeps) => (access: GuestAccess, bookingId: string) =>
  movementsOf(deps, bookingId, ownBooking(deps)(access, bookingId));

/** The same of a booking of the owner's hotel. */
export const listPaymentsAtDesk = (deps: PaymentsDeps & Pick<DeskDeps, 'hotels'>) => (command: DeskCommand) =>
  movementsOf(deps, command.bookingId, deskBooking(deps)(command));
