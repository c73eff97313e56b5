import { type IsoDate, LAST_DATE } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { Night } from '../../domain/hotel/hotel.ts';
import type { OverrideReason } from '../../domain/price.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Caller, noRoomType } from '../hotels/ownership.ts';
import { type OwnedRoomType, ownedRoomType } from '../rooms/owned-room-type.ts';
import type { RolloutPorts } from '../rooms/rollout-ports.ts';

export interface PricedNightOfOwner {
  readonly date: IsoDate;
  readonly price: number;
  readonly reason: OverrideReason;
}

export interface PricedRoomType extends OwnedRoomType {
  readonly nights: readonly PricedNightOfOwner[];
}

export interface GetPricing {
  readonly caller: Caller;
  readonly roomTypeId: string;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

/** The nights of a room type that have a price of their own. */
export const pricedNights = (nights: readonly Night[], roomTypeId: string): PricedNightOfOwner[] =>
  nights.flatMap(({ date, price, reason, ...night }) =>
    night.roomTypeId === roomTypeId && price !== undefined ? [{ date, price, reason: reason ?? 'other' }] : [],
  );

/** What is set from `from` (today at the hotel, or `to` where that is before) to `to` (open), both included. */
export const getPricing =
  (ports: Pick<RolloutPorts, 'hotels' | 'roomTypes' | 'nights' | 'clock'>) =>
  async ({ caller, roomTypeId, from, to }: GetPricing): Promise<PricedRoomType | Refusal> => {
    const found = await ownedRoomType(ports, caller, roomTypeId);
    if (found === undefined) return noRoomType;
    const { hotel, roomType } = found;
    const day = today(ports.clock.now(), hotel.timeZone);
    const first = from ?? (to !== undefined && to < day ? to : day);
    const nights = await ports.nights.nights(hotel.id, first, to ?? LAST_DATE);
    return { ...found, nights: pricedNights(nights, roomType.id) };
  };
