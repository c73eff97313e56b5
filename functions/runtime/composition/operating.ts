import { sharedSettings } from '../../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../../adapters/dynamo/settings-repository.ts';
import { getItem } from '../../adapters/dynamo/table.ts';
import { probeIndex } from '../../adapters/search/opensearch/probe.ts';
import { keys } from '../../contract/keys.ts';
import type { OperatingApp } from '../../http/operating/app.ts';
import { checkHealth } from '../../usecases/operating/check-health.ts';
import { changeSettings } from '../../usecases/settings/change-settings.ts';
import type { Core } from './core.ts';

/** Running the system: its health and its settings. */
export const composeOperating = (core: Core): OperatingApp => {
  const store = settingsRepository(core.table, core.ids, core.pauses);
  const settings = sharedSettings(core.table, store, core.clock);
  const { table, pauses, openSearch } = core;
  return {
    checkHealth: checkHealth({
      database: () => getItem(table, keys.settings()),
      search: openSearch && (() => probeIndex(table, openSearch)),
      pauses,
    }),
    loadSettings: () => store.load(),
    changeSettings: changeSettings({ store, settings, clock: core.clock }),
  };
};
