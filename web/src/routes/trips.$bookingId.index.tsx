import { createFileRoute } from '@tanstack/react-router';
import { Authenticate } from '../features/account/authenticate.tsx';
import { accountWords } from '../features/account/words.ts';
import { TripPage } from '../features/trips/trip-page.tsx';
import { tripsWords } from '../features/trips/words.ts';
import { bookingQuery } from '../lib/bookings.ts';
import { amenityWords } from '../ui/amenity-words.ts';

const Page = () => {
  const { bookingId } = Route.useParams();
  return <TripPage key={bookingId} bookingId={bookingId} signIn={<Authenticate />} />;
};

export const Route = createFileRoute('/trips/$bookingId/')({
  loader: async ({ context: { queryClient }, params: { bookingId }, cause }) => {
    if (cause !== 'preload') void queryClient.prefetchQuery(bookingQuery(bookingId));
    await Promise.all([tripsWords.load(), accountWords.load(), amenityWords.load()]);
  },
  component: Page,
});
