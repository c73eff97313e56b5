import * as z from 'zod';
import type { BodyOf } from '../../contract/routes.ts';
import type { RateCaller } from '../../domain/rates/plan.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { SearchPosition } from '../../domain/search/rank-and-page.ts';
import { type CursorScope, openCursor, sealCursor } from '../../runtime/cursor.ts';

type Body = BodyOf<'searchHotels'>;

export const foreignCursor = {
  refused: 'invalid-request',
  errors: [{ pointer: '/cursor', code: 'foreign_cursor', detail: 'is not a cursor of this list' }],
} as const satisfies Refusal;

const position = z.strictObject({ value: z.number(), hotelId: z.string(), areaPrice: z.number().nullable() });

/** All that was asked for but the size of the page, and who asks: members see other prices. */
const scopeOf = ({ isMember }: RateCaller, { cursor: _cursor, limit: _limit, ...criteria }: Body): CursorScope => [
  isMember ? 'searchHotels by a member' : 'searchHotels',
  JSON.stringify(criteria),
];

/** Where the page begins: null at the start, undefined for a cursor of another search. */
export const readCursor = (
  keys: readonly Uint8Array[],
  caller: RateCaller,
  body: Body,
): SearchPosition | null | undefined => {
  if (body.cursor === undefined || body.cursor === null) return null;
  return position.safeParse(openCursor(keys, scopeOf(caller, body), body.cursor)).data;
};

export const writeCursor = (
  keys: readonly Uint8Array[],
  caller: RateCaller,
  body: Body,
  next: SearchPosition | null,
): string | null => (next === null ? null : sealCursor(keys, scopeOf(caller, body), { ...next }));
