import type { Booking } from '../../domain/booking/booking.ts';
import { heldBy } from '../../domain/booking/delta.ts';
import { addDays, type IsoDate } from '../../domain/calendar/date.ts';
import type { Block } from '../../domain/hotel/block.ts';
import type { Unit } from '../../domain/hotel/unit.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Caller, noHotel, owns } from '../hotels/ownership.ts';
import type { Blocks } from '../ports/blocks.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { Units } from '../ports/units.ts';
import { sortedUnits } from '../units/create-unit.ts';
import { type StaysTouchingDeps, staysTouching } from './stays-touching.ts';

export interface ReadPlanDeps extends StaysTouchingDeps {
  readonly hotels: Pick<HotelReader, 'hotel'>;
  readonly units: Pick<Units, 'ofHotel'>;
  readonly blocks: Pick<Blocks, 'ofHotel'>;
}

export interface ReadPlan {
  readonly caller: Caller;
  readonly hotelId: string;
  /** Nights, both included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** A stay as it is drawn: the nights from `from` up to, not including, `to`. */
export interface PlannedStay {
  readonly booking: Booking;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface Plan {
  readonly units: readonly { readonly unit: Unit; readonly stays: readonly PlannedStay[] }[];
  readonly unassigned: readonly PlannedStay[];
  readonly blocks: readonly Block[];
}

/** The nights that the booking holds, as one piece; undefined where it holds none from `from` to `to`. */
const drawn = (booking: Booking, { from, to }: Pick<ReadPlan, 'from' | 'to'>): PlannedStay | undefined => {
  const dates = heldBy(booking).dates.filter((date) => date >= (booking.unitsFrom ?? date));
  const [first] = dates;
  const last = dates.at(-1);
  if (first === undefined || last === undefined || first > to || last < from) return undefined;
  return { booking, from: first, to: addDays(last, 1) };
};

/** A guest who did not come, or has left, takes no room any more. */
const isToAssign = ({ unitIds, status }: Booking): boolean =>
  unitIds === undefined && status !== 'no_show' && status !== 'completed';

/**
 * Units and nights of a hotel with the stays in them, the stays without a unit, and the blocks. A stay that has moved in
 * house is drawn where it is now. Unpaid holds are among the stays without a unit, as they hold rooms too.
 */
export const readPlan =
  (deps: ReadPlanDeps) =>
  async ({ caller, hotelId, from, to }: ReadPlan): Promise<Plan | Refusal> => {
    const hotel = await deps.hotels.hotel(hotelId);
    if (hotel === undefined || !owns(caller, hotel)) return noHotel;
    const [units, blocks, touching] = await Promise.all([
      deps.units.ofHotel(hotelId),
      deps.blocks.ofHotel(hotelId, from),
      staysTouching(deps)(hotelId, from, to),
    ]);
    const stays = touching.flatMap((booking) => drawn(booking, { from, to }) ?? []);
    const byUnit = new Map<string, PlannedStay[]>();
    for (const stay of stays) {
      for (const id of stay.booking.unitIds ?? []) byUnit.set(id, [...(byUnit.get(id) ?? []), stay]);
    }
    return {
      units: sortedUnits(units).map((unit) => ({ unit, stays: byUnit.get(unit.id) ?? [] })),
      unassigned: stays.filter(({ booking }) => isToAssign(booking)),
      blocks: blocks.filter((block) => block.state === 'standing' && block.from <= to),
    };
  };
