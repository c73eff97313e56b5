import type { tellChanges } from '../../usecases/audit/tell-changes.ts';
import type { checkHealth } from '../../usecases/operating/check-health.ts';
import type { SettingsStore } from '../../usecases/ports/settings.ts';
import type { changeSettings } from '../../usecases/settings/change-settings.ts';

/** The use cases of running the system. */
export interface OperatingApp {
  readonly checkHealth: ReturnType<typeof checkHealth>;
  readonly loadSettings: SettingsStore['load'];
  readonly changeSettings: ReturnType<typeof changeSettings>;
  readonly tellChanges: ReturnType<typeof tellChanges>;
  readonly cursorKeys: readonly Uint8Array[];
}
