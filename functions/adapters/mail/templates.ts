import type { Booking } from '../../domain/booking/booking.ts';
import { GUEST_DETAILS } from '../../domain/booking/correction.ts';
import type { Minor } from '../../domain/money.ts';
import type { BookingLetter, BookingMailKind, Corrected } from '../../usecases/ports/mail.ts';
import { oneLine } from '../formats/one-line.ts';
import { momentInWords, moneyInWords } from './format.ts';

/** What a letter says, before it is laid out. */
export interface Words {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Whether the facts of the stay follow. */
  readonly facts: boolean;
  /** Whether an entry for a calendar comes with it, and what it does there. */
  readonly calendar: 'add' | 'remove' | 'none';
}

type Say = (
  booking: Booking,
  amount: Minor | null,
  letter: BookingLetter,
) => Omit<Words, 'facts' | 'calendar'> & Partial<Words>;

const amountOf = (booking: Booking, amount: Minor | null): string =>
  amount === null ? 'The money' : moneyInWords(amount, booking.currency);

const refundPromise = (booking: Booking): string => {
  const back = booking.cancellationRefund ?? 0;
  if (booking.payment.paid === 0) return 'Nothing was charged.';
  return back === 0
    ? 'By the cancellation policy you agreed to nothing is given back.'
    : `${moneyInWords(back, booking.currency)} goes back to where it came from; we tell you when it is on its way.`;
};

const DETAILS = {
  guestName: 'Name',
  guestEmail: 'E-mail address',
  guestPhone: 'Telephone',
  specialRequests: 'Special requests',
  arrivalTime: 'Expected arrival',
} as const satisfies Record<(typeof GUEST_DETAILS)[number], string>;

const correctionInWords = ({ before, after }: Corrected = { before: {}, after: {} }): string[] =>
  GUEST_DETAILS.filter((name) => before[name] !== undefined || after[name] !== undefined).map(
    (name) =>
      `${DETAILS[name]}: ${oneLine(after[name] ?? '') || 'none'} (before: ${oneLine(before[name] ?? '') || 'none'})`,
  );

const sayings: Readonly<Record<BookingMailKind, Say>> = {
  'hold-made': (booking) => ({
    subject: `Your room at ${booking.hotelName} is held`,
    paragraphs: [
      `We hold it until ${momentInWords(booking.expiresAt, booking.timeZone)}, the hotel's time. Pay by then to keep it.`,
    ],
  }),
  confirmed: (booking) => ({
    subject: `Your stay at ${booking.hotelName} is confirmed`,
    paragraphs: ['Your payment has arrived, and your room is yours. We look forward to your visit.'],
    calendar: 'add',
  }),
  changed: (booking) => ({
    subject: `Your stay at ${booking.hotelName} is changed`,
    paragraphs: ['This is your stay as it stands now.'],
    calendar: booking.status === 'confirmed' ? 'add' : 'none',
  }),
  corrected: (booking, _amount, { corrected, by }) => ({
    subject: `The details of your booking at ${booking.hotelName} are corrected`,
    paragraphs: [
      `${by === 'hotel' ? 'The hotel has' : 'You have'} corrected these details. Dates, room and price are unchanged.`,
      ...correctionInWords(corrected),
      'If this is not what you expect, please contact the hotel.',
    ],
  }),
  'address-changed': (booking) => ({
    subject: `The e-mail address of booking ${booking.reference} is changed`,
    paragraphs: [
      `The booking at ${booking.hotelName} has another e-mail address now. Its mails no longer come to this one.`,
      'If you do not expect this, please contact the hotel.',
    ],
    facts: false,
  }),
  rebooked: (booking) => ({
    subject: `The hotel has moved your booking at ${booking.hotelName}`,
    paragraphs: ['The hotel has given you another room. The price stays as it was. This is your stay now.'],
    calendar: booking.status === 'confirmed' ? 'add' : 'none',
  }),
  'no-show': (booking) => ({
    subject: `You were expected at ${booking.hotelName}`,
    paragraphs: [
      'The hotel has recorded that you did not arrive. It keeps your room for the present night; later nights are on sale again. Nothing more is charged.',
      `If you are on your way, please contact the hotel: until ${momentInWords(booking.checkOutAt, booking.timeZone)}, the hotel's time, it can confirm your booking again while the nights are free.`,
    ],
  }),
  reinstated: (booking) => ({
    subject: `Your stay at ${booking.hotelName} is confirmed again`,
    paragraphs: ['The hotel has confirmed your booking again, for all its nights. Nothing more is charged.'],
  }),
  cancelled: (booking) => ({
    subject: `Your booking at ${booking.hotelName} is cancelled`,
    paragraphs: [refundPromise(booking)],
    calendar: booking.confirmedAt === null ? 'none' : 'remove',
  }),
  expired: (booking) => ({
    subject: `Your hold at ${booking.hotelName} has ended`,
    paragraphs: ['It was not paid in time, so the room is free again. Nothing was charged.'],
  }),
  'payment-pending': (booking) => ({
    subject: `Your payment for ${booking.hotelName} is on its way`,
    paragraphs: [
      'The payment service does not answer at the moment. Your room stays held; we go on trying and tell you how it ends.',
      ...(booking.dueAt === null
        ? []
        : [`At the latest you hear from us at ${momentInWords(booking.dueAt, booking.timeZone)}, the hotel's time.`]),
    ],
  }),
  'payment-given-up': (booking) => ({
    subject: `Your payment for ${booking.hotelName} did not go through`,
    paragraphs: ['The payment service did not answer in time, so we had to let the room go. Nothing was charged.'],
  }),
  'late-payment-kept': (booking) => ({
    subject: `Your late payment arrived: your stay at ${booking.hotelName} is confirmed`,
    paragraphs: ['Your hold had ended when the payment came, but the room was still free. It is yours.'],
    calendar: 'add',
  }),
  'late-payment-returned': (booking, amount) => ({
    subject: `Your payment for ${booking.hotelName} is given back`,
    paragraphs: [
      `${amountOf(booking, amount)} was charged, but what it was for could no longer be had. All of it has gone back to where it came from.`,
    ],
  }),
  refunded: (booking, amount) => ({
    subject: `Your refund for ${booking.hotelName} is on its way`,
    paragraphs: [`${amountOf(booking, amount)} has gone back to where it came from.`],
  }),
  'review-invitation': (booking) => ({
    subject: `How was your stay at ${booking.hotelName}?`,
    paragraphs: ['We hope you had a good time. A few words help other guests, and the hotel.'],
  }),
  'owner-confirmed': (booking) => ({
    subject: `New booking ${booking.reference} at ${booking.hotelName}`,
    paragraphs: [`${booking.guestName} has booked and paid.`],
  }),
  'owner-changed': (booking) => ({
    subject: `Booking ${booking.reference} at ${booking.hotelName} is changed`,
    paragraphs: [`${booking.guestName} has changed the stay. This is how it stands now.`],
  }),
  'owner-cancelled': (booking) => ({
    subject: `Booking ${booking.reference} at ${booking.hotelName} is cancelled`,
    paragraphs: [`The stay of ${booking.guestName} is cancelled; its nights are on sale again.`],
  }),
};

/** What a letter of a booking says. */
export const wordsOf = (letter: BookingLetter): Words => ({
  facts: true,
  calendar: 'none',
  ...sayings[letter.kind](letter.booking, letter.amount, letter),
});
