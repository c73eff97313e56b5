import { createFileRoute } from '@tanstack/react-router';
import { TodayPage } from '../features/today/today-page.tsx';
import { readToday } from '../features/today/url.ts';
import { todayWords } from '../features/today/words.ts';
import { readOnly } from '../lib/search-text.ts';

const Page = () => <TodayPage hotelId={Route.useParams().hotelId} search={Route.useSearch()} />;

export const Route = createFileRoute('/manage/$hotelId/')({
  validateSearch: readOnly(readToday),
  loader: () => todayWords.load().then(() => undefined),
  component: Page,
});
