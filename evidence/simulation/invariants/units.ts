import { bookingOfHolder } from '../../../functions/domain/hotel/unit.ts';
import type { Shadow } from '../shadow.ts';
import { must } from '../violation.ts';
import type { Moment } from './moment.ts';

const DAY_MS = 86_400_000;

/** Rule 33, after every step: no unit-night is assigned twice, and units' items match bookings and blocks both ways. */
export const checkUnits = ({ shadow, touched, millis }: Moment): void => {
  for (const name of touched.unitNights) {
    const claims = [...(shadow.units.claims.get(name) ?? [])];
    const kept = shadow.units.kept.get(name);
    const told = (): string =>
      `${name} is ${kept ?? 'free'} by its unit; ${claims.join(' and ') || 'nobody'} says to have it`;
    must(claims.length <= 1, 'rule 33: no unit-night twice', told);
    const [claim] = claims;
    if (claim !== undefined) must(kept === claim, 'rule 33: a unit-night is whose stay or block it is', told);
    else must(kept === undefined || wasSlept(shadow, name, kept), 'rule 33: what frees a night frees its unit', told);
  }
  for (const id of touched.bookings.keys()) checkType(shadow, id, millis);
  for (const [id, before] of touched.units) {
    const unit = shadow.units.units.get(id);
    if (before === undefined || unit?.roomTypeId === before.roomTypeId) continue;
    const after = surelyToCome(millis);
    const stays = [...shadow.units.kept.keys()].filter((name) => name.startsWith(`${id}#`) && name.slice(-10) > after);
    must(stays.length === 0, 'rule 33: a unit with stays to come keeps its type', () => `${id}: ${stays.join(', ')}`);
  }
};

/** Time zones differ by up to a day: later days are in the past nowhere. */
const surelyToCome = (millis: number): string => new Date(millis + DAY_MS).toISOString().slice(0, 10);

/** Past nights in another unit, before an in-house guest moved, remain assigned. */
const wasSlept = (shadow: Shadow, name: string, holder: string): boolean => {
  const booking = shadow.bookings.get(bookingOfHolder(holder) ?? '')?.booking;
  return booking?.unitsFrom !== undefined && name.slice(-10) < booking.unitsFrom;
};

/** Every unit of a future stay is of its room type, one per room. */
const checkType = (shadow: Shadow, bookingId: string, millis: number): void => {
  const booking = shadow.bookings.get(bookingId)?.booking;
  if (booking?.unitIds === undefined || booking.status !== 'confirmed') return;
  // Units of a completed stay may have another type by now.
  if (booking.checkOut <= surelyToCome(millis)) return;
  const { unitIds, roomTypeId, rooms } = booking;
  const told = (): string => `${bookingId} of ${rooms} ${roomTypeId} has ${unitIds.join(', ')}`;
  must(unitIds.length === rooms && new Set(unitIds).size === rooms, 'rule 33: a stay has one unit a room', told);
  const types = unitIds.map((id) => shadow.units.units.get(id)?.roomTypeId);
  must(
    types.every((type) => type === undefined || type === roomTypeId),
    'rule 33: a stay has units of its room type',
    told,
  );
};
