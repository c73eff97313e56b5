import type { Booking, Canceller } from '../../domain/booking/booking.ts';
import type { Correction } from '../../domain/booking/correction.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { BookedHotel } from '../../domain/hotel/hotel.ts';
import type { Minor } from '../../domain/money.ts';
import type { TextFile } from './calendar.ts';

/** What a mail of a booking is about. */
export const BOOKING_MAILS = [
  'hold-made',
  'confirmed',
  'changed',
  'corrected',
  'address-changed',
  'cancelled',
  'expired',
  'payment-pending',
  'payment-given-up',
  'late-payment-kept',
  'late-payment-returned',
  'refunded',
  'rebooked',
  'no-show',
  'reinstated',
  'review-invitation',
  'owner-confirmed',
  'owner-changed',
  'owner-cancelled',
] as const;
export type BookingMailKind = (typeof BOOKING_MAILS)[number];
/** A mail that carries a token. */
export type TokenMailKind = 'password-reset' | 'verification' | 'booking-link';
export type MailKind = BookingMailKind | TokenMailKind | 'webhook-disabled' | 'owner-disabled';

/** The recipient of a mail. */
export interface Addressee {
  readonly email: string;
  readonly name: string;
}

/** The details of the guest that were corrected, as they were and as they are. */
export interface Corrected {
  readonly before: Correction;
  readonly after: Correction;
}

/** What a mail says of a hotel: its name and address of today. */
export type MailHotel = Pick<BookedHotel, 'name' | 'address' | 'city' | 'country'>;

/** Points that a booking was paid with, before any of them were given back, and their worth in its currency. */
export interface PointsPaid {
  readonly points: number;
  readonly worth: Minor;
}

/** A mail about a booking as it is to be worded. */
export interface BookingLetter {
  readonly kind: BookingMailKind;
  readonly booking: Booking;
  /** The booking's hotel as it is today, or was when it was deleted. */
  readonly hotel: MailHotel;
  /** Null where no points pay. */
  readonly pointsPaid: PointsPaid | null;
  /** When its event happened. */
  readonly at: Instant;
  /** The hotel that the booking was moved away from; absent where it stayed in its hotel. */
  readonly movedFrom?: MailHotel | undefined;
  /** The money it is about, in minor units of the booking's currency. */
  readonly amount: Minor | null;
  /** What was corrected, where it is about a correction. */
  readonly corrected?: Corrected | undefined;
  /** The side that caused it. */
  readonly by?: Canceller | undefined;
  /** The page that finds the booking by its reference, for a guest without an account to see it in. */
  readonly findPage?: string | undefined;
}

/** A mail that carries a token, with the page that takes it where it is known on which host that is. */
export type TokenLetter = {
  readonly token: string;
  readonly page: string | undefined;
  readonly expiresAt: Instant;
} & (
  | { readonly kind: 'password-reset' | 'verification' }
  | { readonly kind: 'booking-link'; readonly reference: string; readonly hotelName: string }
);

/** A mail as it is to be worded. */
export type Letter =
  | BookingLetter
  | {
      readonly kind: 'owner-disabled';
      readonly owner: Addressee;
      /** Names of hotels that stay on sale; `more` where there are others. */
      readonly hotels: readonly string[];
      readonly more: boolean;
    }
  | { readonly kind: 'webhook-disabled'; readonly url: string; readonly reason: string }
  | TokenLetter;

/** The content of a mail. */
export interface Wording {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly TextFile[];
}

/** A mail ready to be sent. The same mail again has the same id, which becomes its Message-ID. */
export interface Mail extends Wording {
  readonly id: string;
  readonly kind: MailKind;
  readonly to: Addressee;
  readonly bookingId: string | null;
  /** When its event happened. */
  readonly about: Instant;
}

export interface MailWriter {
  write(letter: Letter, to: Addressee): Wording;
}

/** The mail server was not reached, or refused the mail explicitly: it was not delivered and will not be. */
export class MailRefused extends Error {}

/** Where mails go. */
export interface Mailer {
  /** Whether the same mail sent twice is one mail: then no claim is needed. */
  readonly exact: boolean;
  /** @throws MailRefused where it surely was not sent; anything else that is thrown leaves that open */
  send(mail: Mail): Promise<void>;
}

/** A mail the sandbox has kept. */
export interface KeptMail extends Omit<Mail, 'kind' | 'attachments'> {
  readonly kind: string;
  readonly from: string;
  readonly attachments: TextFile[];
}

/** The mails the sandbox has sent, newest first, from behind `before`. */
export type SentMails = (
  limit: number,
  before: string | undefined,
) => Promise<{ readonly mails: KeptMail[]; readonly next: string | undefined }>;

/** A mail the sandbox has sent, by its id and when its event happened. */
export type SentMail = (about: string, mailId: string) => Promise<KeptMail | undefined>;

/** Who a mail about a booking went to; the address only where it is the guest's, as the booking says it. */
export interface MessageReader {
  readonly kind: 'guest' | 'account' | 'hotel';
  readonly email: string | null;
}

/** What is kept of a mail about a booking: that it went, not what it said. */
export interface BookingMessage {
  readonly bookingId: string;
  readonly id: string;
  readonly kind: BookingMailKind;
  readonly to: MessageReader;
  readonly subject: string;
  /** `refused`: the mail server did not take it; it is tried again. */
  readonly state: 'sent' | 'refused';
  /** When it was sent, or refused last. */
  readonly at: Instant;
  /** When its event happened. */
  readonly about: Instant;
}

/** The mails of bookings as they went. */
export interface BookingMessages {
  /** Written once more it is as it was written last. */
  note(message: BookingMessage): Promise<void>;
  /** Newest first, from behind `after`. */
  of(
    bookingId: string,
    limit: number,
    after: string | undefined,
  ): Promise<{ readonly messages: readonly BookingMessage[]; readonly next: string | undefined }>;
}

/** Who sends a mail (rule 22): claimed, sent, marked. */
export interface MailClaims {
  /** `taken`: another worker has it and its time is not up. */
  claim(mailId: string): Promise<'mine' | 'taken' | 'sent'>;
  markSent(mailId: string): Promise<void>;
  /** Gives back a claim under which nothing was sent. */
  release(mailId: string): Promise<void>;
}
