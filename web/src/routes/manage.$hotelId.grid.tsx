import { createFileRoute } from '@tanstack/react-router';
import { GridPage } from '../features/grid/grid-page.tsx';
import { readGrid } from '../features/grid/url.ts';
import { gridWords } from '../features/grid/words.ts';
import { readOnly } from '../lib/search-text.ts';

const Page = () => <GridPage hotelId={Route.useParams().hotelId} search={Route.useSearch()} />;

export const Route = createFileRoute('/manage/$hotelId/grid')({
  validateSearch: readOnly(readGrid),
  loader: () => gridWords.load().then(() => undefined),
  component: Page,
});
