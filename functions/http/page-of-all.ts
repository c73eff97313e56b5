import type { Refusal } from '../domain/refusal.ts';
import type { CursorScope } from '../runtime/cursor.ts';
import { foreignCursor, readPosition, writePosition } from './cursors.ts';

interface PageRequest {
  readonly scope: CursorScope;
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** A page of a list that is read whole, as it is short; such lists only grow at their end. */
export const pageOfAll = <T>(
  keys: readonly Uint8Array[],
  all: readonly T[],
  { scope, limit, cursor }: PageRequest,
): { items: readonly T[]; nextCursor: string | null } | Refusal => {
  const position = readPosition(keys, scope, cursor);
  if (position === null) return foreignCursor;
  const start = Number(position ?? 0);
  const end = start + limit;
  return {
    items: all.slice(start, end),
    nextCursor: writePosition(keys, scope, end < all.length ? `${end}` : undefined),
  };
};
