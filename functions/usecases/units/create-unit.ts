import type { BodyOf } from '../../contract/routes.ts';
import type { Unit } from '../../domain/hotel/unit.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { ownHotel } from '../frontdesk/desk.ts';
import { type Caller, noHotel, owns } from '../hotels/ownership.ts';
import { untilDecided } from '../rooms/rollout-ports.ts';
import { numberTaken, type UnitDeps, unitAudit, unknownRoomType } from './owned-unit.ts';

export interface CreateUnit {
  readonly caller: Caller;
  readonly hotelId: string;
  readonly body: BodyOf<'createUnit'>;
}

/** Makes a numbered room of a hotel; a number is given once. */
export const createUnit =
  (deps: UnitDeps) =>
  ({ caller, hotelId, body }: CreateUnit): Promise<Unit | Refusal> =>
    untilDecided(async (): Promise<Unit | Refusal | 'conflict' | 'contended'> => {
      const facts = await deps.hotels.facts(hotelId);
      if (facts === undefined || !owns(caller, facts.hotel)) return noHotel;
      if (!facts.roomTypes.some(({ id }) => id === body.roomTypeId)) return unknownRoomType;
      const { floor = null, status = 'in_service', housekeeping = 'clean' } = body;
      const { roomTypeId, number } = body;
      const unit: Unit = {
        ...{ id: deps.ids.next(), hotelId, roomTypeId, number, floor, status, housekeeping },
        version: 1,
      };
      const audit = unitAudit('unit.created', caller.userId, deps.clock.now(), undefined, unit);
      const made = await deps.units.create(unit, audit);
      if (made === 'committed') return unit;
      return made === 'number-taken' ? numberTaken : made;
    });

/** Numbers as people sort them: 9 before 10. */
const byNumber = new Intl.Collator('en', { numeric: true });

/** All units of a hotel by their number. */
export const listUnits =
  (deps: Pick<UnitDeps, 'hotels' | 'units'>) =>
  async (caller: Caller, hotelId: string): Promise<readonly Unit[] | Refusal> => {
    const hotel = await ownHotel(deps.hotels, caller, hotelId);
    if (isRefusal(hotel)) return hotel;
    return sortedUnits(await deps.units.ofHotel(hotelId));
  };

export const sortedUnits = (units: readonly Unit[]): Unit[] =>
  units.toSorted((one, other) => byNumber.compare(one.number, other.number) || (one.id < other.id ? -1 : 1));
