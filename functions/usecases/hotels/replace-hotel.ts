import type { Hotel } from '../../domain/hotel/hotel.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { HotelFacts, Towns } from '../ports/hotels.ts';
import { type RolloutPorts, untilDecided } from '../rooms/rollout-ports.ts';
import { hotelAudit } from './audited.ts';
import { settleHotel } from './finish-hotel-deletion.ts';
import { type HotelBody, judgeHotel } from './judge-hotel.ts';
import { type Caller, noHotel, owns, stale } from './ownership.ts';

export interface ReplaceHotel {
  readonly caller: Caller;
  readonly hotelId: string;
  readonly body: HotelBody;
  readonly ifMatch: number | undefined;
}

/** Replaces the facts of a hotel; its rating and room types follow where it moves on the globe or off the lists. */
export const replaceHotel =
  (ports: RolloutPorts & { readonly towns: Towns }) =>
  ({ caller, hotelId, body, ifMatch }: ReplaceHotel): Promise<HotelFacts | Refusal> =>
    untilDecided(async () => {
      const facts = await ports.hotels.facts(hotelId);
      if (facts === undefined || !owns(caller, facts.hotel)) return noHotel;
      const { hotel } = facts;
      if (hotel.deletion) return settleHotel(ports, hotel);
      if (ifMatch !== undefined && ifMatch !== hotel.version) return stale;
      const after = judge(facts, body, ports);
      if (isRefusal(after)) return after;
      const audit = hotelAudit('hotel.changed', caller.userId, after.updatedAt, hotel, after);
      const result = await ports.hotelWriter.replace(facts, after, audit);
      return result === 'committed' ? { ...facts, hotel: after } : result;
    });

const judge = (
  { hotel }: HotelFacts,
  body: HotelBody,
  { towns, clock }: RolloutPorts & { readonly towns: Towns },
): Hotel | Refusal => {
  const details = judgeHotel(body, towns, hotel);
  if (isRefusal(details)) return details;
  if (details.currency !== hotel.currency && hotel.roomTypeCount > 0) {
    return { refused: 'refused', detail: 'The currency cannot change while the hotel has room types priced in it.' };
  }
  return { ...hotel, ...details, updatedAt: clock.now(), version: hotel.version + 1 };
};
