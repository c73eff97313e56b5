import { catalogue } from '../lib/words.ts';
import type { Words } from './amenity-words/en.ts';

/** What hotels have and what they serve, by the contract's names. */
export const amenityWords = catalogue<Words>({
  en: () => import('./amenity-words/en.ts'),
  de: () => import('./amenity-words/de.ts'),
});
