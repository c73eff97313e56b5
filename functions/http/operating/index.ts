import type { GroupHandlers } from '../../runtime/handler.ts';
import type { OperatingApp } from './app.ts';
import { getConfig } from './get-config.ts';
import { getCurrencies } from './get-currencies.ts';
import { getDocs } from './get-docs.ts';
import { getHealth } from './get-health.ts';
import { getOpenApi } from './get-open-api.ts';
import { getProblem } from './get-problem.ts';
import { getSettings } from './get-settings.ts';
import { getSettingsHistory } from './get-settings-history.ts';
import { putSettings } from './put-settings.ts';

export type { OperatingApp } from './app.ts';

export const operatingGroup = (app: OperatingApp): GroupHandlers<'operating'> => ({
  getHealth: getHealth(app),
  getConfig: getConfig(app),
  getCurrencies: getCurrencies(app),
  getSettings: getSettings(app),
  getSettingsHistory: getSettingsHistory(app),
  putSettings: putSettings(app),
  getOpenApi: getOpenApi(),
  getDocs: getDocs(),
  getProblem: getProblem(),
});
