import { createFileRoute } from '@tanstack/react-router';
import { GridPage } from '../features/grid/grid-page.tsx';
import { readGrid } from '../features/grid/url.ts';
import { gridWords } from '../features/grid/words.ts';

const Page = () => <GridPage hotelId={Route.useParams().hotelId} search={Route.useSearch()} />;

export const Route = createFileRoute('/manage/$hotelId/grid')({
  validateSearch: readGrid,
  loader: () => gridWords.load().then(() => undefined),
  component: Page,
});
