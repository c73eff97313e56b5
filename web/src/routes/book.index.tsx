import { createFileRoute } from '@tanstack/react-router';
import { Authenticate } from '../features/account/authenticate.tsx';
import { accountWords } from '../features/account/words.ts';
import { bookedHotelQuery, offersQuery } from '../features/booking/queries.ts';
import { StartPage } from '../features/booking/start-page.tsx';
import { isWhole, readBooking } from '../features/booking/url.ts';
import { bookingWords } from '../features/booking/words.ts';
import { sessionQuery } from '../lib/facts.ts';
import { readOnly } from '../lib/search-text.ts';
import { amenityWords } from '../ui/amenity-words.ts';

const Page = () => <StartPage search={Route.useSearch()} identify={<Authenticate forGuests />} />;

export const Route = createFileRoute('/book/')({
  validateSearch: readOnly(readBooking),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps, cause }) => {
    if (cause !== 'preload') {
      void queryClient.prefetchQuery(sessionQuery);
      if (isWhole(deps)) {
        void queryClient.prefetchQuery(bookedHotelQuery(deps.hotelId));
        void queryClient.prefetchQuery(offersQuery(deps));
      }
    }
    await Promise.all([bookingWords.load(), accountWords.load(), amenityWords.load()]);
  },
  component: Page,
  staticData: { beginsWithBoard: true },
});
