import { createFileRoute } from '@tanstack/react-router';
import { Authenticate } from '../features/account/authenticate.tsx';
import { accountWords } from '../features/account/words.ts';
import { ReceiptPage } from '../features/trips/receipt-page.tsx';
import { OfTrip } from '../features/trips/trip-page.tsx';
import { tripsWords } from '../features/trips/words.ts';
import { bookingQuery } from '../lib/bookings.ts';
import { amenityWords } from '../ui/amenity-words.ts';

const Page = () => {
  const { bookingId } = Route.useParams();
  return (
    <OfTrip bookingId={bookingId} signIn={<Authenticate />}>
      {(booking) => <ReceiptPage booking={booking} />}
    </OfTrip>
  );
};

export const Route = createFileRoute('/trips/$bookingId/receipt')({
  loader: async ({ context: { queryClient }, params: { bookingId }, cause }) => {
    if (cause !== 'preload') void queryClient.prefetchQuery(bookingQuery(bookingId));
    await Promise.all([tripsWords.load(), amenityWords.load(), accountWords.load()]);
  },
  component: Page,
});
