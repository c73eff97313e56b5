import { createFileRoute } from '@tanstack/react-router';
import { PropertyPage } from '../features/property/property-page.tsx';
import { readPart } from '../features/property/url.ts';
import { propertyWords } from '../features/property/words.ts';
import { readOnly } from '../lib/search-text.ts';
import { amenityWords } from '../ui/amenity-words.ts';

const Page = () => <PropertyPage hotelId={Route.useParams().hotelId} part={Route.useSearch().part ?? 'facts'} />;

export const Route = createFileRoute('/manage/$hotelId/property')({
  validateSearch: readOnly(readPart),
  loader: () => Promise.all([propertyWords.load(), amenityWords.load()]).then(() => undefined),
  component: Page,
});
