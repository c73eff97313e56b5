import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where a list goes on: plain JSON, such as the key of the last item shown. */
export type CursorPosition = Readonly<Record<string, unknown>>;

/** Whose cursor it is: the route, its filters and the caller, so that one list's cursor is refused by another. */
export type CursorScope = string | readonly (string | number | boolean | null | undefined)[];

/**
 * The position as an opaque text for callers, signed but not secret: put nothing in it the caller may not read.
 * @param keys the first signs, all verify, so that a key can be rotated
 */
export const sealCursor = (keys: readonly Uint8Array[], scope: CursorScope, position: CursorPosition): string => {
  const [key] = keys;
  if (key === undefined) throw new Error('There is no key to sign cursors with.');
  const payload = Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');
  return `${payload}.${macOf(key, scope, payload)}`;
};

/** The position in a cursor of exactly this scope, or undefined for a forged, foreign or garbled one. */
export const openCursor = (
  keys: readonly Uint8Array[],
  scope: CursorScope,
  text: string,
): CursorPosition | undefined => {
  const [payload, mac, ...rest] = text.split('.');
  if (payload === undefined || mac === undefined || rest.length > 0) return undefined;
  if (!keys.some((key) => sameText(mac, macOf(key, scope, payload)))) return undefined;
  const position: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return typeof position === 'object' && position !== null ? { ...position } : undefined;
};

// 128 bits are ample against guessing online, and keep the cursor short.
const macOf = (key: Uint8Array, scope: CursorScope, payload: string): string =>
  createHmac('sha256', key)
    // An undefined filter is written as null, so JSON keeps its place.
    .update(JSON.stringify([scope, payload]))
    .digest()
    .subarray(0, 16)
    .toString('base64url');

const sameText = (one: string, other: string): boolean => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};
