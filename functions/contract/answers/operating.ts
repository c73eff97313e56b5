import * as z from 'zod';
import { instant, version } from '../common.ts';
import { acceptingBookings, settings } from '../operating.ts';

const checkState = z.enum(['ok', 'degraded', 'down']);
export const health = z.strictObject({
  status: checkState,
  version: z.string(),
  checks: z.strictObject({ database: checkState, search: checkState, events: checkState }),
});
export const settingsAnswer = z.strictObject({ ...settings.shape, acceptingBookings, version });
const fault = z.enum(['down', 'slow', 'ok']);
export const faultsAnswer = z.strictObject({ search: fault, payments: fault, events: fault });

/** `depth` waits, `inFlight` is with a worker; `oldestAgeSeconds` null where nothing waits or it is unknown. */
export const queue = z
  .strictObject({
    name: z.string(),
    depth: z.int(),
    inFlight: z.int(),
    oldestAgeSeconds: z.number().nullable(),
    deadLetters: z.int(),
  })
  .meta({ id: 'Queue' });
export const redriven = z.strictObject({ moved: z.int(), left: z.int() });
export const deadMessage = z
  .strictObject({
    id: z.string(),
    sentAt: instant,
    receives: z.int(),
    reason: z.string().nullable(),
    body: z.string(),
  })
  .meta({ id: 'DeadMessage' });

/** A mail of the sandbox; `about` is when its event happened. */
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
