import { createFileRoute } from '@tanstack/react-router';
import { ListPage } from '../features/stays/list-page.tsx';
import { readStays } from '../features/stays/url.ts';
import { staysWords } from '../features/stays/words.ts';
import { readOnly } from '../lib/search-text.ts';

const Page = () => <ListPage hotelId={Route.useParams().hotelId} search={Route.useSearch()} />;

export const Route = createFileRoute('/manage/$hotelId/bookings/')({
  validateSearch: readOnly(readStays),
  loader: () => staysWords.load().then(() => undefined),
  component: Page,
});
