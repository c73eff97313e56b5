import * as z from 'zod';
import { id, money } from '../common.ts';

export const overbookedNight = z.strictObject({
  date: z.string(),
  roomTypeId: id,
  sold: z.int(),
  blocked: z.int(),
  totalRooms: z.int(),
});
const nightFigures = z.strictObject({ sold: z.int(), revenue: money, taxes: money });
export const reconciliation = z
  .strictObject({
    nights: z.int(),
    checked: z.int(),
    inFlux: z.int(),
    drift: z.array(
      z.strictObject({
        date: z.string(),
        roomTypeId: id,
        sold: z.int(),
        bookings: z.int(),
        /** What the night counts as blocked, and the rooms of its blocks. */
        blocked: z.int(),
        blocks: z.int(),
        left: z.int(),
        cap: z.int(),
        repaired: z.boolean(),
      }),
    ),
    /** Unit-nights against the bookings and blocks that say to have them, and back; `booking:ID` or `block:ID`. */
    units: z.strictObject({
      nights: z.int(),
      drift: z.array(
        z.strictObject({
          date: z.string(),
          unitId: id,
          holder: z.string().nullable(),
          claims: z.array(z.string()),
          repaired: z.boolean(),
        }),
      ),
    }),
    /** The hotel's numbers against a recount: bookings that they do not count as they are, and sums of nights. */
    numbers: z.strictObject({
      bookings: z.int(),
      uncounted: z.int(),
      counted: z.int(),
      drift: z.array(
        z.strictObject({
          date: z.string(),
          currency: z.string(),
          counted: nightFigures,
          bookings: nightFigures,
          repaired: z.boolean(),
        }),
      ),
    }),
  })
  .meta({ id: 'Reconciliation' });
