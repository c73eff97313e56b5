import type { Hotel } from '../../domain/hotel/hotel.ts';
import type { RefusalOf } from '../../domain/refusal.ts';
import type { HotelFacts, HotelReader } from '../ports/hotels.ts';
import { noHotel } from './ownership.ts';

/** Whether guests may see a hotel's pages: one that is inactive or pending does not exist for them. */
export const isPublic = (hotel: Pick<Hotel, 'status'>): boolean => hotel.status === 'active';

/** A hotel and its room types as guests see them. */
export const publicHotel =
  ({ hotels }: { readonly hotels: Pick<HotelReader, 'facts'> }) =>
  async (hotelId: string): Promise<HotelFacts | RefusalOf<'not-found'>> => {
    const facts = await hotels.facts(hotelId);
    return facts && isPublic(facts.hotel) ? facts : noHotel;
  };
