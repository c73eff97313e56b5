import type { RefusalOf } from '../../domain/refusal.ts';
import type { HotelFacts, HotelReader } from '../ports/hotels.ts';
import { type Caller, noHotel, owns } from './ownership.ts';

/** A hotel and its room types as its owner sees them, whatever its status. */
export const ownHotel =
  ({ hotels }: { readonly hotels: Pick<HotelReader, 'facts'> }) =>
  async (caller: Caller, hotelId: string): Promise<HotelFacts | RefusalOf<'not-found'>> => {
    const facts = await hotels.facts(hotelId);
    return facts && owns(caller, facts.hotel) ? facts : noHotel;
  };
