import { noLimits, rateLimits } from '../adapters/dynamo/limits/rate-limits.ts';
import type { KeylessCore } from './core.ts';

/** Wrong codes of rate plans, by the caller's address. */
export const codeTries = ({ limited, table, clock }: KeylessCore) =>
  (limited ? rateLimits(table, clock) : noLimits()).codes;
