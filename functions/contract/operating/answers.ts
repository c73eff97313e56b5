import * as z from 'zod';
import { id, instant, version } from '../common.ts';
import { type ScheduleName, schedules } from '../schedules.ts';
import { acceptingBookings, settings } from './bodies.ts';

const checkState = z.enum(['ok', 'degraded', 'down']);
/** A field for each part; spelled out, as a record's required fields are no properties to a linter of OpenAPI. */
const ofEachPart = <T extends z.ZodType>(value: T) =>
  z.strictObject({ database: value, search: value, events: value, mail: value, payments: value, schedules: value });
/**
 * `mail` and `payments` as the last call went. For a system admin: `since` when a part is not ok, null where it is or
 * that is unknown, and each schedule with the end of its last run that went well (or from when on it is expected).
 */
export const health = z.strictObject({
  status: checkState,
  version: z.string(),
  checks: ofEachPart(checkState),
  since: ofEachPart(instant.nullable()).optional(),
  schedules: z
    .array(
      z.strictObject({
        name: z.enum(Object.keys(schedules) as [ScheduleName, ...ScheduleName[]]),
        state: z.enum(['ok', 'degraded']),
        since: instant.nullable(),
      }),
    )
    .optional(),
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
/** `taken`: with a worker; `receives`: how often it was taken, here and in its queue; `reason` why it is dead. */
export const queueMessage = z
  .strictObject({
    id: z.string(),
    state: z.enum(['waiting', 'taken', 'dead']),
    sentAt: instant,
    receives: z.int(),
    reason: z.string().nullable(),
    body: z.string(),
  })
  .meta({ id: 'QueueMessage' });

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
/** An export of everything; what it holds is null until it is done, `reason` where it failed. */
export const backup = z
  .strictObject({
    id,
    status: z.enum(['running', 'done', 'failed']),
    startedAt: instant,
    takenAt: instant.nullable(),
    items: z.int().nullable(),
    kinds: z.record(z.string(), z.int()).nullable(),
    sha256: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Backup' });
export const backupAnswer = z.strictObject({ backup });
export const clockAnswer = z.strictObject({ now: instant, ran: z.record(z.string(), z.unknown()).optional() });

/** What a client must know of the system before it asks for anything. */
export const config = z
  .strictObject({
    brand: z.string(),
    /** Where it runs: local, dev, localstack or production. */
    stage: z.string(),
    sandbox: z.boolean(),
    holdMinutes: z.int(),
    maxNights: z.int(),
    horizonMonths: z.int(),
    maxRooms: z.int(),
    amenities: z.array(z.strictObject({ id: z.string(), group: z.string() })),
    boards: z.array(z.string()),
    languages: z.array(z.string()),
    tileUrl: z.string().nullable(),
    /** How a guest's card becomes a `paymentMethod`: by the sandbox's tokens, or by Stripe's form. Null: not at all. */
    payment: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('sandbox') }),
        z.strictObject({ kind: z.literal('stripe'), publishableKey: z.string(), script: z.url() }),
      ])
      .nullable(),
    version: z.string(),
  })
  .meta({ id: 'Config' });

/** `rate`: units of the currency for one euro on `date`, for comparing prices; `indicative` is no rate of the ECB. */
export const currencies = z
  .strictObject({
    date: z.string(),
    base: z.literal('EUR'),
    items: z.array(
      z.strictObject({ currency: z.string(), digits: z.int(), rate: z.number(), indicative: z.boolean() }),
    ),
  })
  .meta({ id: 'Currencies' });
