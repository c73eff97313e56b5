import type { RoomType } from '../functions/domain/hotel/hotel.ts';
import type { Unit } from '../functions/domain/hotel/unit.ts';
import type { Chance } from './chance.ts';
import type { House } from './hotels.ts';

/** Rooms on a floor of a demo hotel, at most. */
const ROOMS_A_FLOOR = 14;

/** The hotel's rooms in the order of their doors: types mixed, the last type (suites) at the top. */
const doors = (roomTypes: readonly RoomType[]): string[] => {
  const last = roomTypes.at(-1);
  return roomTypes
    .flatMap(({ id, totalRooms }) =>
      Array.from({ length: totalRooms }, (_, n) => ({ id, at: id === last?.id ? 1 + n : (n + 0.5) / totalRooms })),
    )
    .sort((one, other) => one.at - other.at)
    .map(({ id }) => id);
};

/**
 * The numbered rooms of a hotel, as many of each type as it sells, numbered by floor. Most are clean; the guests of the
 * day make others dirty.
 */
export const unitsOf = ({ hotel, roomTypes }: House, chance: Chance): Unit[] => {
  const types = doors(roomTypes);
  const floors = Math.max(2, Math.ceil(types.length / ROOMS_A_FLOOR));
  const perFloor = Math.ceil(types.length / floors);
  return types.map((roomTypeId, place) => {
    const floor = 1 + Math.floor(place / perFloor);
    const number = `${floor}${String(1 + (place % perFloor)).padStart(2, '0')}`;
    return {
      id: `${hotel.id}-u${number}`,
      hotelId: hotel.id,
      roomTypeId,
      number,
      floor: String(floor),
      status: 'in_service',
      housekeeping: chance.percent(30) ? 'inspected' : 'clean',
      version: 1,
    };
  });
};
