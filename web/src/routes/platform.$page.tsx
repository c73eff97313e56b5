import { createFileRoute } from '@tanstack/react-router';
import { peopleWords } from '../features/platform/people-words.ts';
import { PlatformPage } from '../features/platform/platform-page.tsx';
import { platformWords } from '../features/platform/words.ts';

const Page = () => <PlatformPage page={Route.useParams().page} />;

export const Route = createFileRoute('/platform/$page')({
  loader: () => Promise.all([platformWords.load(), peopleWords.load()]).then(() => undefined),
  component: Page,
});
