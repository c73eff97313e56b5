import { PageHead } from './parts.tsx';
import { platformWords } from './words.ts';

export const HotelsPage = () => {
  const { hotels: words } = platformWords.useWords();
  return <PageHead title={words.title} />;
};
