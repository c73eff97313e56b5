// Finds in a name what a mail program would show as a link.

/** Compatibility forms made one, and what is not seen left out: `ｗｗｗ．` and a dotted `http` are read as they look. */
const asRead = (value: string): string =>
  value
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}+/gu, '')
    .replaceAll('\u{3002}', '.');

const scheme =
  /\/\/|\\\\|(?<![\p{L}\p{N}])(?:https?|ftps?|file|data|javascript|vbscript|mailto|tel|sms|whatsapp)\s*:/iu;
const worldWideWeb = /(?<![\p{L}\p{N}])www\d{0,2}\./iu;
const ipAddress = /(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)/u;
/** Labels joined by dots, the last of two letters at least, and the path or port behind them where there is one. */
const domain =
  /(?<![\p{L}\p{M}\p{N}-])((?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.)+)(\p{L}[\p{L}\p{M}\p{N}-]+)\.?(\/|:\d|[?#]\S)?/gu;

/** Generic top-level domains in wide use that are no one's name; .page, .kim or .ford are left to people. */
const genericDomains = new Set(
  [
    'agency app asia bid blog buzz cfd click cloud club com cyou date dev digital download edu email finance fun gov',
    'help icu info int link live loan lol media mil mobi money monster mov name net news online org biz party pro quest',
    'review sbs science services shop site solutions space store stream support tech top trade travel vip website wiki',
    'win work world xyz zip zone рф 中国 公司',
  ]
    .join(' ')
    .split(' '),
);
/** Country domains that people are called or put behind their names: `Smith.MD`, `Chen.Li`. */
const namesToo = new Set('al bo cy de hu jo la li lu ma md mo ng pa so sr su'.split(' '));
const isCapitalised = (label: string): boolean => /^\p{Lu}/u.test(label);

const isCountryDomain = (last: string, before: readonly string[]): boolean => {
  // Initials and titles are short: `M.Sc`, `Dr.Li`, `Prof.Dr`.
  if (!/^(?!dr|jr)[a-z]{2}$/i.test(last) || before.every((label) => label.length <= 2)) return false;
  const isName = namesToo.has(last.toLowerCase()) && isCapitalised(last) && before.every(isCapitalised);
  return !isName;
};

const isDomain = ([, labels = '', last = '', path]: RegExpMatchArray): boolean =>
  path !== undefined || genericDomains.has(last.toLowerCase()) || isCountryDomain(last, labels.split('.').slice(0, -1));

/**
 * What is wrong with a name that holds a link or an e-mail address; undefined where it holds none. `St. John`,
 * `J.R.R. Tolkien` and `Smith.MD` hold none; `www.a.example`, `http:x`, `bit.ly`, `a.example/x` and `a@b` do.
 */
export const linkIn = (value: string): string | undefined => {
  const read = asRead(value);
  if (read.includes('@')) return 'contains an e-mail address: write the name alone';
  const links = scheme.test(read) || worldWideWeb.test(read) || ipAddress.test(read);
  if (links || [...read.matchAll(domain)].some(isDomain)) {
    return 'contains a link: write the name alone, with a space behind a full stop';
  }
  return undefined;
};
