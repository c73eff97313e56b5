import { keys } from '../../../contract/keys.ts';
import { isBefore } from '../../../domain/calendar/instant.ts';
import type { Sessions } from '../../../usecases/ports/gate.ts';
import type { Clock } from '../../../usecases/ports/time.ts';
import { getItems, type Table } from '../table.ts';
import { tokenHash, tokenSubject } from './session-token.ts';
import { sessionOf, userOf } from './user-items.ts';

/** Who calls, by the token: its mac first, then one strong BatchGet of the user and the session (rule 19). */
export const sessionGate = (table: Table, clock: Clock, signingKeys: readonly Uint8Array[]): Sessions => ({
  subjectOf: (token) => tokenSubject(signingKeys, token),

  authenticate: async (token) => {
    const userId = tokenSubject(signingKeys, token);
    if (userId === undefined) return undefined;
    const hash = tokenHash(token);
    const found = await getItems(table, [keys.user(userId), keys.session(userId, hash)]);
    const userRow = found.find(({ type }) => type === 'user');
    const sessionRow = found.find(({ type }) => type === 'session');
    if (!userRow || !sessionRow) return undefined;
    const user = userOf(userRow);
    const session = sessionOf(sessionRow);
    const lives = user.status === 'active' && session.epoch === user.epoch && isBefore(clock.now(), session.expiresAt);
    return lives ? { userId, role: user.role, email: user.email, name: user.name, sessionHash: hash } : undefined;
  },
});
