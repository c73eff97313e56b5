import { foldEmail } from '../domain/account/email.ts';
import type { WithoutAccount } from '../domain/booking/guest-access.ts';
import type { HistoryActor } from '../domain/booking/history.ts';
import type { SessionUser } from '../usecases/ports/gate.ts';

/** Who acts at the hotel's front desk, for the history. */
export const frontDeskActor = ({ role, userId }: SessionUser): HistoryActor => ({
  kind: role === 'system_admin' ? 'system_admin' : 'owner',
  id: userId,
});

/** How a caller without an account books; undefined for one with an account. */
export const withoutAccountOf = ({ access, email }: SessionUser): WithoutAccount | undefined =>
  access.kind === 'guest' ? { session: access.session, email: foldEmail(email) } : undefined;

/** Names whose list it is in a cursor: guest sessions of one address share the user. */
export const sessionKey = ({ userId, access }: SessionUser): string =>
  access.kind === 'guest' ? `${userId}/${access.session}` : userId;
