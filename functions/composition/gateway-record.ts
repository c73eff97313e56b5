import { simulatedRecord } from '../adapters/payments/simulated-record.ts';
import type { GatewayRecord } from '../usecases/ports/money-record.ts';
import type { KeylessCore } from './core.ts';
import { stripeRecord } from './stripe-record.ts';

/** What the gateway of this process says it did. */
export const gatewayRecord = (
  core: Pick<KeylessCore, 'table' | 'clock' | 'stripeKey' | 'stripeAddress'>,
): GatewayRecord => (core.stripeKey ? stripeRecord(core, core.stripeKey) : simulatedRecord(core.table));
