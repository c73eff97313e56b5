import type { FullNights } from '../../usecases/ports/full-nights.ts';
import type { NightKey } from '../../usecases/ports/nights.ts';
import { recent } from './recent.ts';

/** Rule 34: a full night is remembered for so long, in real time. */
const FRESH_MS = 2000;
/** Nights remembered by a container; one forgotten costs one refused transaction. */
const REMEMBERED = 10_000;

const nameOf = ({ hotelId, date, roomTypeId }: NightKey): string => `${hotelId}#${date}#${roomTypeId}`;

/** The nights that this container met full, with the fewest rooms that were refused of each. */
export const fullNights = (): FullNights => {
  const met = recent<{ readonly rooms: number; readonly until: number }>(REMEMBERED);
  const fresh = (night: NightKey) => {
    const known = met.get(nameOf(night));
    return known !== undefined && known.until > performance.now() ? known : undefined;
  };
  return {
    note: (nights, rooms) => {
      const until = performance.now() + FRESH_MS;
      for (const night of nights) {
        met.set(nameOf(night), { rooms: Math.min(rooms, fresh(night)?.rooms ?? rooms), until });
      }
    },
    metFull: (nights, rooms) => nights.some((night) => rooms >= (fresh(night)?.rooms ?? Number.POSITIVE_INFINITY)),
  };
};
