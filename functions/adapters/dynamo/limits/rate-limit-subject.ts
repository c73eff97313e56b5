import { createHash } from 'node:crypto';
import type { LimitClass } from '../../../contract/route.ts';
import type { LimitSubject } from '../../../usecases/ports/gate.ts';
import { networkOf } from './network.ts';

export const userSubject = (userId: string): string => `user:${userId}`;
export const addressSubject = (address: string): string => `address:${networkOf(address)}`;

/** Hashed: the table's list of failures names no person, and no address is too long for a key. */
export const emailSubject = (foldedEmail: string): string =>
  `email:${createHash('sha256').update(foldedEmail).digest('base64url')}`;

/** Of whatever was typed as the reference of a booking. */
export const referenceSubject = (plainReference: string): string =>
  `reference:${createHash('sha256').update(plainReference).digest('base64url')}`;

const byAddressToo: ReadonlySet<LimitClass> = new Set(['login', 'proof', 'mail', 'visit']);

/**
 * Whose window a call counts in: the account's, else the address's. What proves a secret, sends a mail or makes a session counts for the
 * address always, and for the account beside it, or a caller could bring a token of each of many accounts, or many addresses.
 */
export const subjectsOf = (limitClass: LimitClass, { userId, address }: LimitSubject): string[] => {
  if (userId === undefined) return [addressSubject(address)];
  return byAddressToo.has(limitClass) ? [addressSubject(address), userSubject(userId)] : [userSubject(userId)];
};
