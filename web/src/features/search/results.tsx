import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { List, Map as MapIcon, SlidersHorizontal } from 'lucide';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { plural } from '../../lib/words.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Filters, filtersOn } from './filters.tsx';
import { FlexibleStrip, WaitingStrip } from './flexible-strip.tsx';
import { ResultRow } from './result-row.tsx';
import { ResultsBar } from './results-bar.tsx';
import { ResultsMap } from './results-map.tsx';
import { type Item, resultsQuery, type SearchAnswer } from './results-query.ts';
import { Note, NothingFound, Nowhere, WaitingRows } from './results-states.tsx';
import { resultsWords } from './results-words.ts';
import { isSearchable } from './search-body.ts';
import type { ResultsSearch } from './url.ts';
import { searchWords } from './words.ts';

const sorts = ['recommended', 'price', 'rating', 'distance'] as const;

const Sorts = ({ search }: { readonly search: ResultsSearch }) => {
  const words = resultsWords.useWords();
  const current = search.sort ?? 'recommended';
  const { sort: _, ...rest } = search;
  return (
    <nav aria-label={words.sort} className="flex gap-3 overflow-x-auto text-2 [scrollbar-width:none]">
      {sorts.map((sort) => (
        <Link
          key={sort}
          to="/search"
          search={sort === 'recommended' ? rest : { ...rest, sort }}
          replace
          resetScroll={false}
          aria-current={sort === current ? 'true' : undefined}
          className="semi pt-1 pb-1.5 font-medium whitespace-nowrap text-ink2 hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-[inset_0_-3px_0_var(--lamp)]"
        >
          {words.sorts[sort]}
        </Link>
      ))}
    </nav>
  );
};

/** Loads more hotels on scrolling there; a button for users who do not scroll. */
const More = ({ onMore, busy }: { readonly onMore: () => void; readonly busy: boolean }) => {
  const words = resultsWords.useWords();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (!element) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onMore();
      },
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [onMore]);
  return (
    <div ref={end} className="py-6 text-center">
      <Button busy={busy} onClick={onMore}>
        {busy ? words.loadingMore : words.more}
      </Button>
    </div>
  );
};

interface BarProps {
  readonly search: ResultsSearch;
  readonly facets: SearchAnswer['facets'] | undefined;
  readonly hotels: string;
}

/** At the bottom of a phone: filters and map, if they have no other place. */
const ThumbBar = ({ search, facets, hotels }: BarProps) => {
  const words = resultsWords.useWords();
  const navigate = useNavigate();
  const [sheet, openSheet] = useState(false);
  const { view, ...listed } = search;
  const onMap = view === 'map';
  const icon = onMap ? List : MapIcon;
  return (
    <>
      <div className="sticky bottom-4 z-20 mx-4 mt-6 grid auto-cols-fr grid-flow-col gap-px overflow-hidden rounded-pane bg-board-line shadow-lift lg:mx-auto lg:max-w-72 xl:hidden">
        <button
          type="button"
          onClick={() => openSheet(true)}
          className="board flex h-13 items-center justify-center gap-2.5 font-semibold lg:hidden"
        >
          <Icon of={SlidersHorizontal} size={20} />
          {words.filters.open(filtersOn(search))}
        </button>
        <button
          type="button"
          onClick={() => void navigate({ to: '/search', search: onMap ? listed : { ...search, view: 'map' } })}
          className="board flex h-13 items-center justify-center gap-2.5 font-semibold"
        >
          <Icon of={icon} size={20} />
          {onMap ? words.list : words.map}
        </button>
      </div>
      <Sheet
        title={words.filters.title}
        open={sheet}
        onClose={() => openSheet(false)}
        footer={
          <Button kind="go" className="w-full" onClick={() => openSheet(false)}>
            {words.filters.show(hotels)}
          </Button>
        }
      >
        <Filters facets={facets} search={search} />
      </Sheet>
    </>
  );
};

const Notes = ({ first }: { readonly first: SearchAnswer | undefined }) => {
  const words = resultsWords.useWords();
  return (
    <>
      {first?.degraded ? <Note>{words.degraded}</Note> : null}
      {first?.partial ? <Note>{words.partial}</Note> : null}
    </>
  );
};

