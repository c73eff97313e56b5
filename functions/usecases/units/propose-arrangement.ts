import type { Booking } from '../../domain/booking/booking.ts';
import { addDays, type IsoDate } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import {
  type ArrangedStay,
  type ArrangedUnit,
  type Arrangement,
  arrange,
  type Span,
} from '../../domain/hotel/arrange.ts';
import type { Hotel } from '../../domain/hotel/hotel.ts';
import { bookingOfHolder, isClean, isUsable, type Unit, type UnitNight } from '../../domain/hotel/unit.ts';
import { type StaysTouchingDeps, staysTouching } from '../frontdesk/stays-touching.ts';
import type { Units } from '../ports/units.ts';

export type ProposeDeps = StaysTouchingDeps & { readonly units: Pick<Units, 'ofHotel' | 'nightsOfMany'> };

/** A stay that is to have units, or others than it has. */
export interface ProposedChange {
  readonly booking: Booking;
  readonly before: readonly Unit[];
  readonly after: readonly Unit[];
}

export interface Proposal {
  readonly changes: readonly ProposedChange[];
  readonly unplaced: readonly { readonly booking: Booking; readonly why: Arrangement['unplaced'][number]['why'] }[];
  readonly gap: Arrangement['gap'];
}

/** A stay with the nights that are to be arranged: those of guests in house begin tonight. */
interface Candidate {
  readonly booking: Booking;
  readonly span: Span;
}

const candidateOf = (booking: Booking, night: IsoDate): Candidate | undefined => {
  const { status, checkIn, checkOut, unitIds } = booking;
  const inHouse = status === 'checked_in';
  // Who is in house stays where they are; so does who should have come before today and has a unit.
  if (!inHouse && status !== 'confirmed') return undefined;
  if (unitIds !== undefined && (inHouse || checkIn < night)) return undefined;
  const from = inHouse && checkIn < night ? night : checkIn;
  return from < checkOut ? { booking, span: { from, to: checkOut } } : undefined;
};

/**
 * Units for the stays from `from` to `to` that have none, by the domain's arrangement of each room type. Stays to come
 * may move; guests in house, repairs, and stays that do not touch these days keep their nights.
 */
export const proposeArrangement =
  (deps: ProposeDeps) =>
  async (hotel: Hotel, from: IsoDate, to: IsoDate, now: string): Promise<Proposal> => {
    const night = today(now, hotel.timeZone);
    const [all, bookings] = await Promise.all([deps.units.ofHotel(hotel.id), staysTouching(deps)(hotel.id, from, to)]);
    const usable = all.filter(isUsable);
    const unitOf = new Map(usable.map((unit) => [unit.id, unit]));
    const isTheirs = ({ unitIds = [], roomTypeId }: Booking): boolean =>
      unitIds.every((id) => unitOf.get(id)?.roomTypeId === roomTypeId);
    const candidates = bookings
      .flatMap((booking) => candidateOf(booking, night) ?? [])
      .filter(({ booking }) => isTheirs(booking));
    if (candidates.every(({ booking }) => booking.unitIds !== undefined)) {
      return { changes: [], unplaced: [], gap: { stays: 0, moves: 0 } };
    }
    const first = candidates.map(({ span }) => span.from).toSorted()[0] ?? from;
    const last =
      candidates
        .map(({ span }) => span.to)
        .toSorted()
        .at(-1) ?? to;
    const nights = await deps.units.nightsOfMany([...unitOf.keys()], first, last);
    const movable = new Set(candidates.map(({ booking }) => booking.id));
    const [changes, unplaced]: [ProposedChange[], Proposal['unplaced'][number][]] = [[], []];
    let gap = { stays: 0, moves: 0 };
    for (const [roomTypeId, own] of Map.groupBy(candidates, ({ booking }) => booking.roomTypeId)) {
      const units = usable.filter((unit) => unit.roomTypeId === roomTypeId);
      const byId = new Map(own.map(({ booking }) => [booking.id, booking]));
      const found = arrange(
        units.map((unit) => arrangedUnit(unit, nights.get(unit.id) ?? [], movable)),
        own.map((candidate) => arrangedStay(candidate, night)),
      );
      const named = (ids: readonly string[] = []): Unit[] => ids.flatMap((id) => unitOf.get(id) ?? []);
      for (const { bookingId, unitIds } of found.changed) {
        const booking = byId.get(bookingId);
        if (booking) changes.push({ booking, before: named(booking.unitIds), after: named(unitIds) });
      }
      for (const { bookingId, why } of found.unplaced) {
        const booking = byId.get(bookingId);
        if (booking) unplaced.push({ booking, why });
      }
      gap = { stays: gap.stays + found.gap.stays, moves: gap.moves + found.gap.moves };
    }
    return { changes, unplaced, gap };
  };

const arrangedStay = ({ booking, span }: Candidate, night: IsoDate): ArrangedStay => ({
  ...span,
  bookingId: booking.id,
  rooms: booking.rooms,
  unitIds: booking.unitIds ?? [],
  soon: span.from <= night,
});

const arrangedUnit = (unit: Unit, nights: readonly UnitNight[], movable: ReadonlySet<string>): ArrangedUnit => ({
  id: unit.id,
  ready: isClean(unit),
  taken: nights
    .filter(({ holder }) => !movable.has(bookingOfHolder(holder) ?? ''))
    .map(({ date }) => ({ from: date, to: addDays(date, 1) })),
});
