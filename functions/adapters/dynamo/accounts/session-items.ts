import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import { addHours, epochMillis, type Instant, isInstant } from '../../../domain/calendar/instant.ts';
import type { Session } from '../../../usecases/ports/accounts.ts';
import type { BookingSession, GuestSession } from '../../../usecases/ports/guest-sessions.ts';
import type { Item } from '../table.ts';

const instant = z.string().refine(isInstant);
const lasting = { schema: z.literal(1), hash: z.string(), createdAt: instant, expiresAt: instant };

const storedSession = z.object({ type: z.literal('session'), userId: z.string(), epoch: z.int(), ...lasting });
const storedGuest = z.object({ subject: z.string(), email: z.string(), name: z.string(), ...lasting });
const storedBooking = z.object({ subject: z.string(), bookingId: z.string(), guestEmail: z.string(), ...lasting });

/** A day after the session has ended by any clock, DynamoDB may forget it: TTL follows the real time, always. */
const ttlOf = (session: { readonly createdAt: Instant; readonly expiresAt: Instant }): number => {
  const life = epochMillis(addHours(session.expiresAt, 24)) - epochMillis(session.createdAt);
  return Math.ceil((Date.now() + life) / 1000);
};

export const sessionItem = (session: Session): Item => ({
  ...keys.session(session.userId, session.hash),
  type: 'session',
  schema: 1,
  ...session,
  ttl: ttlOf(session),
});

export const sessionOf = (item: Item): Session => {
  const { type: _type, schema: _schema, ...session } = storedSession.parse(item);
  return session;
};

export const guestSessionItem = ({ kind, ...session }: GuestSession | BookingSession): Item => ({
  ...keys.session(session.subject, session.hash),
  type: `${kind}-session`,
  schema: 1,
  ...session,
  ttl: ttlOf(session),
});

export const guestSessionOf = (item: Item): GuestSession => {
  const { schema: _schema, ...session } = storedGuest.parse(item);
  return { kind: 'guest', ...session };
};

export const bookingSessionOf = (item: Item): BookingSession => {
  const { schema: _schema, ...session } = storedBooking.parse(item);
  return { kind: 'booking', ...session };
};
