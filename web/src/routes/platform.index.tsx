import { createFileRoute } from '@tanstack/react-router';
import { SystemPage } from '../features/platform/system-page.tsx';
import { platformWords } from '../features/platform/words.ts';

export const Route = createFileRoute('/platform/')({
  loader: () => platformWords.load().then(() => undefined),
  component: SystemPage,
});
