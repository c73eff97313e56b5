import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Hotel, RolloutEnd } from '../../domain/hotel/hotel.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { stillSold } from '../rooms/finish-deletion.ts';
import { type RolloutPorts, rangeNow, untilDecided } from '../rooms/rollout-ports.ts';
import { finishHotelDeletion } from './finish-hotel-deletion.ts';
import { type Caller, noHotel, owns, stale } from './ownership.ts';

export interface DeleteHotel {
  readonly caller: Caller;
  readonly hotelId: string;
  readonly ifMatch: number | undefined;
}

/** Deletes a hotel that has no stays to come; a deletion already under way is finished and its end shared. */
export const deleteHotel =
  (ports: RolloutPorts) =>
  ({ caller, hotelId, ifMatch }: DeleteHotel): Promise<undefined | Refusal> =>
    untilDecided(async () => {
      const hotel = await ports.hotels.hotel(hotelId);
      if (hotel === undefined || !owns(caller, hotel)) return noHotel;
      if (ifMatch !== undefined && ifMatch !== hotel.version) return stale;
      const changeId = hotel.deletion?.changeId ?? (await begin(ports, caller, hotel));
      if (typeof changeId !== 'string' || changeId === 'conflict' || changeId === 'contended') return changeId;
      return endOf(await finishHotelDeletion(ports, hotelId, changeId));
    });

const endOf = (ended: RolloutEnd | 'contended'): undefined | Refusal | 'contended' => {
  if (ended === 'contended') return 'contended';
  return ended.outcome === 'done' ? undefined : inUse(ended.nights);
};

/** Marks the deletion, unless it is hopeless: closing nights that will open again would cost the hotel sales. */
const begin = async (ports: RolloutPorts, caller: Caller, hotel: Hotel): Promise<string | Refusal> => {
  const sold = await stillSold(ports, hotel);
  if (sold.length > 0) return inUse(sold);
  const changeId = ports.ids.next();
  const range = await rangeNow(ports, hotel.timeZone);
  const deletion = { changeId, startedAt: ports.clock.now(), by: caller.userId, ...range };
  const result = await ports.hotelWriter.beginDeletion(hotel, deletion);
  return result === 'committed' ? changeId : result;
};

const inUse = (nights: readonly IsoDate[]): Refusal => ({
  refused: 'in-use',
  detail: 'The hotel has stays to come.',
  nights,
});
