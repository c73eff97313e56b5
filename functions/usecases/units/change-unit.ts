import type { BodyOf } from '../../contract/routes.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { Unit } from '../../domain/hotel/unit.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type Caller, stale } from '../hotels/ownership.ts';
import { untilDecided } from '../rooms/rollout-ports.ts';
import { numberTaken, type OwnedUnit, ownedUnit, type UnitDeps, unitAudit, unknownRoomType } from './owned-unit.ts';

export interface ReplaceUnit {
  readonly caller: Caller;
  readonly unitId: string;
  readonly body: BodyOf<'replaceUnit'>;
  readonly ifMatch: number | undefined;
}

type Decided = Unit | Refusal | 'conflict' | 'contended';

/**
 * Replaces a unit; status and housekeeping that are left out stay as they are. One that changes its room type is first
 * marked, so that nothing more is assigned to it, and then asked for its nights (rule 33).
 */
export const replaceUnit =
  (deps: UnitDeps) =>
  (command: ReplaceUnit): Promise<Unit | Refusal> =>
    untilDecided(async (): Promise<Decided> => {
      const owned = await ownedUnit(deps, command.caller, command.unitId);
      if (isRefusal(owned)) return owned;
      const { unit, roomTypes } = owned;
      const { body, ifMatch } = command;
      if (ifMatch !== undefined && ifMatch !== unit.version) return stale;
      if (!roomTypes.some(({ id }) => id === body.roomTypeId)) return unknownRoomType;
      const before = body.roomTypeId === unit.roomTypeId ? unit : await vacated(deps, owned);
      return typeof before === 'string' || isRefusal(before) ? before : written(deps, command, unit, before);
    });

/** `before` is the stored unit, marked where it changes its room type. */
const written = async (deps: UnitDeps, { caller, body }: ReplaceUnit, unit: Unit, before: Unit): Promise<Decided> => {
  const { retiring: _mark, ...kept } = before;
  const { roomTypeId, number, floor = null, status = unit.status, housekeeping = unit.housekeeping } = body;
  const after: Unit = { ...kept, roomTypeId, number, floor, status, housekeeping, version: unit.version + 1 };
  const audit = unitAudit('unit.changed', caller.userId, deps.clock.now(), unit, after);
  const result = await deps.units.replace(before, after, audit);
  if (result === 'committed') return after;
  if (result !== 'number-taken') return result;
  return before === unit ? numberTaken : opened(deps, before, numberTaken);
};

export interface DeleteUnit {
  readonly caller: Caller;
  readonly unitId: string;
  readonly ifMatch: number | undefined;
}

/** Removes a unit that is free from today on; else `in-use` with the nights. */
export const deleteUnit =
  (deps: UnitDeps) =>
  async ({ caller, unitId, ifMatch }: DeleteUnit): Promise<Refusal | undefined> => {
    const answer = await untilDecided(async (): Promise<Decided> => {
      const owned = await ownedUnit(deps, caller, unitId);
      if (isRefusal(owned)) return owned;
      if (ifMatch !== undefined && ifMatch !== owned.unit.version) return stale;
      const marked = await vacated(deps, owned);
      if (typeof marked === 'string' || isRefusal(marked)) return marked;
      const audit = unitAudit('unit.deleted', caller.userId, deps.clock.now(), owned.unit, undefined);
      const result = await deps.units.remove(marked, audit);
      return result === 'committed' ? marked : result;
    });
    return isRefusal(answer) ? answer : undefined;
  };

/** The unit marked so that nothing more is assigned to it, once it is free from today on. */
const vacated = async (deps: UnitDeps, { hotel, unit }: OwnedUnit): Promise<Decided> => {
  const mark = deps.ids.nonce();
  const result = await deps.units.retire(unit, mark);
  if (result !== 'committed') return result;
  const marked = { ...unit, retiring: mark };
  const nights = await deps.units.nights(unit.id, today(deps.clock.now(), hotel.timeZone));
  if (nights.length === 0) return marked;
  const detail = 'The unit has stays or blocks to come; move them first.';
  return opened(deps, marked, { refused: 'in-use', detail, nights: nights.map(({ date }) => date) });
};

/** The refusal, once the unit can be assigned again; a mark that another request has set meanwhile stays its own. */
const opened = async (deps: UnitDeps, marked: Unit, refusal: Refusal): Promise<Refusal | 'contended'> => {
  const { retiring: _mark, ...open } = marked;
  const audit = unitAudit('unit.changed', 'system', deps.clock.now(), open, open);
  const result = await deps.units.replace(marked, open, audit);
  return result === 'contended' ? 'contended' : refusal;
};
