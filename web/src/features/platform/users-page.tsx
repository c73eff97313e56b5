import { PageHead } from './parts.tsx';
import { platformWords } from './words.ts';

export const UsersPage = () => {
  const { users: words } = platformWords.useWords();
  return <PageHead title={words.title} />;
};
