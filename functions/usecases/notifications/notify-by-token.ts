import type { AnyEvent } from '../../contract/events.ts';
import { linkedBooking } from '../accounts/booking-link.ts';
import { unusedRequest } from '../accounts/mailed-token.ts';
import { isVerifiable } from '../accounts/verify-email.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { IdsOfReference } from '../ports/booking-lists.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { Mail, MailWriter, TokenMailKind } from '../ports/mail.ts';
import type { BookingLinks, Resets, Verifications } from '../ports/mailed-tokens.ts';

export interface TokenMailDeps {
  readonly bookings: Pick<Bookings, 'findMany'>;
  readonly idsOfReference: IdsOfReference;
  readonly accounts: Pick<Accounts, 'byId' | 'byEmail'>;
  readonly resets: Resets;
  readonly verifications: Verifications;
  readonly links: BookingLinks;
  readonly writer: MailWriter;
  readonly send: (mail: Mail) => Promise<void>;
  /** Where people reach the web app, without a slash at its end; undefined where that is not known. */
  readonly publicUrl: () => Promise<string | undefined>;
}

/** The pages that take the tokens, which stand behind a # and so reach no server and no log. */
const pages = {
  'password-reset': '/reset',
  verification: '/verify',
  'booking-link': '/trips/link',
} as const satisfies Record<TokenMailKind, string>;

type TokenEvent = AnyEvent & {
  type: 'account.password_reset_requested' | 'account.verification_requested' | 'booking.link_requested';
};

export const isTokenEvent = (event: AnyEvent): event is TokenEvent =>
  event.type === 'account.password_reset_requested' ||
  event.type === 'account.verification_requested' ||
  event.type === 'booking.link_requested';

/**
 * The mail of a request, if one is due. Whether an address has an account, and a reference a booking of that address, is
 * found out here, so that the answer of the request never depends on it.
 */
const wordedFor = async (deps: TokenMailDeps, { type, data }: TokenEvent) => {
  switch (type) {
    case 'account.password_reset_requested': {
      const request = await unusedRequest(deps.resets, data);
      const account = request && (await deps.accounts.byEmail(request.email));
      if (account?.status !== 'active' || account.credentialVersion !== request?.credentialVersion) return undefined;
      const to = { email: account.email, name: account.name };
      return { request, token: deps.resets.tokenOf(request), letter: { kind: 'password-reset' }, to } as const;
    }
    case 'account.verification_requested': {
      const request = await unusedRequest(deps.verifications, data);
      const account = request && (await deps.accounts.byId(request.userId));
      if (!request || !account || account.emailVerified || !isVerifiable(account, request)) return undefined;
      const to = { email: account.email, name: account.name };
      return { request, token: deps.verifications.tokenOf(request), letter: { kind: 'verification' }, to } as const;
    }
    case 'booking.link_requested': {
      const request = await unusedRequest(deps.links, data);
      const booking = request && (await linkedBooking(deps)(request));
      if (!request || !booking || booking.guestEmail === null) return undefined;
      const { reference, hotelName } = booking;
      const to = { email: booking.guestEmail, name: booking.guestName };
      const letter = { kind: 'booking-link', reference, hotelName } as const;
      return { request, token: deps.links.tokenOf(request), letter, to } as const;
    }
  }
};

/** Sends the mail that carries a token. It is about no booking for those who read a booking's mails: the token is the guest's. */
export const notifyByToken =
  (deps: TokenMailDeps) =>
  async (event: TokenEvent): Promise<void> => {
    const worded = await wordedFor(deps, event);
    if (worded === undefined) return;
    const { request, token, letter, to } = worded;
    const { kind } = letter;
    const origin = await deps.publicUrl();
    const page = origin === undefined ? undefined : `${origin}${pages[kind]}#token=${token}`;
    const wording = deps.writer.write({ ...letter, token, page, expiresAt: request.expiresAt }, to);
    const id = `${request.requestId}.${kind}`;
    await deps.send({ ...wording, id, kind, to, bookingId: null, about: event.occurredAt });
  };
