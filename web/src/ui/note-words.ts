import { catalogue } from '../lib/words.ts';
import type { Words } from './note-words/en.ts';

/**
 * Words about problems, refused fields, sums and refunds. Only a page that shows them waits for them; they are loaded
 * after every first page, so that they are available without a network.
 */
export const noteWords = catalogue<Words>({
  en: () => import('./note-words/en.ts'),
  de: () => import('./note-words/de.ts'),
});
