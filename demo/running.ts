import { addDays, type IsoDate } from '../functions/domain/calendar/date.ts';
import type { RoomType } from '../functions/domain/hotel/hotel.ts';
import type { Chance } from './chance.ts';
import { type DeskGuest, deskGuest, requests } from './desk-guests.ts';
import type { House } from './hotels.ts';

/** A stay of a hotel that is in the middle of its days, before it is sold. */
export interface RunningStay {
  readonly roomType: RoomType;
  readonly checkIn: IsoDate;
  readonly nights: number;
  readonly daysAhead: number;
  readonly guest: DeskGuest;
  readonly specialRequests: string | null;
  /** `HH:MM` as announced by the guest; null if it was not announced. */
  readonly arrivalTime: string | null;
}

/** The first stays began this many days before today, and the last begin this many days after it. */
const DAYS_BEFORE = 5;
const DAYS_AFTER = 12;
/** How many rooms are sold today, in percent, and less with every day to come. */
const SOLD_TODAY = 64;
const LESS_A_DAY = 4;

const soldOn = (days: number): number => SOLD_TODAY - LESS_A_DAY * Math.max(0, days);

const timeOf = (chance: Chance): string =>
  `${String(chance.between(10, 22)).padStart(2, '0')}:${chance.pick(['00', '15', '30', '45'])}`;

/** The stays of one room, one after the other, from some days ago into the days to come. */
const staysOfRoom = (roomType: RoomType, today: IsoDate, chance: Chance): RunningStay[] => {
  const stays: RunningStay[] = [];
  let day = -chance.between(0, DAYS_BEFORE);
  while (day <= DAYS_AFTER) {
    if (!chance.percent(soldOn(day))) {
      day += chance.between(1, 2);
      continue;
    }
    const nights = chance.between(1, 5);
    // The desk of today does not show who left yesterday.
    if (day + nights >= 0) {
      stays.push({
        roomType,
        checkIn: addDays(today, day),
        nights,
        daysAhead: chance.between(1, 60),
        guest: deskGuest(roomType.hotelId, chance.between(0, 899)),
        specialRequests: chance.percent(30) ? chance.pick(requests) : null,
        arrivalTime: day >= 0 && day < 3 && chance.percent(60) ? timeOf(chance) : null,
      });
    }
    day += nights;
  }
  return stays;
};

/** The stays that a running hotel has around today; one double room is left out, as it is being repaired. */
export const runningStays = ({ roomTypes }: House, today: IsoDate, chance: Chance): RunningStay[] =>
  roomTypes.flatMap((roomType, place) =>
    Array.from({ length: roomType.totalRooms - (place === 1 ? 1 : 0) }, () =>
      staysOfRoom(roomType, today, chance),
    ).flat(),
  );
