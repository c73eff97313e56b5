import type { BodyOf } from '../../contract/routes.ts';
import { addDays } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import { type NamedNight, namedNights } from '../../domain/grid/named-nights.ts';
import {
  applySet,
  differing,
  gridNightName,
  isSame,
  type NightSettings,
  settingsOf,
} from '../../domain/grid/settings.ts';
import { DAYS_BEYOND_HORIZON } from '../../domain/hotel/overrides.ts';
import { mostOf, parseAmount } from '../../domain/money.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { horizon } from '../../domain/stay.ts';
import { type ChangedNight, type GridChangeRecord, type GridStore, spanOf } from '../ports/grid.ts';
import type { HotelFacts } from '../ports/hotels.ts';
import type { NightReader } from '../ports/nights.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock } from '../ports/time.ts';
import { judgeGrid } from './judge-grid.ts';

export interface PlanGridDeps {
  readonly nights: NightReader;
  readonly grid: Pick<GridStore, 'find'>;
  readonly settings: Settings;
  readonly clock: Clock;
}

type Planned = Pick<GridChangeRecord, 'nights' | 'failed'>;
type Named = { readonly nights: readonly NamedNight[]; readonly failed: GridChangeRecord['failed'] };

/** The nights that change, each with what was set and what is set then; nights that have the values already are left out. */
export const planGridChange = async (
  deps: PlanGridDeps,
  facts: HotelFacts,
  body: BodyOf<'changeGrid'>,
): Promise<Planned | Refusal> => {
  const named = body.undo === undefined ? await namedBy(deps, facts, body) : await undone(deps, facts, body.undo);
  if (isRefusal(named)) return named;
  const { hotel, roomTypes } = facts;
  const span = spanOf(named.nights);
  if (span === undefined) return { nights: [], failed: named.failed };
  const ids = new Set(named.nights.map(({ roomTypeId }) => roomTypeId));
  if (hotel.deleting || roomTypes.some(({ id, deleting }) => deleting && ids.has(id))) return beingDeleted;

  const stored = await deps.nights.nights(hotel.id, span.from, span.to);
  const settings = new Map(stored.map((night) => [gridNightName(night), settingsOf(night)]));
  const basePrices = new Map(roomTypes.map(({ id, basePrice }) => [id, basePrice]));
  const most = parseAmount(mostOf(hotel.currency), hotel.currency) ?? 0;
  const nights: ChangedNight[] = [];
  for (const night of named.nights) {
    const { roomTypeId, date, set, by } = night;
    const before = settings.get(gridNightName(night)) ?? untouched;
    const after = applySet(before, set, basePrices.get(roomTypeId) ?? 0);
    const at = body.undo === undefined ? `/changes/${by}/set` : '/undo';
    const refused = judgeNight(night, after, at, most, hotel.currency);
    if (refused !== undefined) return refused;
    if (!isSame(before, after)) nights.push({ roomTypeId, date, before, after });
  }
  return { nights, failed: named.failed };
};

const untouched = settingsOf(undefined);

const beingDeleted: Refusal = {
  refused: 'wrong-state',
  detail: 'The hotel or a room type named is being deleted.',
  status: 'deleting',
};

const judgeNight = (
  { date, set }: NamedNight,
  after: NightSettings,
  at: string,
  most: number,
  currency: string,
): Refusal | undefined => {
  const place = (field: string) => (at === '/undo' ? at : `${at}/${field}`);
  if (after.price !== null && after.price > most) {
    const params = { maximum: mostOf(currency), inclusive: true, of: 'amount' };
    const detail = `The price of ${date} would be above ${params.maximum} ${currency}.`;
    return { refused: 'refused', detail, pointer: place('adjust'), code: 'too_big', params };
  }
  const { minStay, maxStay } = after;
  const isNamed = set.minStay !== undefined || set.maxStay !== undefined;
  if (minStay === null || maxStay === null || minStay <= maxStay || !isNamed) return undefined;
  // Of two fields that do not fit the one that was named is at fault.
  const field = set.minStay === undefined ? 'maxStay' : 'minStay';
  const detail = `On ${date} minStay ${minStay} would be above maxStay ${maxStay}.`;
  return field === 'minStay'
    ? { refused: 'refused', detail, pointer: place(field), code: 'above', params: { field: 'maxStay' } }
    : { refused: 'refused', detail, pointer: place(field), code: 'below', params: { field: 'minStay' } };
};

const namedBy = async (
  { clock, settings }: PlanGridDeps,
  facts: HotelFacts,
  { changes = [] }: BodyOf<'changeGrid'>,
): Promise<Named | Refusal> => {
  const judged = judgeGrid(changes, facts);
  if (isRefusal(judged)) return judged;
  const first = today(clock.now(), facts.hotel.timeZone);
  const last = addDays(horizon(first, (await settings.current()).horizonMonths), DAYS_BEYOND_HORIZON);
  const nights = namedNights(judged, { first, last });
  return isRefusal(nights) ? nights : { nights, failed: [] };
};

/** What a change has replaced, of the nights still to come; those of room types that are gone have failed. */
const undone = async (deps: PlanGridDeps, facts: HotelFacts, changeId: string): Promise<Named | Refusal> => {
  const change = await deps.grid.find(facts.hotel.id, changeId);
  if (change === undefined) {
    const detail = 'The grid of this hotel has no such change.';
    return { refused: 'refused', detail, pointer: '/undo', code: 'invalid_value', params: {} };
  }
  const day = today(deps.clock.now(), facts.hotel.timeZone);
  const known = new Set(facts.roomTypes.map(({ id }) => id));
  const gone = new Set(change.failed.map(gridNightName));
  const toCome = change.nights.filter((night) => night.date >= day && !gone.has(gridNightName(night)));
  return {
    nights: toCome
      .filter(({ roomTypeId }) => known.has(roomTypeId))
      .map((night) => ({ ...night, set: differing(night.before, night.after), by: 0 })),
    failed: toCome
      .filter(({ roomTypeId }) => !known.has(roomTypeId))
      .map(({ roomTypeId, date }) => ({ roomTypeId, date })),
  };
};
