import { auditDays } from '../adapters/dynamo/audit-trail.ts';
import { hotelLists } from '../adapters/dynamo/hotels/hotel-lists.ts';
import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { blocksOfHotel } from '../adapters/dynamo/nights/block-reader.ts';
import { numbersReader } from '../adapters/dynamo/numbers/numbers-repository.ts';
import type { ReportsApp } from '../http/reports/index.ts';
import { listAudit } from '../usecases/audit/list-audit.ts';
import { readHotelNumbers, readNumbers } from '../usecases/numbers/read-numbers.ts';
import { readPace } from '../usecases/numbers/read-pace.ts';
import type { Core } from './core.ts';

/** What is looked up of many days or hotels at once. */
export const composeReports = ({ table, clock, signing }: Core): ReportsApp => {
  const hotels = hotelReader(table);
  const deps = {
    hotels,
    lists: hotelLists(table),
    blocks: { ofHotel: blocksOfHotel(table) },
    numbers: numbersReader(table),
  };
  return {
    readHotelNumbers: readHotelNumbers(deps),
    readNumbers: readNumbers(deps),
    readPace: readPace(deps),
    listAudit: listAudit({ days: auditDays(table), clock }),
    cursorKeys: signing.cursor,
  };
};
