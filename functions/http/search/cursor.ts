import * as z from 'zod';
import type { BodyOf } from '../../contract/routes.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { SearchPosition } from '../../domain/search/rank-and-page.ts';
import { type CursorScope, openCursor, sealCursor } from '../../runtime/cursor.ts';

type Body = BodyOf<'searchHotels'>;

export const foreignCursor = {
  refused: 'invalid-request',
  errors: [{ pointer: '/cursor', code: 'foreign_cursor', detail: 'is not a cursor of this list' }],
} as const satisfies Refusal;

const position = z.strictObject({ value: z.number(), hotelId: z.string(), areaPrice: z.number().nullable() });

/** All that was asked for but the size of the page. */
const scopeOf = ({ cursor: _cursor, limit: _limit, ...criteria }: Body): CursorScope => [
  'searchHotels',
  JSON.stringify(criteria),
];

/** Where the page begins: null at the start, undefined for a cursor of another search. */
export const readCursor = (keys: readonly Uint8Array[], body: Body): SearchPosition | null | undefined => {
  if (body.cursor === undefined || body.cursor === null) return null;
  return position.safeParse(openCursor(keys, scopeOf(body), body.cursor)).data;
};

export const writeCursor = (keys: readonly Uint8Array[], body: Body, next: SearchPosition | null): string | null =>
  next === null ? null : sealCursor(keys, scopeOf(body), { ...next });
