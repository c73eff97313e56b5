import type { IsoDate } from '../../domain/calendar/date.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { ownHotel } from '../frontdesk/desk.ts';
import type { Caller } from '../hotels/ownership.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { NightLedger } from '../ports/reconciliation.ts';
import type { Clock } from '../ports/time.ts';
import { nightName } from './held-nights.ts';
import { windowOf } from './window.ts';

export interface OverbookedNight {
  readonly date: IsoDate;
  readonly roomTypeId: string;
  readonly sold: number;
  readonly blocked: number;
  readonly totalRooms: number;
}

export interface OverbookedRequest {
  readonly caller: Caller;
  readonly hotelId: string;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly limit: number;
  readonly after: string | undefined;
}

export interface OverbookedPage {
  readonly nights: readonly OverbookedNight[];
  /** Where the list goes on; undefined at its end. */
  readonly next: string | undefined;
}

interface OverbookedDeps {
  readonly hotels: Pick<HotelReader, 'hotel' | 'facts'>;
  readonly ledger: Pick<NightLedger, 'counted'>;
  readonly clock: Clock;
}

/** The nights with more rooms sold and blocked than there are, from today on unless asked otherwise, by date; one strong Query. */
export const listOverbooked =
  (deps: OverbookedDeps) =>
  async ({ caller, hotelId, from, to, limit, after }: OverbookedRequest): Promise<OverbookedPage | Refusal> => {
    const hotel = await ownHotel(deps.hotels, caller, hotelId);
    if (isRefusal(hotel)) return hotel;
    const window = windowOf({ from, to }, hotel, deps.clock.now(), 0);
    if (isRefusal(window)) return window;
    const [facts, nights] = await Promise.all([
      deps.hotels.facts(hotelId),
      deps.ledger.counted(hotelId, window.from, window.to),
    ]);
    const rooms = new Map(facts?.roomTypes.map(({ id, totalRooms }) => [id, totalRooms]));
    const over = nights.flatMap(({ date, roomTypeId, sold = 0, blocked = 0 }): OverbookedNight[] => {
      const totalRooms = rooms.get(roomTypeId);
      return totalRooms !== undefined && sold + blocked > totalRooms
        ? [{ date, roomTypeId, sold, blocked, totalRooms }]
        : [];
    });
    const rest = after === undefined ? over : over.filter((night) => nightName(night) > after);
    const shown = rest.slice(0, limit);
    const last = shown.at(-1);
    return { nights: shown, next: rest.length > limit && last ? nightName(last) : undefined };
  };
