import { useFormats } from '../lib/format.ts';
import { adultsIn, childrenIn, type Party } from '../lib/party.ts';
import { useLanguage } from '../lib/preferences.ts';
import { plural } from '../lib/words.ts';
import { uiWords } from './words.ts';

/** `3 nights`, `2 adults, 1 child`, `2 rooms`, in the reader's language. */
export const useCounts = () => {
  const words = uiWords.useWords();
  const language = useLanguage();
  const formats = useFormats();
  const count = (of: 'nights' | 'adults' | 'children' | 'rooms', value: number): string =>
    `${formats.number(value)} ${plural(language, value, words[of])}`;
  const people = (party: Party): string =>
    [count('adults', adultsIn(party)), ...(childrenIn(party) > 0 ? [count('children', childrenIn(party))] : [])].join(
      ', ',
    );
  /** Who a booking is for: by adults and children if it has them, else all of them. */
  const bookedFor = ({ party }: { readonly party: Party }): string => people(party.filter(({ adults }) => adults > 0));
  return { count, people, bookedFor };
};
