import * as z from 'zod';
import { id, version } from '../common.ts';
import { housekeeping, unitStatus } from '../desk.ts';
import { booking } from './bookings.ts';

// What the front desk is answered.

export const block = z
  .strictObject({
    id,
    hotelId: id,
    roomTypeId: id,
    from: z.string(),
    /** The day on which the rooms can be sold again. */
    to: z.string(),
    rooms: z.int(),
    reason: z.string(),
    status: z.enum(['active', 'removed']),
    createdAt: z.string(),
  })
  .meta({ id: 'Block' });
export const blockAnswer = z.strictObject({ block });

export const unit = z
  .strictObject({
    id,
    hotelId: id,
    roomTypeId: id,
    number: z.string(),
    floor: z.string().nullable(),
    status: unitStatus,
    housekeeping,
    version,
  })
  .meta({ id: 'Unit' });
export const unitAnswer = z.strictObject({ unit });

/** The booking with its units, in the order of its rooms; `warnings` are no reason to refuse them. */
export const assignment = z
  .strictObject({
    booking,
    units: z.array(unit),
    warnings: z.array(z.strictObject({ unitId: id, code: z.enum(['dirty']), detail: z.string() })),
  })
  .meta({ id: 'UnitsAssigned' });
