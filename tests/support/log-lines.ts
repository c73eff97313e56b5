import * as z from 'zod';
import { issued } from './markers.ts';

/** A line of the log, whatever wrote it. */
const logLine = z.strictObject({
  timestamp: z.iso.datetime(),
  level: z.enum(['info', 'warn', 'error']),
  service: z.string().min(1),
  traceId: z.string().min(1),
  message: z.string().min(1),
  route: z.string().optional(),
  method: z.string().optional(),
  status: z.int().optional(),
  durationMs: z.number().min(0).optional(),
  userId: z.string().optional(),
  bookingId: z.string().optional(),
  hotelId: z.string().optional(),
  schedule: z.string().optional(),
  counts: z.record(z.string(), z.number()).optional(),
  error: z.string().optional(),
});
export type LoggedLine = z.infer<typeof logLine>;

/** What a log may not hold, whoever's it is: addresses of people, payment methods, secrets of webhooks, cards. */
const never = [/[^\s@"'<>\\*]+@([\w-]+\.)+[a-z]{2,}/i, /\btok_(?!\*)\w/, /\bwhsec_(?!\*)\w/, /\b\d{13,19}\b/];

/**
 * The lines of a log among what a server printed.
 * @throws where one of them is not of the schema, or holds a secret, an e-mail address or a marker of the tests
 */
export const logLines = (printed: string): LoggedLine[] =>
  printed
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => {
      const secret = never.find((each) => each.test(line)) ?? issued().find((marker) => line.includes(marker));
      if (secret !== undefined) throw new Error(`the log holds ${secret}: ${line}`);
      return logLine.parse(JSON.parse(line));
    });
