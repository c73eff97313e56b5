import { sessionGate } from '../adapters/dynamo/accounts/session-gate.ts';
import { noLimits, rateLimits } from '../adapters/dynamo/limits/rate-limits.ts';
import { sha256Digests } from '../adapters/signing/digests.ts';
import type { Gate } from '../usecases/ports/gate.ts';
import type { Core } from './core.ts';

/** Sessions and rate limits, checked before every route. */
export const composeGate = (core: Core): Gate => ({
  sessions: sessionGate(core.table, core.clock, core.signing.session, sha256Digests),
  limits: core.limited ? rateLimits(core.table, core.clock) : noLimits(),
});
