import { catalogue } from '../lib/words.ts';
import type { Words } from './desk-words/en.ts';

/** Words about money at the desk, on several pages of the hotel's side. */
export const deskWords = catalogue<Words>({
  en: () => import('./desk-words/en.ts'),
  de: () => import('./desk-words/de.ts'),
});
