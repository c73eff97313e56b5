import { keys } from '../../../contract/keys.ts';
import type { Accounts } from '../../../usecases/ports/accounts.ts';
import { getItem, type Table } from '../table.ts';
import { userOf } from './user-items.ts';

/** The account of an id, read strongly. In a file of its own, so that readers need no right to change accounts. */
export const accountById =
  (table: Table): Accounts['byId'] =>
  async (userId) => {
    const item = await getItem(table, keys.user(userId));
    return item && userOf(item);
  };
