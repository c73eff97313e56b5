import * as z from 'zod';
import { indexKeys, keys } from '../../../contract/keys.ts';
import { role } from '../../../contract/role.ts';
import { foldEmail } from '../../../domain/account/email.ts';
import { isInstant } from '../../../domain/calendar/instant.ts';
import type { Account } from '../../../usecases/ports/accounts.ts';
import type { Item } from '../table.ts';

const instant = z.string().refine(isInstant);

const storedUser = z.object({
  type: z.literal('user'),
  schema: z.literal(1),
  id: z.string(),
  email: z.string(),
  /** Absent from accounts of before: their address is to be verified. */
  emailVerified: z.boolean().default(false),
  name: z.string(),
  role,
  status: z.enum(['active', 'suspended']),
  passwordHash: z.string(),
  epoch: z.int(),
  credentialVersion: z.int(),
  version: z.int(),
  createdAt: instant,
});

const storedEmail = z.object({ type: z.literal('email'), schema: z.literal(1), userId: z.string() });

/** `nonce` marks who wrote this version: a writer whose answer was lost knows its own work by it. */
export const userItem = (account: Account, nonce: string): Item => ({
  ...keys.user(account.id),
  ...indexKeys.userListing(account.id),
  type: 'user',
  schema: 1,
  ...account,
  nonce,
});

export const userOf = (item: Item): Account => {
  const { type: _type, schema: _schema, ...account } = storedUser.parse(item);
  return account;
};

/** The row that makes an address unique; it is found by its folded form. */
export const emailItem = (account: Account): Item => ({
  ...emailKey(foldEmail(account.email)),
  type: 'email',
  schema: 1,
  userId: account.id,
});

/** No address we take is so long, so a longer one finds nothing; DynamoDB refuses keys over 2 KB. */
export const emailKey = (foldedEmail: string) => keys.email(foldedEmail.slice(0, 300));

export const emailOwner = (item: Item): string => storedEmail.parse(item).userId;
