import type { Hotel, RoomType } from '../../domain/hotel/hotel.ts';
import type { Unit } from '../../domain/hotel/unit.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Caller, owns } from '../hotels/ownership.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { HotelFacts, HotelReader } from '../ports/hotels.ts';
import type { Clock, Ids } from '../ports/time.ts';
import type { Units } from '../ports/units.ts';

export interface UnitDeps {
  readonly hotels: Pick<HotelReader, 'hotel' | 'facts'>;
  readonly units: Units;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'next' | 'nonce'>;
}

export const noUnit = { refused: 'not-found', what: 'unit' } as const;

export interface OwnedUnit {
  readonly hotel: Hotel;
  readonly roomTypes: readonly RoomType[];
  readonly unit: Unit;
}

/** The unit with its hotel, if it is the caller's to change; its id alone names no hotel. */
export const ownedUnit = async (
  { hotels, units }: UnitDeps,
  caller: Caller,
  unitId: string,
): Promise<OwnedUnit | typeof noUnit> => {
  const hotelId = await units.homeOf(unitId);
  const facts: HotelFacts | undefined = hotelId === undefined ? undefined : await hotels.facts(hotelId);
  if (facts === undefined || !owns(caller, facts.hotel)) return noUnit;
  const unit = await units.find(facts.hotel.id, unitId);
  return unit === undefined ? noUnit : { hotel: facts.hotel, roomTypes: facts.roomTypes, unit };
};

export const unknownRoomType: Refusal = {
  refused: 'refused',
  detail: 'The hotel has no such room type.',
  pointer: '/roomTypeId',
  code: 'unknown_room_type',
};
export const numberTaken: Refusal = {
  refused: 'refused',
  detail: 'The hotel has a unit with this number.',
  pointer: '/number',
  code: 'repeated',
};

/** What was done to a unit. It is no event: guests and searches know no units. */
export const unitAudit = (
  action: 'unit.created' | 'unit.changed' | 'unit.deleted',
  actor: string,
  at: string,
  before: Unit | undefined,
  after: Unit | undefined,
): AuditEntry => ({
  subject: `UNITS#${(after ?? before)?.hotelId ?? ''}`,
  action,
  actor,
  at,
  before: { ...before },
  after: { ...after },
});
