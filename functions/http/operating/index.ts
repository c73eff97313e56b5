import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { createBackup } from './create-backup.ts';
import { getBackup } from './get-backup.ts';
import { getConfig } from './get-config.ts';
import { getCurrencies } from './get-currencies.ts';
import { getDocs } from './get-docs.ts';
import { getHealth } from './get-health.ts';
import { getOpenApi } from './get-open-api.ts';
import { getProblem } from './get-problem.ts';
import { getSettings } from './get-settings.ts';
import { getSettingsHistory } from './get-settings-history.ts';
import { listBackups } from './list-backups.ts';
import { putSettings } from './put-settings.ts';

export const operatingGroup = {
  getHealth,
  getConfig,
  getCurrencies,
  getSettings,
  getSettingsHistory,
  putSettings,
  createBackup,
  listBackups,
  getBackup,
  getOpenApi,
  getDocs,
  getProblem,
} satisfies RouteGroup<'operating'>;

/** What the routes of this group are served with. */
export type OperatingApp = DepsOf<typeof operatingGroup>;
