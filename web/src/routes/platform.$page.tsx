import { createFileRoute } from '@tanstack/react-router';
import { PlatformPage } from '../features/platform/platform-page.tsx';
import { platformWords } from '../features/platform/words.ts';

const Page = () => <PlatformPage page={Route.useParams().page} />;

export const Route = createFileRoute('/platform/$page')({
  loader: () => platformWords.load().then(() => undefined),
  component: Page,
});
