import type { IsoDate } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { Block } from '../../domain/hotel/block.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { ownHotel } from '../frontdesk/desk.ts';
import type { Caller } from '../hotels/ownership.ts';
import type { Blocks } from '../ports/blocks.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { Clock } from '../ports/time.ts';

export interface BlocksRequest {
  readonly caller: Caller;
  readonly hotelId: string;
  /** Nights, both included; from today on where absent. */
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly limit: number;
  /** `blockName` of the last one that was seen. */
  readonly after: string | undefined;
}

export interface BlocksPage {
  readonly blocks: readonly Block[];
  /** Where the list goes on; undefined at its end. */
  readonly next: string | undefined;
}

interface ListBlocksDeps {
  readonly hotels: Pick<HotelReader, 'hotel'>;
  readonly blocks: Pick<Blocks, 'ofHotel'>;
  readonly clock: Clock;
}

/** A name by which blocks are sorted: the first night, then the id. */
const blockName = ({ from, id }: Block): string => `${from}#${id}`;

/** The blocks of a hotel that stand and have a night in the range, by their first night; one strong Query. */
export const listBlocks =
  (deps: ListBlocksDeps) =>
  async ({ caller, hotelId, from, to, limit, after = '' }: BlocksRequest): Promise<BlocksPage | Refusal> => {
    const hotel = await ownHotel(deps.hotels, caller, hotelId);
    if (isRefusal(hotel)) return hotel;
    const first = from ?? today(deps.clock.now(), hotel.timeZone);
    const found = (await deps.blocks.ofHotel(hotelId, first))
      .filter((block) => block.state === 'standing' && block.from <= (to ?? block.from))
      .toSorted((one, other) => (blockName(one) < blockName(other) ? -1 : 1))
      .filter((block) => blockName(block) > after);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return { blocks: page, next: found.length > limit && last ? blockName(last) : undefined };
  };
