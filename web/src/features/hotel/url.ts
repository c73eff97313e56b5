import { readStay, type StaySearch } from '../../lib/stay-search.ts';

/** The address of a hotel's page: the stay, and the room type that was chosen. */
export interface HotelSearch extends StaySearch {
  readonly room?: string;
}

export const readHotel = (search: Record<string, unknown>): HotelSearch => {
  const { room } = search;
  return {
    ...readStay(search),
    ...(typeof room === 'string' && /^[0-9A-Za-z_-]{1,64}$/.test(room) && { room }),
  };
};
