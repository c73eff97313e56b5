import type { Booking } from '../../../functions/domain/booking/booking.ts';
import * as moves from '../../../functions/domain/booking/moves.ts';
import type { PaymentAttempt } from '../../../functions/domain/booking/payment.ts';
import { promiseRefund, settleRefund } from '../../../functions/domain/booking/refunds.ts';
import type { Addressee, BookingLetter, BookingMailKind, Letter } from '../../../functions/usecases/ports/mail.ts';
import { familyTerms, onArrivalTerms, sampleHold } from './stay.ts';

/** A mail with who gets it and when. */
export interface SampleMail {
  readonly name: string;
  readonly goesTo: string;
  readonly when: string;
  readonly letter: Letter;
  readonly to: Addressee;
}

const tejo = { name: 'Hotel Tejo', address: 'Rua Augusta 1', city: 'Lisboa', country: 'PT' };
const douro = { name: 'Hotel Douro', address: 'Cais da Ribeira 12', city: 'Porto', country: 'PT' };
const guest = { email: 'ana@example.com', name: 'Ana Martins' };
const owner = { email: 'rui@example.com', name: 'Rui Costa' };
const moment = (now: string) => ({ now, nonce: 'nonce' });

const attempt = (changes: Partial<PaymentAttempt>): PaymentAttempt => ({
  bookingId: 'sample',
  n: 1,
  amount: 33_000,
  currency: 'EUR',
  method: 'card',
  purpose: 'confirm',
  targetVersion: 2,
  target: null,
  state: 'kept',
  tries: 0,
  dueAt: null,
  createdAt: '2027-03-01T12:05:00.000Z',
  settledAt: '2027-03-01T12:05:00.000Z',
  ...changes,
});

const held = sampleHold();
const paid = moves.confirm(held, attempt({}), moment('2027-03-01T12:05:00.000Z'));
const family = sampleHold(familyTerms);
const familyPaid = moves.confirm(family, attempt({ amount: 33_750 }), moment('2027-03-01T12:05:00.000Z'));
const onArrival = moves.confirm(sampleHold(onArrivalTerms), null, moment('2027-03-01T12:05:00.000Z'));
const redeemed = { worth: 5000, batches: [{ until: '2028-12-31T00:00:00.000Z', points: 5000 }] };
const paidWithPoints = moves.confirm(held, attempt({ amount: 28_000, redeemed }), moment('2027-03-01T12:05:00.000Z'));
const pointsPaid = { points: 5000, worth: 5000 };

/** Cancelled with this refund, which is paid if `settled`. */
const cancelled = (
  from: typeof paid,
  by: 'guest' | 'hotel',
  reason: string | null,
  refund: number,
  settled: boolean,
): Booking => {
  const now = '2027-03-20T09:00:00.000Z';
  const made = moves.cancel(from, { refund, by, reason }, moment(now));
  const { booking, refunds } = promiseRefund(made, refund, 'cancelled', now);
  return settled ? refunds.reduce<Booking>(settleRefund, booking) : booking;
};
const byGuest = cancelled(paid, 'guest', 'My flight is cancelled.', 33_000, false);
const late = cancelled(paid, 'guest', null, 16_500, false);
const byHotel = cancelled(paid, 'hotel', 'Water damage on the second floor. We are very sorry.', 33_000, false);
/** Paid for eight nights, shortened to three, and the difference refunded. */
const shortened = ((): Booking => {
  const long = {
    ...paid,
    payment: { ...paid.payment, paid: 88_000, charges: [{ attempt: 1, amount: 88_000, returned: 0 }] },
  };
  const { booking, refunds } = promiseRefund(long, 55_000, 'changed', '2027-03-10T09:00:00.000Z');
  return refunds.reduce<Booking>(settleRefund, booking);
})();

const letter = (kind: BookingMailKind, booking: Booking, more: Partial<BookingLetter> = {}): BookingLetter => ({
  kind,
  booking,
  hotel: tejo,
  pointsPaid: null,
  amount: null,
  at: '2027-03-01T12:05:00.000Z',
  ...more,
});

const toGuest = (name: string, when: string, about: Letter): SampleMail => ({
  name,
  goesTo: 'guest',
  when,
  letter: about,
  to: guest,
});
const tokenTo = (path: string) => ({
  token: 'AbCdEf.GhIjKl.MnOpQr',
  page: `https://hotels.example${path}#token=AbCdEf.GhIjKl.MnOpQr`,
  expiresAt: '2027-03-01T12:30:00.000Z',
});
const toAccount = (name: string, when: string, about: Letter): SampleMail => ({
  ...toGuest(name, when, about),
  goesTo: 'account',
});
const toOwner = (name: string, when: string, about: Letter): SampleMail => ({
  name,
  goesTo: 'owner',
  when,
  letter: about,
  to: owner,
});

