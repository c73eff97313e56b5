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
export const clockAnswer = z.strictObject({ now: instant, ran: z.record(z.string(), z.unknown()).optional() });
