import { catalogue } from '../lib/words.ts';
import type { Words } from './note-words/en.ts';

/**
 * What is said of problems, refused fields, sums and refunds. No page waits for it but one that shows it; it comes
 * behind every first page, so that it is there when the network is not.
 */
export const noteWords = catalogue<Words>({
  en: () => import('./note-words/en.ts'),
  de: () => import('./note-words/de.ts'),
});
