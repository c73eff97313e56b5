import { renewSearchWorld } from '../adapters/dynamo/hotels/renew-search-world.ts';
import { sharedSettings } from '../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../adapters/dynamo/settings-repository.ts';
import { addHours, addMinutes, type Instant } from '../domain/calendar/instant.ts';
import { isRefusal } from '../domain/refusal.ts';
import { auditMoney } from '../usecases/reconciliation/audit-money.ts';
import { settleLost } from '../usecases/recovery/settle-lost.ts';
import { changeSettings } from '../usecases/settings/change-settings.ts';
import type { KeylessCore } from './core.ts';
import { gatewayRecord } from './gateway-record.ts';
import { settlementParts } from './payments.ts';
import { auditParts, composeReconciliation } from './reconciliation.ts';
import { composeExpiry } from './sweeps.ts';

/** No time limit: a person waits for it. */
const UNLIMITED_MS = 86_400_000;

/** What brings a restored table back to work; each step may be done again. */
export const composeRecovery = (core: KeylessCore) => {
  const store = settingsRepository(core.table, core.ids, core.delay);
  const settings = sharedSettings(core.table, store, core.clock);
  const change = changeSettings({ store, settings, clock: core.clock });
  const settle = settleLost({ ...settlementParts(core), record: gatewayRecord(core) });
  return {
    /** Whether guests may hold rooms. */
    acceptBookings: async (acceptingBookings: boolean): Promise<void> => {
      const changed = await change({ actor: 'command:recover', request: { acceptingBookings }, expected: [] });
      if (isRefusal(changed)) throw new Error(`the settings could not be changed (${changed.refused}): run it again`);
    },
    renewSearchWorld: () => renewSearchWorld(core.table, core.ids.next()),
    /** Settles what the gateway did since an hour before the moment that the table was restored to. */
    settleLost: (restoredTo: Instant) => settle(addHours(restoredTo, -1), addMinutes(core.clock.now(), 1)),
    /** Ends what has run out, settles open attempts and pays refunds. */
    sweep: composeExpiry(core, UNLIMITED_MS),
    /** Compares every night with what holds it. */
    reconcileNights: composeReconciliation(core, UNLIMITED_MS),
    /** Holds the money of bookings since then against the gateway's own record. */
    auditMoney: (from: Instant) => auditMoney(auditParts(core))({ from, to: addMinutes(core.clock.now(), 1) }),
  };
};
