/**
 * Accents and points that a reader may leave out. The vowel signs of Indic scripts, Thai and the like are marks to
 * Unicode but letters to their readers, and so are the voicing marks of kana: those stay.
 */
const optionalMarks =
  /[[\p{M}&&[\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Arab}\p{sc=Hebr}]]--[\u{3099}\u{309A}]]/gv;

/** Letters that NFKD leaves whole though people write them with plain ones. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
};
const writtenOtherwise = /[ßøłđðþħæœıς]/g;

/** Apostrophe-like letters (okina, modifier apostrophes) count as punctuation: Hawaiʻi is Hawai'i. */
const betweenWords = /(?:[^\p{L}\p{M}\p{N}]|[\u02b0-\u02ff])+/gu;
const invisible = /\p{Cf}+/gu;
const plainAscii = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const ascii = /^\p{ASCII}*$/u;
const betweenAsciiWords = /[^a-z0-9]+/g;

/**
 * The form in which names are compared: without case, accents and punctuation, one space between words, so that
 * "SÃO  PAULO", "Sao Paulo" and "sao-paulo" are one. Letters of every script are kept. Folding twice changes nothing.
 * Never throws; lone surrogates and control characters count as spaces.
 */
export const foldName = (text: string): string => {
  if (plainAscii.test(text)) return text;
  // Nothing to decompose: the same in a third of the time, and most names of the world's places are so.
  if (ascii.test(text)) return text.toLowerCase().replace(betweenAsciiWords, ' ').trim();
  return text
    .normalize('NFKD')
    .replace(invisible, '')
    .replace(optionalMarks, '')
    .toLowerCase()
    .replace(writtenOtherwise, (letter) => plainLetters[letter] ?? letter)
    .replace(betweenWords, ' ')
    .trim()
    .normalize('NFC');
};
