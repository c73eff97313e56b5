import { healthRecord } from '../../adapters/dynamo/health-record.ts';
import type { KeylessCore } from '../core.ts';

/** The core of a function that runs a schedule, or asks the gateway or the mail server: it notes how that went. */
export const withHealth = <C extends KeylessCore>(core: C): C => ({ ...core, health: healthRecord(core.table) });
