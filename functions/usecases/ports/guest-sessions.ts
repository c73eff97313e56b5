import type { Instant } from '../../domain/calendar/instant.ts';
import type { SessionName } from './accounts.ts';

interface KeptSession {
  /** The first part of its token. */
  readonly subject: string;
  /** SHA-256 of its token. */
  readonly hash: string;
  readonly createdAt: Instant;
  /** Decides; the TTL attribute only tidies up. */
  readonly expiresAt: Instant;
}

/** The session of a guest without an account. */
export interface GuestSession extends KeptSession {
  readonly kind: 'guest';
  /** As it was typed; nothing shows yet that it is the guest's. */
  readonly email: string;
  readonly name: string;
}

/** The session that the link of a mail opens: for one booking, while the booking has the address it was sent to. */
export interface BookingSession extends KeptSession {
  readonly kind: 'booking';
  readonly bookingId: string;
  /** Folded. */
  readonly guestEmail: string;
}

/** Sessions of people who are not signed in to an account. */
export interface GuestSessions {
  /** Keeps the session; the one that it takes the place of is gone with it. `lost`: the caller may try again. */
  open(session: GuestSession | BookingSession, ends: SessionName | undefined): Promise<'written' | 'lost'>;
}
