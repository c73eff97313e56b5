import type { Letter } from '../../usecases/ports/mail.ts';
import { momentInWords } from '../../words/time.ts';
import { oneLine } from '../formats/one-line.ts';
import { bookingTemplates } from './booking-templates.ts';

/** What of a booking a mail shows behind its text. */
export type PartOfBooking = 'stay' | 'correction' | 'guest' | 'money' | 'policy';

/** What a mail says, before it is laid out. */
export interface Template {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly parts: readonly PartOfBooking[];
  /** Whether an entry for a calendar comes with it, and what it does there. */
  readonly calendar: 'add' | 'remove' | 'none';
}

const plain = { parts: [], calendar: 'none' } as const;

const resetTemplate = ({ token, expiresAt }: Letter & { kind: 'password-reset' }): Template => ({
  ...plain,
  subject: 'Set a new password',
  paragraphs: [
    'Somebody, hopefully you, has asked for a new password for your account.',
    `With this token you can set one, once, until ${momentInWords(expiresAt, 'UTC')}:`,
    token,
    'If it was not you, do nothing: your password stays as it is.',
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
    case 'webhook-disabled':
      return disabledTemplate(letter);
    default:
      return { parts: ['stay', 'money'], calendar: 'none', ...bookingTemplates[letter.kind](letter) };
  }
};
