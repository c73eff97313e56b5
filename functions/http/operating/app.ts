import type { listChanges } from '../../usecases/audit/list-changes.ts';
import type { listCurrencies } from '../../usecases/currencies/list-currencies.ts';
import type { checkHealth } from '../../usecases/operating/check-health.ts';
import type { Settings, SettingsStore } from '../../usecases/ports/settings.ts';
import type { changeSettings } from '../../usecases/settings/change-settings.ts';

/** How the system presents itself to guests, and where it runs. */
export interface Presentation {
  readonly brand: string;
  readonly stage: string;
  readonly sandbox: boolean;
  /** A template of map tiles, `https://…/{z}/{x}/{y}.png`; null where the system draws its own map. */
  readonly tileUrl: string | null;
}

/** The use cases of running the system. */
export interface OperatingApp {
  readonly checkHealth: ReturnType<typeof checkHealth>;
  readonly loadSettings: SettingsStore['load'];
  readonly changeSettings: ReturnType<typeof changeSettings>;
  readonly listChanges: ReturnType<typeof listChanges>;
  readonly currentSettings: Settings['current'];
  readonly presentation: Presentation;
  readonly currencies: ReturnType<typeof listCurrencies>;
  readonly cursorKeys: readonly Uint8Array[];
}
