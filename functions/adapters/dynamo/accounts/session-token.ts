import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SessionTokens } from '../../../usecases/ports/accounts.ts';

// A token is `userId.random.mac`. The mac shows, without a read, whom it was made for, so that the session and the
// user's rate window are asked for side by side, and a made-up token costs no read at all.

const shape = /^([0-9A-Za-z_-]{1,64})\.([0-9A-Za-z_-]{43})\.([0-9A-Za-z_-]{43})$/;

const macOf = (key: Uint8Array, userId: string, random: string): Buffer =>
  createHmac('sha256', key).update(`session.${userId}.${random}`).digest();

/** Under this the session is kept: who reads the table cannot sign in with what is there. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** @param keys the first signs, all verify, so that a key can be rotated */
export const sessionTokens = (keys: readonly Uint8Array[]): SessionTokens => ({
  mint: (userId) => {
    const [key] = keys;
    if (key === undefined) throw new Error('There is no key to sign sessions with.');
    const random = randomBytes(32).toString('base64url');
    const token = `${userId}.${random}.${macOf(key, userId, random).toString('base64url')}`;
    return { token, hash: tokenHash(token) };
  },
  read: (token) => {
    const userId = tokenSubject(keys, token);
    return userId === undefined ? undefined : { userId, hash: tokenHash(token) };
  },
});

/** The user a token was signed for with one of our keys, or undefined. */
export const tokenSubject = (keys: readonly Uint8Array[], token: string): string | undefined => {
  const [, userId, random, mac] = shape.exec(token) ?? [];
  if (userId === undefined || random === undefined || mac === undefined) return undefined;
  const claimed = Buffer.from(mac, 'base64url');
  return keys.some((key) => timingSafeEqual(claimed, macOf(key, userId, random))) ? userId : undefined;
};
