import { keptTime } from '../../functions/adapters/dynamo/sandbox/sandbox-clock.ts';
import type { Table } from '../../functions/adapters/dynamo/table.ts';
import { offsetClock } from '../../functions/runtime/offset-clock.ts';

/** The time of the installation that a table belongs to: a sandbox has its own. */
export const clockOf = async (table: Table) => offsetClock((await keptTime(table)).offsetMs);
