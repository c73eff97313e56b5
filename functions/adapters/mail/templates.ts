import type { Letter, TokenLetter } from '../../usecases/ports/mail.ts';
import { momentInWords } from '../../words/time.ts';
import { oneLine } from '../formats/one-line.ts';
import { bookingTemplates } from './booking-templates.ts';

/** What of a booking a mail shows behind its text. */
export type PartOfBooking = 'stay' | 'correction' | 'guest' | 'money' | 'nights' | 'policy';

/** What a mail says, before it is laid out. */
export interface Template {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly parts: readonly PartOfBooking[];
  /** Whether an entry for a calendar comes with it, and what it does there. */
  readonly calendar: 'add' | 'remove' | 'none';
}

const plain = { parts: [], calendar: 'none' } as const;

/** The page, and the token for who has no such page at hand. */
const tokenLines = ({ page, token }: TokenLetter): string[] =>
  page === undefined ? [token] : [page, `Where the link does not open, this is its token: ${token}`];

const resetTemplate = ({ token, page, expiresAt }: TokenLetter): Template => ({
  ...plain,
  subject: 'Set a new password',
  paragraphs: [
    'Somebody, hopefully you, has asked for a new password for your account.',
    `With this token you can set one, once, until ${momentInWords(expiresAt, 'UTC')}:`,
    token,
    ...(page === undefined ? [] : ['This page takes it:', page]),
    'If it was not you, do nothing: your password stays as it is.',
  ],
});

const verificationTemplate = (letter: TokenLetter): Template => ({
  ...plain,
  subject: 'Confirm your e-mail address',
  paragraphs: [
    `An account was made with this address. Confirm that it is yours until ${momentInWords(letter.expiresAt, 'UTC')}:`,
    ...tokenLines(letter),
    'Bookings that were made with this address without an account then stand in the account.',
    'If you made no account, do nothing: without this the account sees none of them.',
  ],
});

const linkTemplate = (letter: TokenLetter & { kind: 'booking-link' }): Template => ({
  ...plain,
  subject: `Your booking ${letter.reference}`,
  paragraphs: [
    `This link opens your booking ${letter.reference} at ${oneLine(letter.hotelName)}, once, until ${momentInWords(letter.expiresAt, 'UTC')}:`,
    ...tokenLines(letter),
    'Who has it can see, change and cancel the booking: pass it on to nobody. If you did not ask for it, do nothing.',
  ],
});

const disabledTemplate = ({ url, reason }: Letter & { kind: 'webhook-disabled' }): Template => ({
  ...plain,
  subject: 'Your webhook is disabled',
  paragraphs: [
    `We send nothing more to ${url}. ${reason}`,
    'Once it works again, activate the webhook. What was not delivered in the last thirty days can be sent again.',
  ],
});

const ownerTemplate = ({ owner, hotels, more }: Letter & { kind: 'owner-disabled' }): Template => ({
  ...plain,
  subject: `An owner can no longer manage hotels: ${owner.email}`,
  paragraphs: [
    `The account of ${oneLine(owner.name)} (${owner.email}) is suspended, or is no hotel admin any more. These hotels stay on sale: ${[...hotels.map(oneLine), ...(more ? ['and more'] : [])].join(', ')}.`,
    'Guests can still book them, and no mail about their bookings reaches an owner. A system admin can manage their bookings, and can set the hotels to inactive.',
  ],
});

/** What the letter says. */
export const templateOf = (letter: Letter): Template => {
  switch (letter.kind) {
    case 'owner-disabled':
      return ownerTemplate(letter);
    case 'password-reset':
      return resetTemplate(letter);
    case 'verification':
      return verificationTemplate(letter);
    case 'booking-link':
      return linkTemplate(letter);
    case 'webhook-disabled':
      return disabledTemplate(letter);
    default:
      return { parts: ['stay', 'money'], calendar: 'none', ...bookingTemplates[letter.kind](letter) };
  }
};
