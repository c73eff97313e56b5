import { createFileRoute } from '@tanstack/react-router';
import { Authenticate } from '../features/account/authenticate.tsx';
import { accountWords } from '../features/account/words.ts';
import { ChangePage } from '../features/trips/change-page.tsx';
import { OfTrip } from '../features/trips/trip-page.tsx';
import { tripsWords } from '../features/trips/words.ts';
import { bookingQuery } from '../lib/bookings.ts';
import { stayWords } from '../ui/stay-words.ts';

const Page = () => {
  const { bookingId } = Route.useParams();
  return (
    <OfTrip bookingId={bookingId} signIn={<Authenticate />}>
      {(booking) => <ChangePage booking={booking} />}
    </OfTrip>
  );
};

export const Route = createFileRoute('/trips/$bookingId/change')({
  loader: async ({ context: { queryClient }, params: { bookingId }, cause }) => {
    if (cause !== 'preload') void queryClient.prefetchQuery(bookingQuery(bookingId));
    await Promise.all([tripsWords.load(), accountWords.load(), stayWords.load()]);
  },
  component: Page,
});
