import type { checkHealth } from '../../usecases/operating/check-health.ts';
import type { moveClock } from '../../usecases/operating/move-clock.ts';
import type { SettingsStore } from '../../usecases/ports/settings.ts';
import type { changeSettings } from '../../usecases/settings/change-settings.ts';

/** The use cases of running the system. */
export interface OperatingApp {
  readonly checkHealth: ReturnType<typeof checkHealth>;
  readonly loadSettings: SettingsStore['load'];
  readonly changeSettings: ReturnType<typeof changeSettings>;
  /** Absent where time cannot be moved. */
  readonly sandbox?: { readonly now: () => string; readonly moveClock: ReturnType<typeof moveClock> };
}
