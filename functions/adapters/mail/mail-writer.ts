import { Eta } from 'eta/core';
import type { Booking } from '../../domain/booking/booking.ts';
import type { Letter, MailWriter, Wording } from '../../usecases/ports/mail.ts';
import { oneLine } from '../formats/one-line.ts';
import { stayCalendar } from '../formats/stay-calendar.ts';
import { momentInWords, stayFacts } from './format.ts';
import { type Words, wordsOf } from './templates.ts';

/** What both layouts are filled with. */
interface Page {
  readonly subject: string;
  readonly name: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly (readonly [string, string])[];
}

const textLayout = `Dear <%~ it.name %>,

<%~ it.paragraphs.join('\\n\\n') %>
<% if (it.facts.length > 0) { %>

<%~ it.facts.map((fact) => fact.join(': ')).join('\\n') %>
<% } %>`;

/** Everything but the fixed words is escaped: names are what people typed. */
const htmlLayout = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title><%= it.subject %></title></head>
<body style="font-family: sans-serif; line-height: 1.5; color: #222; max-width: 36em; margin: 2em auto">
<h1 style="font-size: 1.3em"><%= it.subject %></h1>
<p>Dear <%= it.name %>,</p>
<% for (const paragraph of it.paragraphs) { %><p><%= paragraph %></p>
<% } %><% if (it.facts.length > 0) { %><table style="border-collapse: collapse">
<% for (const [label, value] of it.facts) { %><tr><th scope="row" style="text-align: left; padding: 0.2em 1em 0.2em 0"><%= label %></th><td><%= value %></td></tr>
<% } %></table>
<% } %></body>
</html>
`;

const textEta = new Eta({ autoEscape: false, autoTrim: false });
const htmlEta = new Eta({ autoEscape: true, autoTrim: false });
const textPage = textEta.compile(textLayout);
const htmlPage = htmlEta.compile(htmlLayout);

const laidOut = (page: Page): Pick<Wording, 'subject' | 'text' | 'html'> => ({
  subject: page.subject,
  text: textEta.render(textPage, page).trim(),
  html: htmlEta.render(htmlPage, page),
});

const resetWords = (token: string, until: string): Words => ({
  subject: 'Set a new password',
  paragraphs: [
    'Somebody, hopefully you, has asked for a new password for your account.',
    `With this token you can set one, once, until ${until} (UTC):`,
    token,
    'If it was not you, do nothing: your password stays as it is.',
  ],
  facts: false,
  calendar: 'none',
});

const disabledWords = (url: string, reason: string): Words => ({
  subject: 'Your webhook is disabled',
  paragraphs: [
    `We send nothing more to ${url}. ${reason}`,
    'Once it works again, activate the webhook; what was not delivered in the last thirty days can be sent again.',
  ],
  facts: false,
  calendar: 'none',
});

const ownerWords = ({ owner, hotels, more }: Letter & { kind: 'owner-disabled' }): Words => ({
  subject: `An owner can no longer manage hotels: ${owner.email}`,
  paragraphs: [
    `The account of ${oneLine(owner.name)} (${owner.email}) is suspended, or is no hotel admin any more. These hotels stay on sale: ${[...hotels.map(oneLine), ...(more ? ['and more'] : [])].join(', ')}.`,
    'Guests can still book them, and no mail about their bookings reaches an owner. A system admin can manage their bookings, and can set the hotels to inactive.',
  ],
  facts: false,
  calendar: 'none',
});

const wordsFor = (letter: Letter): Words => {
  if (letter.kind === 'owner-disabled') return ownerWords(letter);
  if (letter.kind === 'password-reset') return resetWords(letter.token, momentInWords(letter.expiresAt, 'UTC'));
  if (letter.kind === 'webhook-disabled') return disabledWords(letter.url, letter.reason);
  return wordsOf(letter);
};

/** A name in a mail is one line, in its subject as in its text, whatever was typed when the booking was made. */
const inOneLine = (booking: Booking): Booking => ({
  ...booking,
  hotelName: oneLine(booking.hotelName),
  roomTypeName: oneLine(booking.roomTypeName),
  guestName: oneLine(booking.guestName),
});
const tidied = (letter: Letter): Letter =>
  'booking' in letter ? { ...letter, booking: inOneLine(letter.booking) } : letter;

/** Words the mails, as text and as HTML, by the hotel's clock and in the booking's currency. */
export const mailWriter: MailWriter = {
  write: (given: Letter, to) => {
    const letter = tidied(given);
    const words = wordsFor(letter);
    const booking = 'booking' in letter ? letter.booking : undefined;
    const facts = booking && words.facts ? stayFacts(booking) : [];
    const page = { subject: oneLine(words.subject), name: oneLine(to.name), paragraphs: words.paragraphs, facts };
    const attachments = booking && words.calendar !== 'none' ? [stayCalendar(booking)] : [];
    return { ...laidOut(page), attachments };
  },
};
