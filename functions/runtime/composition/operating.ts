import { sharedSettings } from '../../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../../adapters/dynamo/settings-repository.ts';
import { getItem } from '../../adapters/dynamo/table.ts';
import { keys } from '../../contract/keys.ts';
import type { OperatingApp } from '../../http/operating/app.ts';
import { checkHealth } from '../../usecases/operating/check-health.ts';
import { moveClock } from '../../usecases/operating/move-clock.ts';
import type { SandboxClock } from '../../usecases/ports/clock.ts';
import { changeSettings } from '../../usecases/settings/change-settings.ts';
import type { Core } from './core.ts';

/** @param sandboxClock where the time can be moved; without it the sandbox has no clock */
export const composeOperating = (core: Core, sandboxClock?: SandboxClock): OperatingApp => {
  const store = settingsRepository(core.table, core.ids, core.pauses);
  const settings = sharedSettings(core.table, store, core.clock);
  return {
    checkHealth: checkHealth({ database: () => getItem(core.table, keys.settings()), pauses: core.pauses }),
    loadSettings: () => store.load(),
    changeSettings: changeSettings({ store, settings, clock: core.clock }),
    ...(sandboxClock && { sandbox: { now: () => sandboxClock.now(), moveClock: moveClock(sandboxClock) } }),
  };
};
