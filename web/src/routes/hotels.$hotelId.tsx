import { createFileRoute } from '@tanstack/react-router';
import { HotelPage } from '../features/hotel/hotel-page.tsx';
import { hotelQuery, reviewsQuery, roomsQuery } from '../features/hotel/queries.ts';
import { readHotel } from '../features/hotel/url.ts';
import { hotelWords } from '../features/hotel/words.ts';
import { readOnly } from '../lib/search-text.ts';
import { amenityWords } from '../ui/amenity-words.ts';
import { rateWords } from '../ui/rate-words.ts';
import { stayWords } from '../ui/stay-words.ts';

const Page = () => <HotelPage hotelId={Route.useParams().hotelId} search={Route.useSearch()} />;

const read = readOnly(readHotel);

export const Route = createFileRoute('/hotels/$hotelId')({
  validateSearch: read,
  loaderDeps: ({ search: { checkIn, checkOut, party, code } }) => ({ checkIn, checkOut, party, code }),
  loader: async ({ context: { queryClient }, params: { hotelId }, deps, cause }) => {
    if (cause !== 'preload') {
      const { checkIn, checkOut, party, code } = deps;
      const stay = {
        ...(checkIn !== undefined && checkOut !== undefined && { checkIn, checkOut }),
        ...(party !== undefined && { party }),
        ...(code !== undefined && { code }),
      };
      void queryClient.prefetchQuery(hotelQuery(hotelId));
      void queryClient.prefetchQuery(roomsQuery(hotelId, stay));
      void queryClient.prefetchInfiniteQuery(reviewsQuery(hotelId));
    }
    await Promise.all([hotelWords.load(), amenityWords.load(), rateWords.load(), stayWords.load()]);
  },
  component: Page,
});
