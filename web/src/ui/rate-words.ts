import { catalogue } from '../lib/words.ts';
import type { Words } from './rate-words/en.ts';

/** Plans that are not for everybody: by a code, or for members. */
export const rateWords = catalogue<Words>({
  en: () => import('./rate-words/en.ts'),
  de: () => import('./rate-words/de.ts'),
});
