/** The form in which a password is measured, judged and hashed: what two keyboards make of the same text is one text. */
export const normalPassword = (password: string): string => password.normalize('NFKC');

/** Words that people put into a password of this system: no guesser leaves them out. ASVS 5.0, 6.1.2. */
export const contextWords = [
  'password',
  'passwort',
  'welcome',
  'changeme',
  'admin',
  'owner',
  'guest',
  'hotel',
  'hotels',
  'booking',
  'bookings',
  'reservation',
  'nightbook',
] as const;

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
}

/** Why a password is one that guessers try first. */
export type WeakPassword = 'common' | 'own' | 'pattern';

/** A repeated part as long as this, or a shorter one, is a pattern. */
const LONGEST_UNIT = 8;
/** Letters that must be left once names and words of the context are taken out. */
const LEAST_LETTERS = 4;
/** A shorter part of a name is found in too many words. */
const SHORTEST_PART = 3;

const fold = (text: string): string => normalPassword(text.toWellFormed()).toLowerCase();
const bare = (text: string): string => fold(text).replaceAll(/[^\p{L}\p{N}]/gu, '');

const letterOf: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' };
const signOf: Readonly<Record<string, string>> = { '@': 'a', $: 's', '!': 'i' };
/** Digits and signs read as the letters that they stand for. */
const spelled = (text: string): string => [...text].map((each) => letterOf[each] ?? signOf[each] ?? each).join('');

/** `abcabcabcabc`: one short part over and over, the last one perhaps cut. */
const repeats = (characters: readonly string[]): boolean => {
  for (let unit = 1; unit <= LONGEST_UNIT && unit * 2 <= characters.length; unit += 1) {
    if (characters.every((each, index) => each === characters[index % unit])) return true;
  }
  return false;
};

/** `abcdefghijkl`, `987654321098`: each character is the one after or before the last; 0 follows 9. */
const runs = (characters: readonly string[]): boolean => {
  const steps = characters.slice(1).map((each, index) => {
    const before = characters[index] ?? '';
    if (before + each === '90') return 1;
    if (before + each === '09') return -1;
    return (each.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  });
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
};

const partsOf = ({ email, name }: PasswordOwner): string[] => {
  const pieces = [email, ...email.split('@'), name].flatMap((text) => [text, ...fold(text).split(/[^\p{L}\p{N}]+/u)]);
  return [...pieces.map(bare), ...contextWords]
    .filter((part) => [...part].length >= SHORTEST_PART)
    .toSorted((one, other) => other.length - one.length);
};

/** Whether hardly a letter is left of a text once the parts are taken out of it. */
const isMadeOf = (text: string, parts: readonly string[]): boolean => {
  let rest = text;
  for (const part of parts) rest = rest.replaceAll(part, '');
  return rest !== text && rest.replaceAll(/\P{L}/gu, '').length < LEAST_LETTERS;
};

/**
 * Whether a password is one that guessers try first: a common one, a pattern, or made of the owner's own address and
 * name or of `contextWords` with a few characters more. Case does not matter, nor does what separates words.
 * @param isCommon whether a folded password is among the common ones
 */
export const weaknessOf = (
  password: string,
  owner: PasswordOwner,
  isCommon: (folded: string) => boolean,
): WeakPassword | undefined => {
  const folded = fold(password);
  if ([folded, folded.replaceAll(/\s/gu, '')].some(isCommon)) return 'common';
  const characters = [...folded];
  if (repeats(characters) || runs(characters)) return 'pattern';
  const parts = partsOf(owner);
  return [bare(folded), bare(spelled(folded))].some((text) => isMadeOf(text, parts)) ? 'own' : undefined;
};
