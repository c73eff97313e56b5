// Making a format takes a hundred times as long as using it.
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const moments = new Map<string, Intl.DateTimeFormat>();
const momentsOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = moments.get(timeZone);
  if (known) return known;
  const options = { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone } as const;
  const made = new Intl.DateTimeFormat('en-GB', options);
  moments.set(timeZone, made);
  return made;
};

/** A day of a hotel's calendar, `2027-04-01`, in words: Thursday 1 April 2027. */
export const dayInWords = (date: string): string => days.format(new Date(`${date}T12:00:00Z`));

/** An instant on the clock of a zone, which it names: 1 March 2027 at 12:15 (Europe/Lisbon). */
export const momentInWords = (instant: string, timeZone: string): string =>
  `${momentsOf(timeZone).format(new Date(instant))} (${timeZone})`;
