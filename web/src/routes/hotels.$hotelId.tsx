import { createFileRoute } from '@tanstack/react-router';
import { readStay } from '../lib/stay-search.ts';

export const Route = createFileRoute('/hotels/$hotelId')({
  validateSearch: readStay,
  component: () => null,
});
