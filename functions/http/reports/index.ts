import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { getHotelNumbers } from './get-hotel-numbers.ts';
import { getNumbers } from './get-numbers.ts';
import { getPace } from './get-pace.ts';
import { listAudit } from './list-audit.ts';

/** Figures of many days, of a hotel or of all. */
export const reportsGroup = {
  getHotelNumbers,
  getNumbers,
  getPace,
  listAudit,
} satisfies RouteGroup<'reports'>;

/** What the routes of this group are served with. */
export type ReportsApp = DepsOf<typeof reportsGroup>;
