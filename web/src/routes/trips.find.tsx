import { createFileRoute } from '@tanstack/react-router';
import { FindBookingPage } from '../features/account/find-booking.tsx';
import { accountWords } from '../features/account/words.ts';

export const Route = createFileRoute('/trips/find')({
  loader: () => accountWords.load().then(() => undefined),
  component: FindBookingPage,
});
