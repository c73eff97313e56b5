import type { Refusal } from '../domain/refusal.ts';
import { type CursorScope, openCursor, sealCursor } from '../runtime/cursor.ts';

/** What the routes of a list need to sign its cursors. */
export interface SignsCursors {
  /** The first signs, all verify. */
  readonly cursorKeys: readonly Uint8Array[];
}

export const foreignCursor = {
  refused: 'invalid-request',
  errors: [{ pointer: '/cursor', code: 'foreign_cursor', detail: 'is not a cursor of this list' }],
} as const satisfies Refusal;

/** The position in a list's cursor: undefined at the start, null for a forged or foreign one. */
export const readPosition = (
  keys: readonly Uint8Array[],
  scope: CursorScope,
  cursor: string | undefined,
): string | undefined | null => {
  if (cursor === undefined) return undefined;
  const at = openCursor(keys, scope, cursor)?.['at'];
  return typeof at === 'string' ? at : null;
};

export const writePosition = (
  keys: readonly Uint8Array[],
  scope: CursorScope,
  position: string | undefined,
): string | null => (position === undefined ? null : sealCursor(keys, scope, { at: position }));
