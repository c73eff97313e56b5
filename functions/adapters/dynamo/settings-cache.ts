import { epochMillis } from '../../domain/calendar/instant.ts';
import type { Settings, SettingsStore, SystemSettings } from '../../usecases/ports/settings.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import type { Table } from './table.ts';

const FRESH_MS = 5_000;

interface Kept {
  readonly settings: SystemSettings;
  readonly clockMs: number;
  readonly realMs: number;
}

/**
 * The settings in force, read again once they are 5 s old by the clock or by real time, whichever is first: a sandbox
 * clock may stand still or leap. Callers that come while a read is under way share it.
 */
export const cachedSettings = (store: SettingsStore, clock: Clock): Settings => {
  let kept: Kept | undefined;
  let reading: Promise<SystemSettings> | undefined;

  const fresh = ({ clockMs, realMs }: Kept): boolean => {
    const byClock = epochMillis(clock.now()) - clockMs;
    return byClock >= 0 && byClock < FRESH_MS && performance.now() - realMs < FRESH_MS;
  };

  const read = (): Promise<SystemSettings> => {
    const moment = { clockMs: epochMillis(clock.now()), realMs: performance.now() };
    const mine: Promise<SystemSettings> = store
      .load()
      .then(({ version: _version, ...settings }) => {
        // Forgotten meanwhile: what was read may be from before the change, and is not kept.
        if (reading === mine) kept = { settings, ...moment };
        return settings;
      })
      .finally(() => {
        if (reading === mine) reading = undefined;
      });
    reading = mine;
    return mine;
  };

  return {
    current: async () => {
      if (kept && fresh(kept)) return kept.settings;
      return await (reading ?? read());
    },
    forget: () => {
      kept = undefined;
      reading = undefined;
    },
  };
};

const byTable = new WeakMap<Table, Settings>();

/** One cache a process and table, so that a change made by one group is seen at once by every other beside it. */
export const sharedSettings = (table: Table, store: SettingsStore, clock: Clock): Settings => {
  const known = byTable.get(table);
  if (known) return known;
  const made = cachedSettings(store, clock);
  byTable.set(table, made);
  return made;
};
