import { capOf } from '../../functions/domain/availability.ts';
import { inventoryOf } from '../../functions/domain/hotel/hotel.ts';
import { nightName, type Shadow, type Touched } from './shadow.ts';

interface Since<T> {
  readonly step: number;
  readonly value: T;
}

/** The rooms for sale of each night over time: an answer "sold out" must have been true. */
export class SellableLog {
  /** Rooms left of an explicit night, 0 if closed or fenced; null while only its room type determines them. */
  readonly #nights = new Map<string, Since<number | null>[]>();
  readonly #roomTypes = new Map<string, Since<number>[]>();

  note(shadow: Shadow, touched: Touched, step: number): void {
    for (const name of touched.nights.keys()) {
      const night = shadow.nights.get(name);
      put(this.#nights, name, step, night?.closed || night?.fence ? 0 : (night?.left ?? null));
    }
    for (const id of touched.roomTypes.keys()) put(this.#roomTypes, id, step, capNow(shadow, id));
    for (const hotelId of touched.hotels) {
      for (const { id, hotelId: home } of shadow.roomTypes.values()) {
        if (home === hotelId) put(this.#roomTypes, id, step, capNow(shadow, id));
      }
    }
  }

  /** Whether, at some step from `from` on, one of these nights had fewer than `rooms` rooms to sell. */
  wasShort(
    stay: { hotelId: string; roomTypeId: string; rooms: number },
    nights: readonly string[],
    from: number,
  ): boolean {
    const { hotelId, roomTypeId, rooms } = stay;
    const short = (value: number | null): boolean => value !== null && value < rooms;
    if (during(this.#roomTypes.get(roomTypeId), from).some(short)) return true;
    return nights.some((date) => during(this.#nights.get(nightName(hotelId, date, roomTypeId)), from).some(short));
  }
}

const capNow = (shadow: Shadow, id: string): number => {
  const roomType = shadow.roomTypes.get(id);
  if (roomType === undefined || roomType.deletion || shadow.hotels.get(roomType.hotelId)?.deleting) return 0;
  return capOf(inventoryOf(roomType));
};

const put = <T>(log: Map<string, Since<T>[]>, name: string, step: number, value: T): void => {
  const entries = log.get(name) ?? [];
  entries.push({ step, value });
  log.set(name, entries);
};

/** The values at any step from `from` on: the last one before it and all later ones. */
const during = <T>(entries: readonly Since<T>[] | undefined, from: number): T[] => {
  if (entries === undefined) return [];
  const firstLater = entries.findIndex(({ step }) => step > from);
  if (firstLater === -1) return entries.slice(-1).map(({ value }) => value);
  return entries.slice(Math.max(0, firstLater - 1)).map(({ value }) => value);
};
