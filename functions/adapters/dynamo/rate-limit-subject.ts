import { createHash } from 'node:crypto';
import type { LimitSubject } from '../../usecases/ports/gate.ts';

const mappedV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The first 64 bits of an IPv6 address, which one household or server owns whole; an IPv4 address as it is. */
const network = (address: string): string => {
  const bare = address.split('%')[0] ?? '';
  const v4 = mappedV4.exec(bare)?.[1];
  if (v4 !== undefined || !bare.includes(':')) return v4 ?? bare;
  const [before = '', after] = bare.split('::');
  const [head, tail] = [before, after ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array<string>(Math.max(0, 8 - (head?.length ?? 0) - (tail?.length ?? 0))).fill('0');
  const groups = [...(head ?? []), ...(after === undefined ? [] : zeros), ...(tail ?? [])];
  const prefix = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${prefix.join(':')}::/64`;
};

export const userSubject = (userId: string): string => `user:${userId}`;
export const addressSubject = (address: string): string => `address:${network(address)}`;

/** Hashed: the table's list of failures names nobody, and no address is too long for a key. */
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
