import { catalogue } from '../../lib/words.ts';
import type { Words } from './results-words/en.ts';

export const resultsWords = catalogue<Words>({
  en: () => import('./results-words/en.ts'),
  de: () => import('./results-words/de.ts'),
});
