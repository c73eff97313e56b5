import * as z from 'zod';
import { indexKeys, keys } from '../../../contract/keys.ts';
import { addMinutes } from '../../../domain/calendar/instant.ts';
import type { NightSettings } from '../../../domain/grid/settings.ts';
import { OVERRIDE_REASONS } from '../../../domain/price.ts';
import type { ChangedNight, GridChangeRecord, GridState } from '../../../usecases/ports/grid.ts';
import type { Item } from '../table.ts';

/** A change takes seconds: one that is open after a minute has lost its worker, and the sweeper finishes it. */
const PATIENCE_MINUTES = 1;

const flag = z.union([z.literal(0), z.literal(1)]);
const length = z.int().nullable();
// Settings as a row: 2,000 nights with everything set before and after stay under 300 KB of the 400 an item may have.
const settingsRow = z.tuple([
  z.int().nullable(),
  z.enum(OVERRIDE_REASONS).nullable(),
  length,
  length,
  length,
  flag,
  flag,
  flag,
]);
const nightsText = z.array(z.tuple([z.int(), z.string(), settingsRow, settingsRow]));

const rowOf = (of: NightSettings): z.infer<typeof settingsRow> => [
  of.price,
  of.reason,
  of.minStay,
  of.minStayThrough,
  of.maxStay,
  of.closedToArrival ? 1 : 0,
  of.closedToDeparture ? 1 : 0,
  of.closed ? 1 : 0,
];

const settingsFrom = (row: z.infer<typeof settingsRow>): NightSettings => {
  const [price, reason, minStay, minStayThrough, maxStay, arrival, departure, closed] = row;
  return {
    ...{ price, reason, minStay, minStayThrough, maxStay },
    closedToArrival: arrival === 1,
    closedToDeparture: departure === 1,
    closed: closed === 1,
  };
};

const changeSchema = z.object({
  hotelId: z.string(),
  changeId: z.string(),
  bodyHash: z.string(),
  by: z.string(),
  startedAt: z.string(),
  revision: z.int(),
  roomTypeIds: z.array(z.string()),
  nights: z.string(),
  failed: z.array(z.object({ roomTypeId: z.string(), date: z.string() })),
  done: z.boolean(),
});

const nightsFrom = (text: string, roomTypeIds: readonly string[]): ChangedNight[] =>
  nightsText.parse(JSON.parse(text)).map(([place, date, before, after]) => ({
    roomTypeId: roomTypeIds[place] ?? '',
    date,
    before: settingsFrom(before),
    after: settingsFrom(after),
  }));

/** Throws where the item is not a change of a grid. */
export const fromGridChangeItem = (item: Item): GridChangeRecord => {
  const { roomTypeIds, nights, ...change } = changeSchema.parse(item);
  return { ...change, nights: nightsFrom(nights, roomTypeIds) };
};

/** The change; one that is open is due, for the sweeper. */
export const toGridChangeItem = ({ nights, ...change }: GridChangeRecord): Item => {
  const roomTypeIds = [...new Set(nights.map(({ roomTypeId }) => roomTypeId))];
  const rows = nights.map(({ roomTypeId, date, before, after }) => [
    roomTypeIds.indexOf(roomTypeId),
    date,
    rowOf(before),
    rowOf(after),
  ]);
  const { hotelId, changeId, startedAt, done } = change;
  return {
    ...keys.gridChange(hotelId, changeId),
    type: 'gridChange',
    schema: 1,
    ...change,
    roomTypeIds,
    nights: JSON.stringify(rows),
    ...(!done && indexKeys.due(addMinutes(startedAt, PATIENCE_MINUTES), 'grid_change', `${hotelId}:${changeId}`)),
  };
};

const stateSchema = z.object({ revision: z.int(), open: z.string().optional() });

/** The counter; an unchanged grid has none. */
export const fromGridItem = (item: Item | undefined): GridState => {
  const { revision, open } = stateSchema.parse(item ?? { revision: FIRST_REVISION });
  return { revision, open };
};

export const FIRST_REVISION = 1;
