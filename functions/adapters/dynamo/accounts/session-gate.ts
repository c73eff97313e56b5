import { keys } from '../../../contract/keys.ts';
import { foldEmail } from '../../../domain/account/email.ts';
import { readSubject } from '../../../domain/account/session-subject.ts';
import { accountAccess, type GuestAccess } from '../../../domain/booking/guest-access.ts';
import { type Instant, isBefore } from '../../../domain/calendar/instant.ts';
import type { Account } from '../../../usecases/ports/accounts.ts';
import type { Digests } from '../../../usecases/ports/digests.ts';
import type { Sessions, SessionUser } from '../../../usecases/ports/gate.ts';
import type { Clock } from '../../../usecases/ports/time.ts';
import { getItem, getItems, type Table } from '../table.ts';
import { bookingSessionOf, guestSessionOf, sessionOf } from './session-items.ts';
import { tokenHash, tokenSubject } from './session-token.ts';
import { userOf } from './user-items.ts';

/** Who calls, by the token: its mac first, then one strong BatchGet of the user and the session (rule 19). */
export const sessionGate = (
  table: Table,
  clock: Clock,
  signingKeys: readonly Uint8Array[],
  digests: Pick<Digests, 'guest'>,
): Sessions => {
  const isOver = ({ expiresAt }: { readonly expiresAt: Instant }): boolean => !isBefore(clock.now(), expiresAt);

  const accessOf = ({ id: userId, email, emailVerified }: Account): GuestAccess => {
    const folded = foldEmail(email);
    return accountAccess(userId, emailVerified ? { email: folded, guestId: digests.guest(folded) } : null);
  };

  const ofAccount = async (userId: string, hash: string): Promise<SessionUser | undefined> => {
    const found = await getItems(table, [keys.user(userId), keys.session(userId, hash)]);
    const userRow = found.find(({ type }) => type === 'user');
    const sessionRow = found.find(({ type }) => type === 'session');
    if (!userRow || !sessionRow) return undefined;
    const user = userOf(userRow);
    const session = sessionOf(sessionRow);
    if (user.status !== 'active' || session.epoch !== user.epoch || isOver(session)) return undefined;
    const { role, email, name } = user;
    const { createdAt: since, expiresAt } = session;
    return { userId, role, email, name, sessionHash: hash, access: accessOf(user), since, expiresAt };
  };

  const ofGuest = async (userId: string, hash: string): Promise<SessionUser | undefined> => {
    const row = await getItem(table, keys.session(userId, hash));
    if (row?.['type'] !== 'guest-session') return undefined;
    const session = guestSessionOf(row);
    if (isOver(session)) return undefined;
    const { email, name, createdAt: since, expiresAt } = session;
    const access = { kind: 'guest', userId, session: hash } as const;
    return { userId, role: 'guest', email, name, sessionHash: hash, access, since, expiresAt };
  };

  /** While the booking has the address that the link was sent to; with the rights of a guest only, also for the account that made the booking. */
  const ofBooking = async (subject: string, bookingId: string, hash: string): Promise<SessionUser | undefined> => {
    const found = await getItems(table, [keys.booking(bookingId), keys.session(subject, hash)]);
    const bookingRow = found.find(({ type }) => type === 'booking');
    const sessionRow = found.find(({ type }) => type === 'booking-session');
    if (!bookingRow || !sessionRow) return undefined;
    // Of the booking only this is read here, and not judged as a whole booking is.
    const [userId, name, email] = ['userId', 'guestName', 'guestEmail'].map((fact) => String(bookingRow[fact]));
    if (userId === undefined || name === undefined || email === undefined) return undefined;
    const session = bookingSessionOf(sessionRow);
    if (session.guestEmail !== foldEmail(email) || isOver(session)) return undefined;
    const { createdAt: since, expiresAt } = session;
    const access = { kind: 'booking', userId, bookingId } as const;
    return { userId, role: 'guest', email, name, sessionHash: hash, access, since, expiresAt };
  };

  return {
    subjectOf: (token) => {
      const subject = tokenSubject(signingKeys, token);
      return subject !== undefined && readSubject(subject).kind === 'account' ? subject : undefined;
    },

    authenticate: async (token) => {
      const subject = tokenSubject(signingKeys, token);
      if (subject === undefined) return undefined;
      const hash = tokenHash(token);
      const of = readSubject(subject);
      switch (of.kind) {
        case 'account':
          return ofAccount(of.userId, hash);
        case 'guest':
          return ofGuest(of.userId, hash);
        case 'booking':
          return ofBooking(subject, of.bookingId, hash);
      }
    },
  };
};
