import type { GroupHandlers } from '../../runtime/handler.ts';
import type { ReportsApp } from './app.ts';
import { getHotelNumbers } from './get-hotel-numbers.ts';
import { getNumbers } from './get-numbers.ts';
import { getPace } from './get-pace.ts';
import { listAudit } from './list-audit.ts';

export type { ReportsApp } from './app.ts';

/** Figures of many days, of a hotel or of all. */
export const reportsGroup = (app: ReportsApp): GroupHandlers<'reports'> => ({
  getHotelNumbers: getHotelNumbers(app),
  getNumbers: getNumbers(app),
  getPace: getPace(app),
  listAudit: listAudit(app),
});
