import { createHash } from 'node:crypto';
import type { LimitSubject } from '../../../usecases/ports/gate.ts';
import { networkOf } from './network.ts';

export const userSubject = (userId: string): string => `user:${userId}`;
export const addressSubject = (address: string): string => `address:${networkOf(address)}`;

/** Hashed: the table's list of failures names no person, and no address is too long for a key. */
export const emailSubject = (foldedEmail: string): string =>
  `email:${createHash('sha256').update(foldedEmail).digest('base64url')}`;

/**
 * Whose window a call counts in: the user's, else the address's. What proves a secret counts for the address
 * always, and for the user beside it, or a caller could bring a token of each of many accounts, or many addresses.
 */
export const subjectsOf = (limitClass: string, { userId, address }: LimitSubject): string[] => {
  if (userId === undefined) return [addressSubject(address)];
  return limitClass === 'login' || limitClass === 'proof'
    ? [addressSubject(address), userSubject(userId)]
    : [userSubject(userId)];
};
