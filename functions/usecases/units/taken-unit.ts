import { bookingOfHolder, type Unit } from '../../domain/hotel/unit.ts';
import type { RefusalOf } from '../../domain/refusal.ts';
import type { Bookings, UnitRefusal } from '../ports/bookings.ts';

/** The first unit that is taken, with its nights and their booking; undefined where the units have changed meanwhile. */
export const unitTaken = async (
  bookings: Pick<Bookings, 'find'>,
  units: readonly Unit[],
  refused: readonly UnitRefusal[],
): Promise<RefusalOf<'unit-taken'> | undefined> => {
  const taken = refused.find(({ holder }) => holder !== null);
  const unit = units.find(({ id }) => id === taken?.unitId);
  if (taken === undefined || unit === undefined) return undefined;
  const bookingId = bookingOfHolder(taken.holder ?? '');
  const other = bookingId === undefined ? undefined : await bookings.find(bookingId);
  const { id, number } = unit;
  return { refused: 'unit-taken', unit: { id, number }, nights: taken.nights, reference: other?.reference ?? null };
};
