import type { Hotel } from '../../domain/hotel/hotel.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { HotelWriter, Towns } from '../ports/hotels.ts';
import type { Clock, Ids } from '../ports/time.ts';
import { hotelAudit } from './audited.ts';
import { type HotelBody, judgeHotel } from './judge-hotel.ts';
import { type Caller, tryAgain } from './ownership.ts';

interface Deps {
  readonly hotelWriter: HotelWriter;
  readonly towns: Towns;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Makes a hotel of the caller's. */
export const createHotel =
  ({ hotelWriter, towns, clock, ids }: Deps) =>
  async (caller: Caller, body: HotelBody): Promise<Hotel | Refusal> => {
    const details = judgeHotel(body, towns);
    if (isRefusal(details)) return details;
    const now = clock.now();
    const hotel: Hotel = {
      ...details,
      id: ids.next(),
      ownerId: caller.userId,
      createdAt: now,
      updatedAt: now,
      version: 1,
      roomTypeCount: 0,
    };
    const result = await hotelWriter.create(hotel, hotelAudit('hotel.created', caller.userId, now, undefined, hotel));
    return result === 'committed' ? hotel : tryAgain;
  };
