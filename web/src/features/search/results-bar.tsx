import { daysBetween } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { partyIn } from '../../lib/stay-search.ts';
import { Button } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import type { Place } from './recent.ts';
import { resultsWords } from './results-words.ts';
import { SearchForm } from './search-form.tsx';
import type { ResultsSearch } from './url.ts';
import { searchWords } from './words.ts';

const Fact = ({ label, value, className = '' }: { label: string; value: string; className?: string }) => (
  <div className={`min-w-0 ${className}`}>
    <p className="text-1 text-on-board2">{label}</p>
    <p className="figures truncate text-4 font-bold tracking-[-.02em] md:text-5">{value}</p>
  </div>
);

/** A place of the address, for the form: `Lisbon, PT` is Lisbon in Portugal. */
const placeOf = ({ location }: ResultsSearch): Place | null => {
  if (location === undefined) return null;
  const [, name = location, country] = /^(.*), ([A-Z]{2})$/.exec(location) ?? [];
  return { location, name, country: country ?? null };
};

interface Props {
  readonly search: ResultsSearch;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** What was searched for, on the board; it opens into the form of the home page. */
export const ResultsBar = ({ search, open, onOpen }: Props) => {
  const { form: words } = searchWords.useWords();
  const results = resultsWords.useWords();
  const formats = useFormats();
  const { count, people } = useCounts();
  const { checkIn, checkOut, code } = search;
  const party = partyIn(search);
  const place = placeOf(search);
  const where = place
    ? [place.name, ...(place.country ? [formats.country(place.country)] : [])].join(', ')
    : (search.text ?? results.everywhere);
  const stay = checkIn !== undefined && checkOut !== undefined ? { checkIn, checkOut } : undefined;
  if (open)
    return (
      <div className="board">
        <SearchForm
          key={JSON.stringify(search)}
          start={{ place, checkIn, checkOut, party, code }}
          onSearch={() => onOpen(false)}
        />
      </div>
    );
  return (
    <div className="board">
      <div className="frame grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-6 gap-y-1 pt-1 pb-4 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1.2fr)_minmax(0,.4fr)_minmax(0,1.5fr)_auto]">
        <Fact label={words.where} value={where} />
        <Fact
          className="max-lg:hidden"
          label={`${words.arrive}, ${words.leave}`}
          value={stay ? formats.range(stay.checkIn, stay.checkOut, 'monthSpan') : '–'}
        />
        <Fact
          className="max-lg:hidden"
          label={words.nights}
          value={stay ? formats.number(daysBetween(stay.checkIn, stay.checkOut)) : '–'}
        />
        <Fact className="max-lg:hidden" label={words.who} value={`${people(party)}, ${count('rooms', party.length)}`} />
        <Button className="max-lg:row-span-2" onClick={() => onOpen(true)}>
          {words.change}
        </Button>
        <p className="truncate text-2 text-on-board2 lg:hidden">
          {[
            ...(stay
              ? [formats.range(stay.checkIn, stay.checkOut), count('nights', daysBetween(stay.checkIn, stay.checkOut))]
              : []),
            people(party),
          ].join(' · ')}
        </p>
      </div>
    </div>
  );
};
