import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { daysBetween } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { useCounts } from '../../ui/counts.ts';
import type { SearchAnswer } from './results-query.ts';
import { resultsWords } from './results-words.ts';
import type { ResultsSearch } from './url.ts';

interface Props {
  readonly dates: NonNullable<SearchAnswer['dates']>;
  readonly search: ResultsSearch;
}

/** The same stay some days earlier or later, each with the lowest total there is. */
export const FlexibleStrip = ({ dates, search }: Props) => {
  const words = resultsWords.useWords();
  const formats = useFormats();
  const { count } = useCounts();
  const list = useRef<HTMLUListElement>(null);
  const { checkIn = '', checkOut = '' } = search;
  // On a phone the chosen days are in the middle of what one sees.
  useEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>('[data-chosen]');
    if (list.current && chosen)
      list.current.scrollLeft = chosen.offsetLeft - (list.current.clientWidth - chosen.clientWidth) / 2;
  });
  return (
    <div className="frame grid items-stretch gap-x-1 border-b border-line py-3 lg:grid-cols-[192px_minmax(0,1fr)]">
      <p className="text-2 text-ink2 max-lg:hidden">
        <b className="block text-ink">{words.flexible}</b>
        {words.flexibleNote(count('nights', daysBetween(checkIn, checkOut)))}
      </p>
      <ul
        ref={list}
        aria-label={words.flexible}
        className="relative -mx-4 grid auto-cols-[minmax(104px,1fr)] grid-flow-col gap-1 overflow-x-auto px-4 [scrollbar-width:none] md:mx-0 md:px-0"
      >
        {dates.map((shift) => {
          const chosen = shift.checkIn === checkIn;
          return (
            <li key={shift.checkIn} data-chosen={chosen || undefined}>
              <Link
                to="/search"
                search={{ ...search, checkIn: shift.checkIn, checkOut: shift.checkOut }}
                aria-current={chosen ? 'true' : undefined}
                data-selected={chosen || undefined}
                data-state={shift.total === null ? 'taken' : 'free'}
                resetScroll={false}
                className="nc h-full min-h-14 px-2.5 pt-1.5 pb-2.5 hover:shadow-[inset_0_0_0_2px_var(--ink)]"
              >
                <span className="nc-d font-semibold">{formats.range(shift.checkIn, shift.checkOut)}</span>
                <span className="flex items-baseline justify-between gap-2">
                  <span className={`truncate text-1 opacity-80 max-sm:hidden ${shift.total === null ? 'hidden' : ''}`}>
                    {formats.date(shift.checkIn, 'weekdayShort')} – {formats.date(shift.checkOut, 'weekdayShort')}
                  </span>
                  {shift.total ? (
                    <span className="nc-p ml-auto">{formats.cellPrice(shift.total)}</span>
                  ) : (
                    <span className="ml-auto bg-wash px-1 text-1 whitespace-nowrap text-ink2">{words.noneThen}</span>
                  )}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
};

/** As large as the strip will be. */
export const WaitingStrip = () => (
  <div className="frame border-b border-line py-3" aria-hidden="true">
    <div className="h-14 bg-wash" />
  </div>
);
