import type { Booking } from '../../domain/booking/booking.ts';
import { GUEST_DETAILS } from '../../domain/booking/correction.ts';
import { keptOf } from '../../domain/booking/payment.ts';
import { worthRedeemed } from '../../domain/booking/refunds.ts';
import { dueAtHotelOf, paidNet, stepsOfBooking } from '../../domain/booking/settlement.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { pointsIn } from '../../domain/loyalty/points-batch.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';
import type { TaxLine } from '../../domain/rates/taxes.ts';
import { billNights, dueOfStay } from '../../domain/stay-price.ts';
import type { BookingLetter, MailHotel, PointsPaid } from '../../usecases/ports/mail.ts';
import { boardInWords } from '../../words/board.ts';
import { cancellationInWords } from '../../words/cancellation.ts';
import { moneyInWords } from '../../words/money.ts';
import { nightInEnglish } from '../../words/night-price.ts';
import { peopleInWords } from '../../words/people.ts';
import { dayInWords } from '../../words/time.ts';

/** A name and what it is. */
export type Fact = readonly [label: string, value: string];

/** Facts under a heading, or sentences. */
export interface Section {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly lines: readonly string[];
  /** The facts are amounts, which stand one below the other. */
  readonly areAmounts?: true;
}

/** An amount of minor units in words: EUR 200.00. */
export const amountInWords = (minor: Minor, currency: string): string =>
  moneyInWords({ amount: formatAmount(minor, currency), currency });

const countries = new Intl.DisplayNames('en', { type: 'region' });

/** Street, town and country in one line. */
export const addressInWords = ({ address, city, country }: MailHotel): string =>
  [address, city, countries.of(country) ?? country].filter((part) => part !== '').join(', ');

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const numbers = new Intl.NumberFormat('en');
const pointsInWords = (points: number): string => `${numbers.format(points)} ${points === 1 ? 'point' : 'points'}`;
const fact = (label: string, value: string | null): Fact[] => (value === null || value === '' ? [] : [[label, value]]);

/** What is booked, where and when. */
export const staySection = ({ booking, hotel }: BookingLetter): Section => ({
  title: 'The stay',
  facts: [
    ['Booking', booking.reference],
    ['Hotel', hotel.name],
    ['Address', addressInWords(hotel)],
    ['Room', booking.rooms === 1 ? booking.roomTypeName : `${booking.rooms} × ${booking.roomTypeName}`],
    ['Check-in', `${dayInWords(booking.checkIn)}, from ${booking.checkInTime}`],
    ['Check-out', `${dayInWords(booking.checkOut)}, until ${booking.checkOutTime}`],
    ['For', `${peopleInWords(booking.party)}, ${counted(booking.nights.length, 'night')}`],
    ['Rate', booking.plan.name],
    ['Board', boardInWords(booking.plan.board)],
    ...fact('Expected arrival', booking.arrivalTime),
    ...fact('Special requests', booking.specialRequests),
    ['Times', `The hotel's own (${booking.timeZone})`],
  ],
  lines: [],
});

/** The hotel's mails say whom to expect and how to reach them. */
export const guestSection = ({ booking }: BookingLetter): Section => ({
  title: 'The guest',
  facts: [['Name', booking.guestName], ...fact('E-mail', booking.guestEmail), ...fact('Telephone', booking.guestPhone)],
  lines: [],
});

const DETAILS = {
  guestName: 'Name',
  guestEmail: 'E-mail address',
  guestPhone: 'Telephone',
  specialRequests: 'Special requests',
  arrivalTime: 'Expected arrival',
} as const satisfies Record<(typeof GUEST_DETAILS)[number], string>;

/** Each detail that was corrected, with what it was before. */
export const correctionSection = ({ corrected = { before: {}, after: {} } }: BookingLetter): Section => {
  const { before, after } = corrected;
  const names = GUEST_DETAILS.filter((name) => name in before || name in after);
  const facts = names.map(
    (name): Fact => [DETAILS[name], `${after[name] || 'none'} (before: ${before[name] || 'none'})`],
  );
  return { title: 'What is corrected', facts, lines: [] };
};

const pointsFacts = (booking: Booking, paid: PointsPaid | null): Fact[] => {
  if (paid === null) return [];
  const { currency, payment } = booking;
  const [points, worth] = [
    paid.points - pointsIn(payment.redeemed?.batches ?? []),
    paid.worth - worthRedeemed(booking),
  ];
  return [
    [`Paid with ${pointsInWords(paid.points)}`, amountInWords(paid.worth, currency)],
    ...(points > 0 ? fact(`Given back in ${pointsInWords(points)}`, amountInWords(worth, currency)) : []),
  ];
};

