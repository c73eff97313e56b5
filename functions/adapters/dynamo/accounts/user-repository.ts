import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { keys, listingShards, shardOf, userShard } from '../../../contract/keys.ts';
import { withBackoff } from '../../../usecases/backoff.ts';
import type { Accounts, AccountsPosition, Written } from '../../../usecases/ports/accounts.ts';
import type { Delay, Ids } from '../../../usecases/ports/time.ts';
import { commit, type Write } from '../commit.ts';
import { getItem, getItems, queryPage, type Table } from '../table.ts';
import { accountById } from './account-by-id.ts';
import { sessionOf } from './session-items.ts';
import { emailKey, emailOwner, userOf } from './user-items.ts';
import { changeWrites, firstWrites, sessionWrites, type UserMeaning } from './user-writes.ts';

/** Stands in where an address is unknown, so that the second read is made all the same. */
const NOBODY = 'nobody';

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
      // The answer of an earlier try was lost: the user stands there as we wrote it.
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
      return await byId(home ? emailOwner(home) : NOBODY);
    },

    page: async (limit, from) => {
      // One more than is shown says whether the list goes on.
      const walked = await walk(table, limit + 1, from);
      const userIds = walked.slice(0, limit);
      const last = walked.length > limit ? userIds.at(-1) : undefined;
      const next = last === undefined ? undefined : { shard: shardOf(last, listingShards), after: last };
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

/** Up to `limit` user ids from a position on: each shard in order of id, one shard after the other. */
const walk = async (table: Table, limit: number, from: AccountsPosition) => {
  const userIds: string[] = [];
  let position: AccountsPosition | undefined = from;
  while (position && userIds.length < limit) {
    const { shard, after }: AccountsPosition = position;
    const page = await queryPage(table, {
      index: 'listing',
      pk: userShard(shard),
      // '!' sorts before every character of an id: the first id behind `after`.
      ...(after !== undefined && { from: `${after}!` }),
      limit: limit - userIds.length,
    });
    const found = page.items.map(({ listSk }) => String(listSk));
    userIds.push(...found);
    position = page.next ? { shard, after: found.at(-1) ?? after } : nextShard(shard);
  }
  return userIds;
};

const nextShard = (shard: number): AccountsPosition | undefined =>
  shard + 1 < listingShards ? { shard: shard + 1 } : undefined;