interface ListProps {
  readonly search: ResultsSearch;
  readonly query: ReturnType<typeof useInfiniteQuery<SearchAnswer, Error, InfiniteData<SearchAnswer>>>;
  readonly items: readonly Item[];
  readonly lit: string | null;
  readonly onPoint: (hotelId: string | null) => void;
}

const ResultsList = ({ search, query, items, lit, onPoint }: ListProps) => {
  const { data, error, isPending, isFetching, isFetchingNextPage, fetchNextPage, hasNextPage, refetch } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const words = resultsWords.useWords();
  const first = data?.pages[0];
  return (
    <>
      {error ? <ProblemNote error={error} retry={() => void refetch()} className="mt-4" /> : null}
      {isPending && !error ? <WaitingRows /> : null}
      {first && items.length === 0 ? <NothingFound search={search} answer={first} /> : null}
      <ol aria-busy={isFetching}>
        {items.map((item) => (
          <ResultRow key={item.hotel.id} item={item} search={search} lit={lit === item.hotel.id} onPoint={onPoint} />
        ))}
      </ol>
      {items.some(({ offer }) => offer !== null) ? (
        <p className="pt-3 text-1 text-ink2">
          {words.cells} {words.cellsLeft}
        </p>
      ) : null}
      {hasNextPage ? <More onMore={more} busy={isFetchingNextPage} /> : null}
    </>
  );
};

interface Props {
  readonly search: ResultsSearch;
}

const Found = ({ search, query }: Props & Pick<ListProps, 'query'>) => {
  const words = resultsWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const [lit, setLit] = useState<string | null>(null);
  const first = query.data?.pages[0];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const hotels = first ? `${formats.number(first.total)} ${plural(language, first.total, words.hotels)}` : '';
  const { view, ...listed } = search;
  const shown = { map: view === 'map' ? '' : 'max-xl:hidden', list: view === 'map' ? 'max-xl:hidden' : '' };
  return (
    <>
      {first?.dates && first.dates.length > 1 ? (
        <FlexibleStrip dates={first.dates} search={search} />
      ) : query.isPending && search.checkIn !== undefined ? (
        <WaitingStrip />
      ) : null}
      <div className="frame grid gap-x-8 pt-4 lg:grid-cols-[192px_minmax(0,1fr)] xl:grid-cols-[192px_minmax(0,1fr)_minmax(320px,27%)]">
        <aside className="max-lg:hidden" aria-label={words.filters.title}>
          <Filters facets={first?.facets} search={search} />
        </aside>
        <div className={`min-w-0 ${shown.list}`}>
          <Notes first={first} />
          <div className="flex min-h-10 items-baseline gap-x-5 border-b-2 border-ink pb-1.5">
            <h2 className="text-4 tracking-[-.01em] whitespace-nowrap" aria-live="polite">
              {hotels || words.loading}
            </h2>
            <Sorts search={search} />
          </div>
          <ResultsList search={search} query={query} items={items} lit={lit} onPoint={setLit} />
        </div>
        <div className={shown.map}>
          {items.length > 0 ? (
            <ResultsMap
              items={items}
              centre={first?.place ?? undefined}
              search={listed}
              lit={lit}
              onPoint={setLit}
              className="h-[72dvh] xl:sticky xl:top-4 xl:h-[calc(100dvh-32px)] xl:max-h-[1000px]"
            />
          ) : null}
        </div>
      </div>
      {items.length > 0 ? <ThumbBar search={search} facets={first?.facets} hotels={hotels} /> : null}
    </>
  );
};

export const Results = ({ search }: Props) => {
  const { form: formWords } = searchWords.useWords();
  const words = resultsWords.useWords();
  const searchable = isSearchable(search);
  const [form, openForm] = useState(!searchable);
  const query = useInfiniteQuery(resultsQuery(search));
  const name = query.data?.pages[0]?.place?.name ?? search.location ?? search.text ?? '';
  const title = name ? words.title(name) : formWords.label;
  return (
    <>
      <title>{title}</title>
      <h1 className="sr-only">{title}</h1>
      <ResultsBar search={search} open={form} onOpen={openForm} />
      {searchable ? <Found search={search} query={query} /> : <Nowhere />}
    </>
  );
};
