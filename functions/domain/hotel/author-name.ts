/** What a review bears where a name has no letter to show. */
const ANONYMOUS = 'Guest';
/** A longer word is no given name. */
const LONGEST = 24;

/** Forms of address in front of a name. */
const titles = new Set(
  [
    'mr mrs ms mx miss sir madam dr prof professor rev herr frau mme mlle sr sra srta senhor senhora sig signor signora',
    'ing dipl mag dott dra phd г-н г-жа д-р проф دكتور السيد السيدة الدكتور นาย นาง นางสาว श्री श्रीमती डॉ κα',
  ]
    .join(' ')
    .split(' '),
);
/** Words that begin a family name. */
const particles = new Set(
  'al ap bin da dal das de del dela den der di dos du el la le o ter van von zu zur'.split(' '),
);

/** Scripts that are written without spaces, or in which the family name is the first word. */
const familyFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const patronymic = /(?:ович|евич|ич|овна|евна|ична)$/iu;
const letter = /\p{L}/u;

const plain = (word: string): string => word.toLowerCase().replace(/\.$/, '');
const isTitle = (word: string): boolean => titles.has(plain(word));
const isParticle = (word: string): boolean => particles.has(plain(word)) && word === word.toLowerCase();
/** `J.`, `J.R.R.`, `A`: letters that stand for names. */
const isInitials = (word: string): boolean => /^(?:\p{L}\p{M}*\.)+$|^\p{L}\p{M}*$/u.test(word);
const isAllCapital = (word: string): boolean => /^\p{Lu}{2}[\p{Lu}'’-]*$/u.test(word);

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** The first letter, with a full stop where the script has capitals. */
const initialOf = (word: string): string => {
  const first = [...characters.segment(word)].map(({ segment }) => segment).find((segment) => letter.test(segment));
  if (first === undefined) return ANONYMOUS;
  const capital = first.toUpperCase();
  return capital === first.toLowerCase() ? first : `${capital}.`;
};

interface Words {
  readonly words: readonly string[];
  /** `Mr Smith`: the one word behind a form of address is the family's. */
  readonly isFamilyAlone: boolean;
}

/** The words of a name in the order given name, family name, as far as its writing tells. */
const inOrder = (name: string): Words => {
  const [family = '', given] = name.split(',');
  const all = (given !== undefined && letter.test(given) ? `${given} ${family}` : name)
    .replaceAll(',', ' ')
    .split(/[\s_]+/)
    .filter((word) => letter.test(word));
  const words = all.filter((word) => !isTitle(word));
  const [first = '', second = ''] = words;
  const isTurned =
    (isAllCapital(first) && second !== '' && !isAllCapital(second)) ||
    (words.length === 3 && patronymic.test(words.at(-1) ?? ''));
  return { words: isTurned ? words.slice(1) : words, isFamilyAlone: words.length === 1 && all.length > 1 };
};

/**
 * Under what name a review is published: the given name, or an initial where the writing does not tell it from the
 * family's; never a whole name, an address or a link. `Anna Novak` is `Anna`, `Dr. J. Smith` is `J.`, `Smith, John` is
 * `John`, `ana@example.com` is `A.`, `李小龍` is `李`, `محمد علي` is `محمد`.
 */
export const authorNameOf = (name: string): string => {
  const [address = ''] = name.split('@');
  if (address !== name) return initialOf(address);
  const { words, isFamilyAlone } = inOrder(name.normalize('NFC').trim());
  const [first] = words;
  if (first === undefined) return ANONYMOUS;
  const isWhole = familyFirst.test(first) || [...characters.segment(first)].length > LONGEST;
  const isJoined = /\p{L}{2}[./:]/u.test(first);
  if (isFamilyAlone || isWhole || isInitials(first) || isParticle(first) || isJoined) return initialOf(first);
  return first;
};
