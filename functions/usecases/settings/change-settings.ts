import type { Refusal } from '../../domain/refusal.ts';
import type { Settings, SettingsStore, SystemSettings, VersionedSettings } from '../ports/settings.ts';
import type { Clock } from '../ports/time.ts';

export interface ChangeSettings {
  readonly actor: string;
  /** What is not named stays as it is. */
  readonly request: { readonly [K in keyof SystemSettings]?: SystemSettings[K] | undefined };
  /** Versions the caller believes to be current, from If-Match and from the body. */
  readonly expected: readonly (number | undefined)[];
}

/** How often a change without an expected version is made again on what another admin has just written. */
const TRIES = 5;

const noLadder: Refusal = {
  refused: 'refused',
  detail: 'gold asks for more nights than silver',
  pointer: '/goldNights',
  code: 'not_above',
  params: { field: 'silverNights' },
};

/** Changes the system's settings on the version that was read, audited, and in force in this process at once. */
export const changeSettings =
  (deps: { readonly store: SettingsStore; readonly settings: Settings; readonly clock: Clock }) =>
  async ({ actor, request, expected }: ChangeSettings): Promise<VersionedSettings | Refusal> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await deps.store.load();
      if (expected.some((version) => version !== undefined && version !== before.version)) {
        return { refused: 'stale-version' };
      }
      const changed = differences(before, request);
      if (Object.keys(changed).length === 0) return before;
      const { version, ...kept } = before;
      const after: SystemSettings = { ...kept, ...changed };
      if (after.goldNights <= after.silverNights) return noLadder;
      const outcome = await deps.store.change(before, after, {
        subject: 'SETTINGS',
        action: 'settings.changed',
        actor,
        at: deps.clock.now(),
        before: Object.fromEntries(Object.entries(kept).filter(([name]) => name in changed)),
        after: changed,
      });
      deps.settings.forget();
      if (outcome === 'changed') return { ...after, version: version + 1 };
      if (outcome === 'lost') break;
    }
    return { refused: 'try-again', detail: 'The settings are being changed by others at this moment.' };
  };

const differences = (before: SystemSettings, request: ChangeSettings['request']): Partial<SystemSettings> =>
  Object.fromEntries(
    (Object.keys(request) as (keyof SystemSettings)[])
      .filter((name) => request[name] !== undefined && request[name] !== before[name])
      .map((name) => [name, request[name]]),
  );
