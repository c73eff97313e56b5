import type * as z from 'zod';
import type * as contract from '../../contract/desk/answers.ts';
import type { Unit } from '../../domain/hotel/unit.ts';

/** The API's Unit. */
export const unitView = (unit: Unit): z.output<typeof contract.unit> => {
  const { id, hotelId, roomTypeId, number, floor, status, housekeeping, version } = unit;
  return { id, hotelId, roomTypeId, number, floor, status, housekeeping, version };
};

/** What the front desk should know of units that it has assigned. */
export const unitWarnings = (units: readonly Unit[]): z.output<typeof contract.assignment>['warnings'] =>
  units
    .filter(({ housekeeping }) => housekeeping === 'dirty')
    .map(({ id, number }) => ({ unitId: id, code: 'dirty', detail: `Unit ${number} is not clean yet.` }));
