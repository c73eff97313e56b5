import { sha256Digests } from '../functions/adapters/signing/digests.ts';
import { capOf } from '../functions/domain/availability.ts';
import { addDays, eachNight, type IsoDate } from '../functions/domain/calendar/date.ts';
import { addHours, type Instant } from '../functions/domain/calendar/instant.ts';
import { inventoryOf } from '../functions/domain/hotel/hotel.ts';
import type { Unit } from '../functions/domain/hotel/unit.ts';
import type { StoredBlock } from '../functions/usecases/ports/blocks.ts';
import type { House } from './hotels.ts';
import { type NightBook, nightKey } from './sell.ts';

const NIGHTS = 9;
const reason = 'The bathroom is being renewed.';

/** One double room of a running hotel is being repaired: out of service, and off sale since yesterday by a block. */
export const repairOf = (
  { hotel, roomTypes }: House,
  units: readonly Unit[],
  today: IsoDate,
  now: Instant,
  book: NightBook,
): { readonly units: readonly Unit[]; readonly block: StoredBlock } | undefined => {
  const roomType = roomTypes[1];
  const broken = units.filter(({ roomTypeId }) => roomTypeId === roomType?.id).at(4);
  if (roomType === undefined || broken === undefined) return undefined;
  const [from, to] = [addDays(today, -1), addDays(today, NIGHTS - 1)];
  const cap = capOf(inventoryOf(roomType));
  for (const date of eachNight(from, to)) {
    const key = nightKey(date, roomType.id);
    const night = book.get(key) ?? { hotelId: hotel.id, roomTypeId: roomType.id, date };
    const seq = (night.seq ?? 0) + 1;
    book.set(key, { ...night, left: (night.left ?? cap) - 1, sold: night.sold ?? 0, blocked: 1, cap, seq });
  }
  const body = { roomTypeId: roomType.id, from, to, rooms: 1, reason };
  const made = { hotelId: hotel.id, until: to, createdAt: addHours(now, -36), by: hotel.ownerId, takenTo: to };
  const id = sha256Digests.block(hotel.ownerId, hotel.id, 'demo');
  return {
    units: units.map((unit) => (unit === broken ? { ...unit, status: 'out_of_service', housekeeping: 'dirty' } : unit)),
    block: { block: { id, ...body, ...made, state: 'standing' }, bodyHash: sha256Digests.body(body) },
  };
};
