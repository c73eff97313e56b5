import { auditNote } from '../adapters/dynamo/audit-note.ts';
import { auditTrail } from '../adapters/dynamo/audit-trail.ts';
import { healthRecord } from '../adapters/dynamo/health-record.ts';
import { sharedSettings } from '../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../adapters/dynamo/settings-repository.ts';
import { packagedRates } from '../adapters/rates/packaged-rates.ts';
import { probeIndex } from '../adapters/search/opensearch/probe.ts';
import type { Presentation } from '../http/operating/get-config.ts';
import type { OperatingApp } from '../http/operating/index.ts';
import { DEFAULT_BRAND } from '../runtime/brand.ts';
import { listChanges } from '../usecases/audit/list-changes.ts';
import { listCurrencies } from '../usecases/currencies/list-currencies.ts';
import { beginBackup, findBackup, listBackups } from '../usecases/operating/backups.ts';
import { checkHealth, type Probe } from '../usecases/operating/check-health.ts';
import { scheduleNames } from '../usecases/operating/due-schedules.ts';
import type { FaultyPart } from '../usecases/ports/faults.ts';
import { changeSettings } from '../usecases/settings/change-settings.ts';
import type { Core } from './core.ts';

const SLOW_MS = 600;

/** The probe of a part, which fails or is slow where the sandbox says so. */
const probeOf = ({ faults, delay }: Core, part: FaultyPart, probe: Probe | undefined): Probe | undefined =>
  faults === undefined
    ? probe
    : async () => {
        const fault = await faults.of(part);
        if (fault === 'down') throw new Error(`the sandbox has ${part} away`);
        if (fault === 'slow') await delay.sleep(SLOW_MS);
        await probe?.();
      };

/** What a process that says nothing of itself is called. */
const unnamed = { brand: DEFAULT_BRAND, stage: 'local', tileUrl: null } as const;

/** Money that Stripe takes needs its form in the browser; the sandbox's gateway knows its cards by their token. */
const cardsTaken = ({ stripeKey, cardForm }: Core): Presentation['payment'] => {
  if (stripeKey === undefined) return { kind: 'sandbox' };
  return cardForm ? { kind: 'stripe', ...cardForm } : null;
};

/** Running the system: its health and its settings. */
export const composeOperating = (core: Core): OperatingApp => {
  const store = settingsRepository(core.table, core.ids, core.delay);
  const settings = sharedSettings(core.table, store, core.clock);
  const { table, clock, delay, openSearch, queues, faults } = core;
  return {
    checkHealth: checkHealth({
      record: core.health ?? healthRecord(table),
      search: probeOf(core, 'search', openSearch && (() => probeIndex(table, openSearch))),
      events: probeOf(core, 'events', queues && (() => queues.list())),
      // Only what a sandbox has fail can be asked for: a gateway is paid by the call.
      payments: probeOf(core, 'payments', faults && (async () => undefined)),
      // Without an engine there is no index to verify, and on AWS no rule that would.
      schedules: scheduleNames.filter((name) => name !== 'verification' || openSearch !== undefined),
      clock,
      delay,
    }),
    listChanges: listChanges({ trail: auditTrail(table) }),
    currentSettings: settings.current,
    presentation: { ...unnamed, ...core.presentation, sandbox: core.sandbox, payment: cardsTaken(core) },
    currencies: listCurrencies(packagedRates),
    cursorKeys: core.signing.cursor,
    loadSettings: () => store.load(),
    beginBackup: beginBackup({
      store: core.backups,
      clock: core.clock,
      ids: core.ids,
      note: auditNote(core.table, core.ids, delay),
    }),
    listBackups: listBackups({ store: core.backups }),
    findBackup: findBackup({ store: core.backups }),
    changeSettings: changeSettings({ store, settings, clock: core.clock }),
  };
};
