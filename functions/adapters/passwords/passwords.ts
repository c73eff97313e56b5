import bcrypt from 'bcrypt';
import { normalPassword } from '../../domain/account/password.ts';
import type { Passwords } from '../../usecases/ports/accounts.ts';

/** bcrypt reads 72 bytes and no more: a longer password would match by its beginning alone. */
const MOST_BYTES = 72;

/** Well-formed text of a hash without a known password: 22 characters of salt and 31 of hash. */
const NOBODYS = '7EqJtq98hPqEX7fNZaFWoOhi5UQNT2yXd1JZ0MqZ0q3rFBZ2r9eFK';

/**
 * bcrypt with the cost given (12: about a quarter of a second). What cannot match, no account or a password longer than
 * bcrypt reads, is compared with a hash of the same cost that no account has, and takes as long.
 */
export const bcryptPasswords = (cost: number): Passwords => {
  const decoy = `$2b$${String(cost).padStart(2, '0')}$${NOBODYS}`;
  return {
    hash: (password) => bcrypt.hash(normalPassword(password), cost),
    matches: async (typed, hash) => {
      const password = normalPassword(typed);
      const readable = Buffer.byteLength(password) <= MOST_BYTES && !password.includes('\0');
      const same = await bcrypt.compare(readable ? password : 'unreadable', readable && hash ? hash : decoy);
      return same && readable && hash !== undefined;
    },
  };
};
