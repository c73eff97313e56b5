import { keys } from '../../../contract/keys.ts';
import { withBackoff } from '../../../usecases/backoff.ts';
import type { GuestSessions } from '../../../usecases/ports/guest-sessions.ts';
import type { Delay } from '../../../usecases/ports/time.ts';
import { commit, type Write } from '../commit.ts';
import type { Table } from '../table.ts';
import { guestSessionItem } from './session-items.ts';

/** Sessions of guests without an account, in the single table. */
export const guestSessions = (table: Table, delay: Delay): GuestSessions => ({
  open: async (session, ends) => {
    const writes: Write<'session'>[] = [
      // The hash is unique, so a retry overwrites only what a try with a lost answer wrote.
      { means: 'session', put: { Item: guestSessionItem(session) } },
      ...(ends === undefined
        ? []
        : [{ means: 'session', remove: { Key: keys.session(ends.userId, ends.hash) } } as const]),
    ];
    const outcome = await withBackoff<'written'>(delay, async () =>
      (await commit(table, writes)).kind === 'committed' ? 'written' : 'again',
    );
    return outcome === 'gave-up' ? 'lost' : outcome;
  },
});