const corrected = {
  before: { guestName: 'Anna Martins', guestEmail: 'old@example.com', arrivalTime: null },
  after: { guestName: 'Ana Martins', guestEmail: 'ana@example.com', arrivalTime: '21:30' },
};
const pending = moves.awaitPayment(
  moves.openAttempt(held, moment('2027-03-01T12:05:00.000Z')) as typeof held,
  1,
  moment('2027-03-01T12:05:00.000Z'),
);
const missed = moves.noShow(paid, '2027-04-01', moment('2027-04-02T08:00:00.000Z'));
const over = moves.complete(paid, null, moment('2027-04-04T10:00:00.000Z'));

/** Every mail of the system, those of one booking in the order of its life. */
export const sampleMails: readonly SampleMail[] = [
  toAccount('hold-made', 'rooms are held', letter('hold-made', held)),
  toAccount('payment-pending', 'the payment service does not answer', letter('payment-pending', pending)),
  toAccount(
    'payment-given-up',
    'the payment service did not answer in time',
    letter('payment-given-up', moves.expire(pending, moment('2027-03-01T13:05:00.000Z'))),
  ),
  toAccount(
    'expired',
    'a hold was not paid in time',
    letter('expired', moves.expire(held, moment('2027-03-01T12:15:00.000Z'))),
  ),
  toGuest('confirmed', 'the stay is paid, or its confirmation is sent again', letter('confirmed', paid)),
  toGuest('confirmed-with-deposit', 'a deposit of half board is paid', letter('confirmed', familyPaid)),
  toGuest('confirmed-on-arrival', 'nothing is due before arrival', letter('confirmed', onArrival)),
  toGuest(
    'confirmed-with-points',
    'the same, partly paid with points',
    letter('confirmed', paidWithPoints, { pointsPaid }),
  ),
  toGuest(
    'late-payment-kept',
    'a payment came after the hold had ended, and the room was free',
    letter('late-payment-kept', paid),
  ),
  toAccount(
    'late-payment-returned',
    'a charge that nothing keeps went back',
    letter('late-payment-returned', moves.expire(held, moment('2027-03-01T12:15:00.000Z')), { amount: 33_000 }),
  ),
  toGuest('changed', 'the stay is changed', letter('changed', shortened, { at: '2027-03-10T09:00:00.000Z' })),
  toAccount(
    'corrected',
    "the guest's details are corrected",
    letter('corrected', { ...paid, arrivalTime: '21:30' }, { corrected, by: 'guest' }),
  ),
  {
    ...toGuest('address-changed', "the guest's address is another one", letter('address-changed', paid)),
    goesTo: "the guest's old address",
    to: { email: 'old@example.com', name: 'Anna Martins' },
  },
  toGuest(
    'rebooked',
    'the hotel has moved the booking to another hotel',
    letter('rebooked', { ...paid, hotelName: 'Hotel Douro' }, { hotel: douro, movedFrom: tejo }),
  ),
  toGuest(
    'rebooked-within-hotel',
    'the hotel has moved the booking to another room type',
    letter('rebooked', { ...paid, roomTypeName: 'Suite' }),
  ),
  toGuest(
    'cancelled',
    'the guest has cancelled in time',
    letter('cancelled', byGuest, { at: '2027-03-20T09:00:00.000Z' }),
  ),
  toGuest('cancelled-in-part', 'the guest has cancelled late; half is given back', letter('cancelled', late)),
  toGuest('cancelled-by-hotel', 'the hotel has cancelled', letter('cancelled', byHotel)),
  toGuest(
    'refunded',
    'the payment service has taken the refund',
    letter('refunded', cancelled(paid, 'guest', null, 33_000, true), { amount: 33_000 }),
  ),
  toGuest('no-show', 'the hotel has recorded a no-show', letter('no-show', missed)),
  toGuest(
    'reinstated',
    'the hotel has confirmed a no-show again',
    letter('reinstated', moves.reinstate(missed, moment('2027-04-02T09:00:00.000Z'))),
  ),
  toGuest('review-invitation', 'the stay is over', letter('review-invitation', over)),
  toOwner('owner-confirmed', 'a stay is booked and paid', letter('owner-confirmed', paid)),
  toOwner('owner-changed', 'a guest has changed a stay', letter('owner-changed', shortened)),
  toOwner('owner-cancelled', 'a confirmed stay is cancelled', letter('owner-cancelled', byGuest)),
  toOwner('webhook-disabled', 'a webhook is disabled', {
    kind: 'webhook-disabled',
    url: 'https://pms.example.com/hooks',
    reason: 'The address answers 410: it is gone.',
  }),
  {
    name: 'owner-disabled',
    goesTo: 'system admin',
    when: 'an owner is suspended, or no hotel admin any more',
    letter: { kind: 'owner-disabled', owner, hotels: ['Hotel Tejo', 'Hotel Douro'], more: false },
    to: { email: 'admin@example.com', name: 'Vera Admin' },
  },
  toAccount('password-reset', 'a new password is asked for', { kind: 'password-reset', ...tokenTo('/reset') }),
  toAccount('verification', 'an account is made', { kind: 'verification', ...tokenTo('/verify') }),
  {
    name: 'booking-link',
    goesTo: 'guest',
    when: 'a link to a booking is asked for',
    letter: { kind: 'booking-link', reference: 'K7QM-2D9T', hotelName: 'Hotel Tejo', ...tokenTo('/trips/link') },
    to: guest,
  },
];
