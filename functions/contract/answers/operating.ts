import * as z from 'zod';
import { instant, version } from '../common.ts';
import { settings } from '../operating.ts';

const checkState = z.enum(['ok', 'degraded', 'down']);
export const health = z.strictObject({
  status: checkState,
  version: z.string(),
  checks: z.strictObject({ database: checkState, search: checkState, events: checkState }),
});
export const settingsAnswer = z.strictObject({ ...settings.shape, version });
/** A mail of the sandbox; `about` is when that happened which it tells of. */
export const sentMail = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    from: z.string(),
    to: z.strictObject({ email: z.string(), name: z.string() }),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    attachments: z.array(z.strictObject({ filename: z.string(), contentType: z.string(), content: z.string() })),
    bookingId: z.string().nullable(),
    about: instant,
  })
  .meta({ id: 'SentMail' });
export const clockAnswer = z.strictObject({ now: instant, ran: z.record(z.string(), z.unknown()).optional() });
