import * as z from 'zod';
import { date, id } from './common.ts';
import { fault } from './input-errors.ts';
import { title } from './text.ts';

// What the front desk sends: blocks.

/** Rooms to take off sale, the nights from `from` up to, not including, `to`. */
export const createBlockBody = z
  .strictObject({
    roomTypeId: id,
    from: date,
    to: date.meta({ description: 'The day on which the rooms can be sold again.' }),
    rooms: z.int().min(1).max(10_000).default(1),
    reason: title(1, 200),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], ...fault('not_after', 'is not after from', { field: 'from' }) })
  .meta({ id: 'BlockInput' });
