import type { RefusalOf } from '../../domain/refusal.ts';
import type { HotelFacts, HotelReader } from '../ports/hotels.ts';
import { type Asker, noHotel, owns } from './ownership.ts';

/** A hotel and its room types as its owner sees them, whatever its status. */
export const ownHotel =
  ({ hotels }: { readonly hotels: Pick<HotelReader, 'facts'> }) =>
  async (asker: Asker, hotelId: string): Promise<HotelFacts | RefusalOf<'not-found'>> => {
    const facts = await hotels.facts(hotelId);
    return facts && owns(asker, facts.hotel) ? facts : noHotel;
  };
