import { createFileRoute } from '@tanstack/react-router';
import { NumbersPage } from '../features/numbers/numbers-page.tsx';
import { numbersSearch } from '../features/numbers/url.ts';
import { numbersWords } from '../features/numbers/words.ts';
import { readOnly } from '../lib/search-text.ts';

const Page = () => <NumbersPage hotelId={Route.useParams().hotelId} search={Route.useSearch()} />;

export const Route = createFileRoute('/manage/$hotelId/numbers')({
  validateSearch: readOnly(numbersSearch),
  loader: () => numbersWords.load().then(() => undefined),
  component: Page,
});
