import type { Booking, Canceller } from '../../domain/booking/booking.ts';
import { worthRedeemed } from '../../domain/booking/refunds.ts';
import { dueOfStay } from '../../domain/stay-price.ts';
import type { BookingLetter, BookingMailKind } from '../../usecases/ports/mail.ts';
import { momentInWords } from '../../words/time.ts';
import { oneLine } from '../formats/one-line.ts';
import { addressInWords, amountInWords } from './format.ts';
import type { Template } from './templates.ts';

type BookingTemplate = (letter: BookingLetter) => Pick<Template, 'subject' | 'paragraphs'> & Partial<Template>;

const amountOf = ({ booking, amount }: BookingLetter): string =>
  amount === null ? 'The money' : amountInWords(amount, booking.currency);

/** What a cancellation gives back: points at once, money once the payment service has taken it. */
const refundPromise = ({ booking, pointsPaid }: BookingLetter): string => {
  const back = booking.cancellationRefund ?? 0;
  const pointsCameBack = pointsPaid !== null && pointsPaid.worth > worthRedeemed(booking);
  if (booking.payment.paid === 0 && pointsPaid === null) return 'Nothing was charged.';
  if (back === 0) {
    return pointsCameBack
      ? 'The points are in your account again.'
      : 'By the cancellation policy of this booking nothing is given back.';
  }
  const money = `${amountInWords(back, booking.currency)} goes back to the card or account that paid. We send you a mail once it is on its way.`;
  return pointsCameBack ? `${money} The points are in your account again.` : money;
};

const CANCELLERS: Readonly<Record<'guest' | 'owner', Readonly<Record<Canceller, string>>>> = {
  guest: {
    guest: 'You have cancelled this booking.',
    hotel: 'The hotel has cancelled this booking.',
    system: 'This booking was cancelled automatically.',
  },
  owner: {
    guest: 'The guest has cancelled this booking.',
    hotel: 'The hotel has cancelled this booking.',
    system: 'This booking was cancelled automatically.',
  },
};

/** Who cancelled and why, to either side. */
const cancelledBecause = ({ cancelledBy, cancelReason }: Booking, to: 'guest' | 'owner'): string[] => [
  CANCELLERS[to][cancelledBy ?? 'system'],
  ...(cancelReason ? [`Reason given: ${oneLine(cancelReason)}`] : []),
];

const moveInWords = ({ hotel, movedFrom }: BookingLetter): string =>
  movedFrom
    ? `The hotel has moved your booking from ${movedFrom.name} (${addressInWords(movedFrom)}) to ${hotel.name} (${addressInWords(hotel)}).`
    : `The hotel has given you another room at ${hotel.name}.`;

const calendarOf = (booking: Booking): Template['calendar'] => (booking.status === 'confirmed' ? 'add' : 'none');

/** Whether nothing is due before arrival. */
const isPaidOnArrival = (booking: Booking): boolean => dueOfStay(booking).dueNow === 0;