/** A tax line says where it is paid, or that the rooms' price carries it. */
const taxFact = ({ name, amount, included, due }: TaxLine, currency: string): Fact => {
  const where = included ? ', in the price' : due ? ', at the hotel' : '';
  return [`${name}${where}`, amountInWords(amount, currency)];
};

/** What the guest pays on arrival, taxes included. */
const atHotelFacts = (booking: Booking): Fact[] => {
  const amount = dueAtHotelOf(booking);
  return amount === 0 ? [] : [['To pay at the hotel', amountInWords(amount, booking.currency)]];
};

/** What is left of what was paid, under the name that fits: nothing of it may be read as money that is still to be paid. */
const remainingFacts = (booking: Booking, paid: PointsPaid | null): Fact[] => {
  const { currency, payment, status } = booking;
  if (status === 'reserved' || status === 'payment_pending') {
    const { dueNow } = dueOfStay(booking);
    return dueNow === 0 ? [] : [['To pay now', amountInWords(dueNow - paidNet(booking), currency)]];
  }
  const cameBack = payment.refunded + payment.refundDue > 0 || (paid !== null && paid.worth > worthRedeemed(booking));
  if (!cameBack && status !== 'cancelled') return [];
  const left = amountInWords(keptOf(payment) + worthRedeemed(booking), currency);
  return [[status === 'cancelled' ? 'Kept by the hotel' : 'Remains paid', left]];
};

const isDeposit = ({ plan }: Booking): boolean => plan.payment.kind === 'deposit';

/** The price with its tax and fee lines, what was paid, what went back, and what remains. */
export const moneySection = ({ booking, pointsPaid }: BookingLetter): Section => {
  const { currency, totals, payment } = booking;
  const inWords = (minor: Minor): string => amountInWords(minor, currency);
  const wasPaid = payment.paid > 0 || pointsPaid !== null;
  return {
    title: 'The price',
    facts: [
      ['Rooms', inWords(totals.rooms)],
      ...totals.taxes.map((tax) => taxFact(tax, currency)),
      ['Total', inWords(totals.total)],
      ...(wasPaid ? fact(isDeposit(booking) ? 'Deposit paid' : 'Paid', inWords(payment.paid)) : []),
      ...pointsFacts(booking, pointsPaid),
      ...(payment.refunded > 0 ? fact('Given back', inWords(payment.refunded)) : []),
      ...(payment.refundDue > 0 ? fact('On its way back', inWords(payment.refundDue)) : []),
      ...(wasPaid || booking.confirmedAt === null ? remainingFacts(booking, pointsPaid) : []),
      ...atHotelFacts(booking),
    ],
    lines: [],
    areAmounts: true,
  };
};

/** How the price of each night is made, before taxes that are added; nights in a row that are made alike are told once. */
export const nightsSection = ({ booking }: BookingLetter): Section => {
  const amount = (minor: Minor) => ({ amount: formatAmount(minor, booking.currency), currency: booking.currency });
  const bills = billNights(booking);
  const told: { readonly from: string; nights: number; readonly how: string }[] = [];
  for (const [index, { date, rooms }] of booking.nights.entries()) {
    const [first] = rooms;
    if (first === undefined) continue;
    const night = {
      price: amount(first.price),
      rule: first.rule,
      rooms: rooms.map(({ price, rule }, place) => ({
        price: amount(bills[index]?.rooms[place]?.price ?? price),
        nightPrice: amount(price),
        rule,
        adjustments: (bills[index]?.rooms[place]?.adjustments ?? []).map((step) => ({
          kind: step.kind,
          amount: amount(step.amount),
        })),
      })),
    };
    const how = nightInEnglish(night).join('; ');
    const last = told.at(-1);
    if (last?.how === how) last.nights += 1;
    else told.push({ from: date, nights: 1, how });
  }
  const when = (from: string, nights: number): string =>
    nights === 1 ? dayInWords(from) : `${counted(nights, 'night')} from ${dayInWords(from)}`;
  return {
    title: 'How each night is priced',
    facts: told.map(({ from, nights, how }): Fact => [when(from, nights), how]),
    lines: [],
  };
};

/** Until when a cancellation gives back how much. */
export const policySection = ({ booking }: BookingLetter, now: Instant): Section => {
  const { currency, timeZone } = booking;
  const amount = (minor: Minor) => ({ amount: formatAmount(minor, currency), currency });
  const steps = stepsOfBooking(booking).map(({ until, money, worth }) => ({ until, refund: amount(money + worth) }));
  const paid = amount(paidNet(booking) || dueOfStay(booking).dueNow);
  return { title: 'Cancellation', facts: [], lines: cancellationInWords({ steps, paid, timeZone }, now) };
};
