/** The most units made in one go. */
export const mostUnits = 200;

const spanOf = (text: string): string[] | null => {
  const span = /^(.*?)(\d{1,6})\s*(?:–|-|\.\.)\s*(?:\1)?(\d{1,6})$/u.exec(text);
  if (!span) return null;
  const [, before = '', first = '', last = ''] = span;
  const count = Number(last) - Number(first) + 1;
  if (count < 1 || count > mostUnits) return null;
  // 001–012 keeps its zeros.
  return Array.from({ length: count }, (_, at) => before + String(Number(first) + at).padStart(first.length, '0'));
};

/**
 * The numbers that `101–112, 201, A1-A4` names, in the order written; spans that go backwards or too far are text.
 * `twice` are those named more than once.
 */
export const numbersIn = (text: string): { readonly numbers: readonly string[]; readonly twice: readonly string[] } => {
  const all = text
    .split(/[,;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .flatMap((each) => spanOf(each) ?? [each]);
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const each of all) {
    const key = each.toLowerCase();
    if (seen.has(key)) twice.add(each);
    seen.add(key);
  }
  return {
    numbers: all.filter((each, at) => all.findIndex((one) => one.toLowerCase() === each.toLowerCase()) === at),
    twice: [...twice],
  };
};

/** The floor that a number of three or four digits begins with: 112 is on 1, 1204 on 12. */
export const floorOf = (number: string): string | null => /^(\d{1,2})\d{2}$/.exec(number)?.[1] ?? null;
