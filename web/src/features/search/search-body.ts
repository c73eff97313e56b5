import type { SentBodyOf } from '../../../../functions/contract/routes.ts';
import { partyIn } from '../../lib/stay-search.ts';
import type { ResultsSearch } from './url.ts';

const pageSize = 20;
/** Days earlier and later that are priced as well. */
const shiftDays = 3;

/** Whether there is enough to search by. */
export const isSearchable = ({ location, latitude, text }: ResultsSearch): boolean =>
  location !== undefined || latitude !== undefined || text !== undefined;

/** An address of results as the API's search takes it. */
export const bodyOf = (search: ResultsSearch, cursor: string | null): SentBodyOf<'searchHotels'> => {
  const { checkIn, checkOut, priceMin, priceMax, view: _, party: _party, ...same } = search;
  return {
    ...same,
    starRating: [...(search.starRating ?? [])],
    amenities: [...(search.amenities ?? [])],
    boards: [...(search.boards ?? [])],
    ...(checkIn !== undefined && checkOut !== undefined && { checkIn, checkOut }),
    ...(checkIn !== undefined && cursor === null && { flexible: { days: shiftDays } }),
    party: partyIn(search).map(({ adults, childAges }) => ({ adults, childAges: [...childAges] })),
    ...(priceMin !== undefined && { priceMin }),
    ...(priceMax !== undefined && { priceMax }),
    limit: pageSize,
    cursor,
  };
};
