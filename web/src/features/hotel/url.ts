import { readCode, readStay, type StaySearch } from '../../lib/stay-search.ts';

/** The address of a hotel's page: the stay, and the room type that was chosen. */
export interface HotelSearch extends StaySearch {
  readonly room?: string;
  /** The rate plan of it. */
  readonly plan?: string;
  /** What opens a plan that is not public. */
  readonly code?: string;
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9A-Za-z_-]{1,64}$/.test(value);

export const readHotel = (search: Record<string, unknown>): HotelSearch => {
  const { room, plan } = search;
  return {
    ...readStay(search),
    ...(isId(room) && { room }),
    ...(isId(plan) && { plan }),
    ...readCode(search),
  };
};
