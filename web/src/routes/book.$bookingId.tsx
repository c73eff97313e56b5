import { createFileRoute } from '@tanstack/react-router';
import { Authenticate } from '../features/account/authenticate.tsx';
import { accountWords } from '../features/account/words.ts';
import { BookingPage } from '../features/booking/booking-page.tsx';
import { bookingWords } from '../features/booking/words.ts';
import { bookingQuery } from '../lib/bookings.ts';
import { amenityWords } from '../ui/amenity-words.ts';

const Page = () => {
  const { bookingId } = Route.useParams();
  return <BookingPage key={bookingId} bookingId={bookingId} signIn={<Authenticate />} />;
};

export const Route = createFileRoute('/book/$bookingId')({
  loader: async ({ context: { queryClient }, params: { bookingId }, cause }) => {
    if (cause !== 'preload') void queryClient.prefetchQuery(bookingQuery(bookingId));
    await Promise.all([bookingWords.load(), accountWords.load(), amenityWords.load()]);
  },
  component: Page,
  staticData: { beginsWithBoard: true },
});
