import type { BookingLetter, Corrected, Letter, MailHotel, MailWriter } from '../../usecases/ports/mail.ts';
import { oneLine } from '../formats/one-line.ts';
import { stayCalendar } from '../formats/stay-calendar.ts';
import {
  correctionSection,
  guestSection,
  moneySection,
  nightsSection,
  policySection,
  type Section,
  staySection,
} from './format.ts';
import { laidOut } from './layout.ts';
import { type PartOfBooking, templateOf } from './templates.ts';

const sections: Readonly<Record<PartOfBooking, (letter: BookingLetter) => Section>> = {
  stay: staySection,
  correction: correctionSection,
  guest: guestSection,
  money: moneySection,
  nights: nightsSection,
  policy: (letter) => policySection(letter, letter.at),
};

const hotelInOneLine = (hotel: MailHotel): MailHotel => ({
  ...hotel,
  name: oneLine(hotel.name),
  address: oneLine(hotel.address),
  city: oneLine(hotel.city),
});
const detailsInOneLine = (details: Corrected['before']): Corrected['before'] =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? oneLine(value) : value]),
  );
const maybe = (text: string | null): string | null => text && oneLine(text);

/**
 * Text that a person typed is one line in a mail, in its subject as in its text, and the booking's hotel has its name of
 * today.
 */
const bookingInOneLine = (letter: BookingLetter): BookingLetter => {
  const { booking, movedFrom, corrected } = letter;
  const hotel = hotelInOneLine(letter.hotel);
  return {
    ...letter,
    hotel,
    movedFrom: movedFrom && hotelInOneLine(movedFrom),
    corrected: corrected && {
      before: detailsInOneLine(corrected.before),
      after: detailsInOneLine(corrected.after),
    },
    booking: {
      ...booking,
      hotelName: hotel.name,
      roomTypeName: oneLine(booking.roomTypeName),
      guestName: oneLine(booking.guestName),
      guestEmail: maybe(booking.guestEmail),
      guestPhone: maybe(booking.guestPhone),
      specialRequests: maybe(booking.specialRequests),
      totals: {
        ...booking.totals,
        taxes: booking.totals.taxes.map((line) => ({ ...line, name: oneLine(line.name) })),
      },
    },
  };
};

const tidied = (letter: Letter): Letter => ('booking' in letter ? bookingInOneLine(letter) : letter);

/** How a guest without an account comes back to the booking. */
const wayBack = ({ booking, findPage }: BookingLetter): string[] =>
  findPage === undefined
    ? []
    : [`To see, change or cancel the booking, enter ${booking.reference} and this e-mail address here:`, findPage];

/** Words the mails, as text and as HTML, by the hotel's clock and in the booking's currency. */
export const mailWriter: MailWriter = {
  write: (given: Letter, to) => {
    const letter = tidied(given);
    const { subject, paragraphs, parts, calendar } = templateOf(letter);
    const ofBooking = 'booking' in letter ? letter : undefined;
    const page = {
      subject: oneLine(subject),
      name: oneLine(to.name),
      paragraphs: ofBooking ? [...paragraphs, ...wayBack(ofBooking)] : paragraphs,
      sections: ofBooking ? parts.map((part) => sections[part](ofBooking)) : [],
    };
    const attachments = ofBooking && calendar !== 'none' ? [stayCalendar(ofBooking.booking)] : [];
    return { ...laidOut(page), attachments };
  },
};