/** What a mail about a booking says to its guest, its account or its hotel; unless it says otherwise, the stay and the price follow. */
export const bookingTemplates: Readonly<Record<BookingMailKind, BookingTemplate>> = {
  'hold-made': ({ booking }) => ({
    subject: `Your room at ${booking.hotelName} is held`,
    paragraphs: [
      `We hold it until ${momentInWords(booking.expiresAt, booking.timeZone)}. ${isPaidOnArrival(booking) ? 'Confirm' : 'Pay'} by then to keep it.`,
    ],
    parts: ['stay', 'money', 'policy'],
  }),
  confirmed: ({ booking }) => ({
    subject: `Your stay at ${booking.hotelName} is confirmed`,
    paragraphs: [
      `${isPaidOnArrival(booking) ? 'Your room is yours, and you pay at the hotel.' : 'Your payment has arrived, and your room is yours.'} We look forward to your visit.`,
    ],
    parts: ['stay', 'money', 'nights', 'policy'],
    calendar: 'add',
  }),
  changed: ({ booking }) => ({
    subject: `Your stay at ${booking.hotelName} is changed`,
    paragraphs: ['This is your stay now.'],
    parts: ['stay', 'money', 'nights', 'policy'],
    calendar: calendarOf(booking),
  }),
  corrected: ({ booking, by }) => ({
    subject: `The details of your booking at ${booking.hotelName} are corrected`,
    paragraphs: [
      `${by === 'hotel' ? 'The hotel has' : 'You have'} corrected details of this booking. Dates, room and price are unchanged.`,
      'If this is not what you expect, please contact the hotel.',
    ],
    parts: ['correction', 'stay'],
  }),
  'address-changed': ({ booking }) => ({
    subject: `The e-mail address of booking ${booking.reference} is changed`,
    paragraphs: [
      `The booking at ${booking.hotelName} has another e-mail address now. Its mails no longer come to this one.`,
      'If you do not expect this, please contact the hotel.',
    ],
    parts: [],
  }),
  rebooked: (letter) => ({
    subject: letter.movedFrom
      ? `The hotel has moved your booking to ${letter.hotel.name}`
      : `The hotel has moved your booking at ${letter.hotel.name}`,
    paragraphs: [
      moveInWords(letter),
      'The price stays as it was, and no deadline for a cancellation is nearer. This is your stay now.',
    ],
    parts: ['stay', 'money', 'policy'],
    calendar: calendarOf(letter.booking),
  }),
  'no-show': ({ booking }) => ({
    subject: `You were expected at ${booking.hotelName}`,
    paragraphs: [
      'The hotel has recorded that you did not arrive. It keeps your room for the present night; later nights are on sale again. Nothing more is charged.',
      `If you are on your way, please contact the hotel: until ${momentInWords(booking.checkOutAt, booking.timeZone)} it can confirm your booking again while the nights are free.`,
    ],
  }),
  reinstated: ({ booking }) => ({
    subject: `Your stay at ${booking.hotelName} is confirmed again`,
    paragraphs: ['The hotel has confirmed your booking again, for all its nights. Nothing more is charged.'],
  }),
  cancelled: (letter) => ({
    subject: `Your booking at ${letter.hotel.name} is cancelled`,
    paragraphs: [...cancelledBecause(letter.booking, 'guest'), refundPromise(letter)],
    calendar: letter.booking.confirmedAt === null ? 'none' : 'remove',
  }),
  expired: ({ booking }) => ({
    subject: `Your hold at ${booking.hotelName} has ended`,
    paragraphs: ['It was not paid in time, so the room is free again. Nothing was charged.'],
    parts: ['stay'],
  }),
  'payment-pending': ({ booking }) => ({
    subject: `Your payment for ${booking.hotelName} is on its way`,
    paragraphs: [
      'The payment service does not answer at the moment. Your room stays held. We keep trying and tell you how it ends.',
      ...(booking.dueAt === null
        ? []
        : [`At the latest you hear from us at ${momentInWords(booking.dueAt, booking.timeZone)}.`]),
    ],
  }),
  'payment-given-up': ({ booking }) => ({
    subject: `Your payment for ${booking.hotelName} did not go through`,
    paragraphs: ['The payment service did not answer in time, so the room is free again. Nothing was charged.'],
    parts: ['stay'],
  }),
  'late-payment-kept': ({ booking }) => ({
    subject: `Your late payment arrived: your stay at ${booking.hotelName} is confirmed`,
    paragraphs: ['Your hold had ended when the payment came, but the room was still free. It is yours.'],
    parts: ['stay', 'money', 'policy'],
    calendar: 'add',
  }),
  'late-payment-returned': (letter) => ({
    subject: `Your payment for ${letter.hotel.name} is given back`,
    paragraphs: [
      `${amountOf(letter)} was charged, but what it was for was no longer available. All of it has gone back to the card or account that paid.`,
    ],
    parts: ['stay'],
  }),
  refunded: (letter) => ({
    subject: `Your refund for ${letter.hotel.name} is on its way`,
    paragraphs: [`${amountOf(letter)} has gone back to the card or account that paid.`],
  }),
  'review-invitation': ({ booking }) => ({
    subject: `How was your stay at ${booking.hotelName}?`,
    paragraphs: ['We hope you had a good time. A few words help other guests, and the hotel.'],
    parts: ['stay'],
  }),
  'owner-confirmed': ({ booking }) => ({
    subject: `New booking ${booking.reference} at ${booking.hotelName}`,
    paragraphs: [`${booking.guestName} has booked and paid.`],
    parts: ['stay', 'guest', 'money'],
  }),
  'owner-changed': ({ booking }) => ({
    subject: `Booking ${booking.reference} at ${booking.hotelName} is changed`,
    paragraphs: [`${booking.guestName} has changed the stay. This is the stay now.`],
    parts: ['stay', 'guest', 'money'],
  }),
  'owner-cancelled': ({ booking }) => ({
    subject: `Booking ${booking.reference} at ${booking.hotelName} is cancelled`,
    paragraphs: [...cancelledBecause(booking, 'owner'), 'Its nights are on sale again.'],
    parts: ['stay', 'guest', 'money'],
  }),
};
