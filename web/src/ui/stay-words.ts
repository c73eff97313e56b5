import { catalogue } from '../lib/words.ts';
import type { Words } from './stay-words/en.ts';

/** Nights of a hotel in words: what a calendar says of each, and why nights cannot be had. */
export const stayWords = catalogue<Words>({
  en: () => import('./stay-words/en.ts'),
  de: () => import('./stay-words/de.ts'),
});
