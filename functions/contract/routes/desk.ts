import * as z from 'zod';
import { date, id, inOrder, orderRule, paging } from '../common.ts';
import * as desk from '../desk.ts';
import type { Route } from '../route.ts';

const owner = { group: 'desk', access: 'hotel_admin', limit: 'other' } as const;
const hotelId = z.strictObject({ hotelId: id });
const blockId = z.strictObject({ blockId: id });

/** The front desk: rooms that are off sale. */
export const deskRoutes = {
  listBlocks: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}/blocks',
    summary: 'Rooms taken off sale on nights from `from`, else from today, to `to`, both included, by the first night.',
    params: hotelId,
    query: z.strictObject({ from: date.optional(), to: date.optional(), ...paging }).refine(inOrder, orderRule),
    problems: ['not-found'],
  },
  createBlock: {
    ...owner,
    method: 'POST',
    path: '/admin/hotels/{hotelId}/blocks',
    idempotency: 'required',
    summary: 'Takes rooms off sale as a stay would, never more than are left; `from` up to, not including, `to`.',
    params: hotelId,
    body: desk.createBlockBody,
    problems: ['not-found', 'sold-out', 'wrong-state', 'refused', 'idempotency-key-reused'],
  },
  deleteBlock: {
    ...owner,
    method: 'DELETE',
    path: '/admin/blocks/{blockId}',
    summary: 'Puts the rooms of a block on sale again from today on; nights before stay blocked.',
    params: blockId,
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>;
