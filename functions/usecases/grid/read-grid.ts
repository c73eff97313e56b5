import { capOf } from '../../domain/availability.ts';
import { eachNight, type IsoDate } from '../../domain/calendar/date.ts';
import { addHours } from '../../domain/calendar/instant.ts';
import { today } from '../../domain/calendar/zone.ts';
import { gridNightName, type NightSettings, settingsOf } from '../../domain/grid/settings.ts';
import { type Hotel, inventoryOf, type Night, type RoomType } from '../../domain/hotel/hotel.ts';
import { type NightRate, nightOf } from '../../domain/night.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { nightsByDate } from '../../domain/stay-offer.ts';
import { type Caller, noHotel, owns, tryAgain } from '../hotels/ownership.ts';
import type { UnpaidStays } from '../ports/grid.ts';
import { type FinishGridDeps, settleGrid } from './finish-grid-change.ts';

export interface ReadGridDeps extends FinishGridDeps {
  readonly unpaidStays: UnpaidStays;
}

export interface ReadGrid {
  readonly caller: Caller;
  readonly hotelId: string;
  /** Both included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** A night as its owner runs it; `left + sold + held + blocked = cap`. */
export interface GridCell {
  readonly date: IsoDate;
  readonly cap: number;
  /** Without the unpaid holds, which are `held`. */
  readonly sold: number;
  readonly held: number;
  readonly blocked: number;
  readonly left: number;
  readonly price: NightRate['price'];
  readonly rule: NightRate['rule'];
  readonly settings: NightSettings;
}

export interface Grid {
  readonly hotel: Hotel;
  readonly roomTypes: readonly { readonly roomType: RoomType; readonly nights: readonly GridCell[] }[];
  readonly revision: number;
}

/** How often the grid is read again because a change came between. */
const TRIES = 8;
/** A hold lasts an hour at most, and a few minutes more where a payment is under way. */
const HOLD_HOURS = 24;

/**
 * What a hotel's room types sell from `from` to `to`, at one revision: where a change is open it is finished first, and
 * where one begins meanwhile the nights are read again, so that no grid shows half a change.
 */
export const readGrid =
  (deps: ReadGridDeps) =>
  async ({ caller, hotelId, from, to }: ReadGrid): Promise<Grid | Refusal> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const [facts, before] = await Promise.all([deps.hotels.facts(hotelId), deps.grid.state(hotelId)]);
      if (facts === undefined || !owns(caller, facts.hotel)) return noHotel;
      if ((await settleGrid(deps, hotelId, before.open)) === 'contended') return tryAgain;
      if (before.open !== undefined) continue;
      // Holds before nights: a hold made between them is counted as sold, and none is counted twice.
      const held = await heldRooms(deps, hotelId);
      const nights = await deps.nights.nights(hotelId, from, to);
      const { revision } = await deps.grid.state(hotelId);
      if (revision !== before.revision) continue;
      const { hotel, roomTypes } = facts;
      const day = today(deps.clock.now(), hotel.timeZone);
      const dates = [...eachNight(from, to), to];
      const rows = roomTypes.map((roomType) => {
        const stored = nightsByDate(nights, roomType.id);
        const cells = dates.map((date): GridCell => {
          const unpaid = held.get(gridNightName({ roomTypeId: roomType.id, date })) ?? 0;
          return cellOf(roomType, hotel, stored.get(date), unpaid, { date, today: day });
        });
        return { roomType, nights: cells };
      });
      return { hotel, roomTypes: rows, revision };
    }
    return tryAgain;
  };

const cellOf = (
  roomType: RoomType,
  hotel: Hotel,
  night: Night | undefined,
  unpaid: number,
  at: { readonly date: IsoDate; readonly today: IsoDate },
): GridCell => {
  const { price, rule } = nightOf(roomType, hotel, night, at);
  const cap = night?.cap ?? capOf(inventoryOf(roomType));
  const taken = night?.sold ?? 0;
  // The list of holds lags behind the night.
  const held = Math.min(unpaid, taken);
  const left = night?.left ?? cap;
  const counts = { cap, sold: taken - held, held, blocked: night?.blocked ?? 0, left };
  return { date: at.date, ...counts, price, rule, settings: settingsOf(night) };
};

/** Rooms of each night that are held unpaid. */
const heldRooms = async (
  { unpaidStays, clock }: ReadGridDeps,
  hotelId: string,
): Promise<ReadonlyMap<string, number>> => {
  const held = new Map<string, number>();
  for (const { roomTypeId, checkIn, checkOut, rooms } of await unpaidStays(
    hotelId,
    addHours(clock.now(), -HOLD_HOURS),
  )) {
    for (const date of eachNight(checkIn, checkOut)) {
      const name = gridNightName({ roomTypeId, date });
      held.set(name, (held.get(name) ?? 0) + rooms);
    }
  }
  return held;
};
