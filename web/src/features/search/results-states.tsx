import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide';
import type { ReactNode } from 'react';
import { useFormats } from '../../lib/format.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { filtersOn, SearchCode, withoutFilters } from './filters.tsx';
import type { SearchAnswer } from './results-query.ts';
import { resultsWords } from './results-words.ts';
import type { ResultsSearch } from './url.ts';

/** A word beside the list that stays as long as it is true. */
export const Note = ({ children }: { readonly children: ReactNode }) => (
  <p role="status" className="mb-3 flex gap-3 border-l-4 border-edge bg-wash px-4 py-3 text-2">
    <Icon of={TriangleAlert} size={18} className="mt-px flex-none text-ink2" />
    {children}
  </p>
);

/** The rows to come, as large as they will be: nothing moves when they arrive. */
export const WaitingRows = () => {
  const words = resultsWords.useWords();
  return (
    <>
      <p className="sr-only" role="status">
        {words.loading}
      </p>
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div
          key={row}
          aria-hidden="true"
          className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-4 border-b border-line py-3.5 md:grid-cols-[136px_minmax(0,1.25fr)_minmax(0,1fr)_120px]"
        >
          <div className="h-23 rounded-pane bg-wash2 md:h-28" />
          <div>
            <div className="h-6 w-4/5 bg-wash2" />
            <div className="mt-2 h-5 w-3/5 bg-wash" />
            <div className="mt-1.5 h-5 w-2/5 bg-wash" />
          </div>
          <div className="h-11 bg-wash max-md:hidden" />
          <div className="ml-auto h-8 w-28 bg-wash2 max-md:hidden" />
        </div>
      ))}
    </>
  );
};

interface Props {
  readonly search: ResultsSearch;
  readonly answer: SearchAnswer;
}

const Empty = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className="max-w-[60ch] py-10 md:py-16">
    <h2 className="text-5 tracking-[-.02em]">{title}</h2>
    {children}
  </div>
);

/** A name that no place has: the nearest ones, each one click away. */
const Unknown = ({ search, answer }: Props) => {
  const { unknown: words } = resultsWords.useWords();
  const formats = useFormats();
  const suggestions = answer.suggestions ?? [];
  return (
    <Empty title={words.title(search.location ?? '')}>
      <p className="mt-3 text-ink2">{suggestions.length > 0 ? words.text : words.noGuess}</p>
      <ul className="mt-4">
        {suggestions.map(({ name, country, latitude, longitude }) => (
          <li key={`${latitude},${longitude}`} className="border-t border-line">
            <Link to="/search" search={{ ...search, location: `${name}, ${country}` }} className="group block py-2.5">
              <b className="font-semibold group-hover:underline">{name}</b>
              <span className="ml-2 text-2 text-ink2">{formats.country(country)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Empty>
  );
};

/** Nothing found: why that may be, and what helps on. */
export const NothingFound = ({ search, answer }: Props) => {
  const { none: words, filters } = resultsWords.useWords();
  if (answer.place === null && search.location !== undefined && answer.suggestions !== undefined)
    return <Unknown search={search} answer={answer} />;
  const filtered = filtersOn(search) > 0;
  const elsewhen = answer.dates?.some(({ total }) => total !== null) ?? false;
  return (
    <Empty title={words.title}>
      <p className="mt-3 text-ink2">{filtered ? words.filtered : elsewhen ? words.otherDates : words.text}</p>
      {filtered ? (
        <p className="mt-6">
          <ButtonLink kind="go" to="/search" search={withoutFilters(search)}>
            {filters.clear}
          </ButtonLink>
        </p>
      ) : null}
      {/* On a wide page it is among the filters. */}
      <div className="mt-6 lg:hidden">
        <SearchCode search={search} />
      </div>
    </Empty>
  );
};

/** An address with nothing to search by. */
export const Nowhere = () => {
  const { nowhere: words } = resultsWords.useWords();
  return (
    <div className="frame">
      <Empty title={words.title}>
        <p className="mt-3 text-ink2">{words.text}</p>
      </Empty>
    </div>
  );
};
