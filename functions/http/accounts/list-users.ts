import * as z from 'zod';
import { listingShards } from '../../contract/keys.ts';
import { openCursor, sealCursor } from '../../runtime/cursor.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { foreignCursor } from '../hotels/position.ts';
import { managedUserView } from '../views/user.ts';
import type { AccountsApp } from './app.ts';

const position = z.object({
  shard: z
    .int()
    .min(0)
    .max(listingShards - 1),
  after: z.string().optional(),
});

/** GET /admin/users: the accounts, or the one with this address. */
export const listUsers =
  (app: Pick<AccountsApp, 'listUsers' | 'cursorKeys'>): RouteHandler<'listUsers'> =>
  async ({ caller, query: { email, limit, cursor } }) => {
    const scope = ['listUsers', email, caller.userId];
    const from = cursor === undefined ? undefined : position.safeParse(openCursor(app.cursorKeys, scope, cursor));
    if (from && !from.success) return foreignCursor;
    const { accounts, next } = await app.listUsers({ email, limit, from: from?.data });
    const nextCursor = next ? sealCursor(app.cursorKeys, scope, { ...next }) : null;
    return { status: 200, body: { items: accounts.map(managedUserView), nextCursor } };
  };
