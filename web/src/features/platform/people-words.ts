import { catalogue } from '../../lib/words.ts';
import type { Words } from './people-words/en.ts';

/** The words of accounts, hotels and the audit. */
export const peopleWords = catalogue<Words>({
  en: () => import('./people-words/en.ts'),
  de: () => import('./people-words/de.ts'),
});
