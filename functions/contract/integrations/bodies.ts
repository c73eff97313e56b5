import * as z from 'zod';
import { id, paging } from '../common.ts';
import { publicEventNames } from '../events.ts';
import { line } from '../text.ts';

const names = publicEventNames as [string, ...string[]];
const url = line(1, 2000).meta({ example: 'https://pms.example.com/hooks/bookings' });
const events = z.array(z.enum(names)).min(1).max(names.length);

export const webhookBody = z.strictObject({ url, events, hotelId: id.nullable().optional() });
/** What is not named stays as it is. */
export const webhookChangeBody = z.strictObject({
  url: url.optional(),
  events: events.optional(),
  hotelId: id.nullable().optional(),
  status: z.enum(['active', 'disabled']).optional(),
});
export const deliveriesQuery = z.strictObject({
  /** The bare name is a yes. */
  undelivered: z.enum(['true', 'false', '']).default('false'),
  ...paging,
});
