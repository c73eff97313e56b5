import { daysBetween } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import type { DeskStay } from './queries.ts';
import { todayWords } from './words.ts';

const most = 14;

/** The nights of a stay as a row of panes, lit up to the one that is slept on this day. */
export const Nights = ({ stay, date }: { readonly stay: DeskStay; readonly date: string }) => {
  const { row } = todayWords.useWords();
  const formats = useFormats();
  const all = daysBetween(stay.checkIn, stay.checkOut);
  const begun = stay.status === 'checked_in' || stay.status === 'completed';
  const now = begun ? Math.min(all, Math.max(0, daysBetween(stay.checkIn, date)) + 1) : 0;
  const until = formats.date(stay.checkOut, 'day');
  const label = now > 0 ? row.nights(now, all, until) : row.nightsAhead(all, until);
  return (
    <span className="td-nights" role="img" aria-label={label} title={label}>
      {Array.from({ length: Math.min(all, most) }, (_, night) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the panes have no other name than their place.
        <i key={night} data-lit={night < now || undefined} />
      ))}
      {all > most ? <b>+{all - most}</b> : null}
    </span>
  );
};
