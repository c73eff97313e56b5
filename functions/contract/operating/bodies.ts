import * as z from 'zod';
import { instant, version } from '../common.ts';
import { formatted } from '../input-errors.ts';
import { line } from '../text.ts';

/** System settings that are numbers, within safe bounds; in force everywhere within 5 s. */
export const settings = z
  .strictObject({
    holdMinutes: z.int().min(1).max(60),
    maxOpenHolds: z.int().min(1).max(100),
    maxOpenRoomNights: z.int().min(1).max(10_000),
    maxOpenSharePercent: z.int().min(1).max(100),
    horizonMonths: z.int().min(1).max(18),
    maxNights: z.int().min(1).max(30),
    paymentLimitHours: z.int().min(1).max(24),
    pointsPerEuro: z.int().min(0).max(100),
    eurosPer1000Points: z.int().min(1).max(100),
    pointsMostPercent: z.int().min(1).max(90),
    pointsMonths: z.int().min(1).max(60),
    silverNights: z.int().min(1).max(365),
    goldNights: z.int().min(2).max(366),
    silverBonusPercent: z.int().min(0).max(200),
    goldBonusPercent: z.int().min(0).max(200),
  })
  .meta({ id: 'Settings' });
/** False: guests hold no rooms for the time being, and everything else goes on. */
export const acceptingBookings = z.boolean();
/** What is not named stays as it is; `version`, where sent, must be the current one. */
export const settingsBody = settings
  .partial()
  .extend({ acceptingBookings: acceptingBookings.optional(), version: version.optional() });

const fault = z.enum(['down', 'slow', 'ok']);
/** Parts that are not named stay as they are. */
export const faultsBody = z.strictObject({
  search: fault.optional(),
  payments: fault.optional(),
  events: fault.optional(),
});

/** ISO 8601 duration of days and smaller, at most about ten years. */
const duration = formatted(
  'duration',
  /^P(?=\d|T\d)(\d{1,4}D)?(T(?=\d)(\d{1,5}H)?(\d{1,6}M)?(\d{1,7}S)?)?$/,
  'is not a duration such as PT16M',
);
export const clockBody = z.union([z.strictObject({ now: instant }), z.strictObject({ advance: duration })]);

/** What a webhook's address is sent, of any event. */
export const receivedEvent = z.strictObject({
  id: line(1, 300),
  type: line(1, 100),
  version: z.int().min(1).max(1000),
  occurredAt: instant,
  data: z.record(z.string(), z.unknown()),
});
