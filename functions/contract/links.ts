// Finds in a name what a mail program would show as a link.

/** Compatibility forms made one, and what is not seen left out: `ｗｗｗ．` and a dotted `http` are read as they look. */
const asRead = (value: string): string =>
  value
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}+/gu, '')
    .replaceAll('\u{3002}', '.');

const scheme =
  /\/\/|\\\\|(?<![\p{L}\p{N}])(?:https?|ftps?|file|data|javascript|vbscript|mailto|tel|sips?|sms|skype|tg|viber|whatsapp)\s*:/iu;
const worldWideWeb = /(?<![\p{L}\p{N}])www\d{0,2}\./iu;
const ipAddress = /(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)/u;
/** Labels joined by dots, the last of two letters at least, and the path or port behind them where there is one. */
const domain =
  /(?<![\p{L}\p{M}\p{N}-])((?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.)+)(\p{L}[\p{L}\p{M}\p{N}-]+)\.?(\/|:\d|[?#]\S)?/gu;

/**
 * Generic top-level domains in wide use that are no one's name, and those kept for examples; .page, .kim or .ford are
 * left to people.
 */
const genericDomains = new Set(
  [
    'academy accountant adult agency app asia auction bank bargains bet bid biz blog broker business buzz cards',
    'casino center cfd chat cheap claims click cloud club codes com community company computer coupons credit',
    'creditcard cricket cyou date dating deals dev digital direct directory discount doctor domains download',
    'downloads edu email events example exchange express fans finance financial forsale foundation fun gallery game',
    'games gift gifts global gov guide guru health help holiday host hosting hotel hotels icu info insure int',
    'international invalid investments jobs juegos kaufen lat legal lgbt limited link live llc loan loans localhost',
    'lol ltd market marketing markets media mil mobi money monster mortgage mov museum name net network news ninja',
    'ong online org party photo photography photos pictures pizza poker porn pro productions promo properties',
    'property protection quest realty reisen rentals repair restaurant review reviews sbs science services sex sexy',
    'shop shopping site social software solar solutions space store stream supplies supply support surf systems',
    'tattoo taxi tech tickets tires top tours trade trading training travel tube university vacations ventures video',
    'villas vip voyage webcam website wedding wiki win work world xxx xyz yachts zip zone рф 中国 公司',
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
