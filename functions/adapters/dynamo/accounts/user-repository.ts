import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { keys, listingShards, userShard } from '../../../contract/keys.ts';
import { withBackoff } from '../../../usecases/backoff.ts';
import type { Accounts, Written } from '../../../usecases/ports/accounts.ts';
import type { Delay, Ids } from '../../../usecases/ports/time.ts';
import { commit, type Write } from '../commit.ts';
import { getItem, getItems, queryPage, type Table } from '../table.ts';
import { accountById } from './account-by-id.ts';
import { sessionOf } from './session-items.ts';
import { emailKey, emailOwner, userOf } from './user-items.ts';
import { changeWrites, firstWrites, sessionWrites, type UserMeaning } from './user-writes.ts';

/** Read in place of an unknown address's user, so that both cases take two reads. */
const NO_USER = 'no-user';

/** Accounts and their sessions in the single table. Reads are strong, but for the order of the list. */
export const userRepository = (table: Table, ids: Ids, delay: Delay): Accounts => {
  const byId = accountById(table);

  /** Commits until it is decided. `nonce` is what the user item holds once our own write is in. */
  const settle = async <R extends string>(
    writes: readonly Write<UserMeaning>[],
    refusals: Partial<Record<UserMeaning, R>>,
    nonce?: string,
  ): Promise<Written<R>> => {
    const outcome = await withBackoff<Written<R>>(delay, async () => {
      const answer = await commit(table, writes);
      if (answer.kind === 'committed') return 'written';
      if (answer.kind === 'contended') return 'again';
      // The answer of an earlier try was lost: the stored user is the one we wrote.
      const own = ({ means, item }: (typeof answer.failures)[number]): boolean =>
        means === 'user' && nonce !== undefined && item?.['nonce'] === nonce;
      if (answer.failures.some(own)) return 'written';
      for (const { means } of answer.failures) {
        const refusal = refusals[means];
        if (refusal !== undefined) return refusal;
      }
      throw new Error(
        `A write of a user failed without a meaning: ${answer.failures.map(({ means }) => means).join()}`,
      );
    });
    return outcome === 'gave-up' ? 'lost' : outcome;
  };

  return {
    byId,

    byEmail: async (foldedEmail) => {
      const home = await getItem(table, emailKey(foldedEmail));
      return await byId(home ? emailOwner(home) : NO_USER);
    },

    page: async (limit, after) => {
      const { userIds, next } = await newestIds(table, limit, after);
      const found = await getItems(table, userIds.map(keys.user));
      const byUser = new Map(found.map((item) => userOf(item)).map((account) => [account.id, account]));
      return { accounts: userIds.flatMap((id) => byUser.get(id) ?? []), next };
    },

    add: (account, session, ends) => {
      const nonce = ids.nonce();
      return settle(firstWrites(account, session, ends, nonce), { email: 'email-taken' }, nonce);
    },

    change: (change) => {
      const nonce = ids.nonce();
      return settle(changeWrites(change, nonce), { user: 'stale', admins: 'last-admin', session: 'no-session' }, nonce);
    },

    openSession: (session, ends) => settle(sessionWrites(session, ends), { user: 'conflict' }),

    session: async ({ userId, hash }) => {
      const item = await getItem(table, keys.session(userId, hash));
      return item && sessionOf(item);
    },

    closeSession: async (userId, hash) => {
      await table.client.send(new DeleteCommand({ TableName: table.name, Key: keys.session(userId, hash) }));
    },
  };
};

/** The `limit` newest user ids behind one: of each shard as many, of which the newest are kept. Ids are in order of time. */
const newestIds = async (table: Table, limit: number, after: string | undefined) => {
  const shards = Array.from({ length: listingShards }, async (_, shard) => {
    const pk = userShard(shard);
    const start = after === undefined ? undefined : { ...keys.user(after), listPk: pk, listSk: after };
    // One more than is shown says whether the list goes on.
    return queryPage(table, { index: 'listing', pk, descending: true, limit: limit + 1, after: start });
  });
  const found = (await Promise.all(shards)).flatMap(({ items }) => items.map(({ listSk }) => String(listSk)));
  const userIds = found.toSorted((one, other) => (one < other ? 1 : -1)).slice(0, limit);
  return { userIds, next: found.length > limit ? userIds.at(-1) : undefined };
};
