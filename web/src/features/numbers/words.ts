import { catalogue } from '../../lib/words.ts';
import type { Words } from './words/en.ts';

export const numbersWords = catalogue<Words>({
  en: () => import('./words/en.ts'),
  de: () => import('./words/de.ts'),
});
