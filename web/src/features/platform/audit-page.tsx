import { PageHead } from './parts.tsx';
import { platformWords } from './words.ts';

export const AuditPage = () => {
  const { audit: words } = platformWords.useWords();
  return <PageHead title={words.title} />;
};
