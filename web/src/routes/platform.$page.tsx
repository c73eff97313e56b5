import { createFileRoute } from '@tanstack/react-router';
import { peopleWords } from '../features/platform/people-words.ts';
import { PlatformPage } from '../features/platform/platform-page.tsx';
import { readPlatform } from '../features/platform/url.ts';
import { platformWords } from '../features/platform/words.ts';
import { readOnly } from '../lib/search-text.ts';

const Page = () => {
  const { page } = Route.useParams();
  const navigate = Route.useNavigate();
  return (
    <PlatformPage
      page={page}
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
    />
  );
};

export const Route = createFileRoute('/platform/$page')({
  validateSearch: readOnly(readPlatform),
  loader: () => Promise.all([platformWords.load(), peopleWords.load()]).then(() => undefined),
  component: Page,
});
