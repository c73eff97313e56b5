import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { plural } from '../../lib/words.ts';
import { amenityWords } from '../../ui/amenity-words.ts';
import { CodeField } from '../../ui/code-field.tsx';
import { PriceHistogram } from './price-histogram.tsx';
import type { SearchAnswer } from './results-query.ts';
import { resultsWords } from './results-words.ts';
import { boards, type ResultsSearch } from './url.ts';

const Group = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <fieldset className="border-t border-line pt-3 pb-4 first:border-0 first:pt-0">
    <legend className="float-left mb-2 w-full text-2 font-bold">{title}</legend>
    <div className="clear-both">{children}</div>
  </fieldset>
);

interface ChoiceProps {
  readonly name: string;
  readonly count: number | undefined;
  readonly on: boolean;
  readonly type?: 'checkbox' | 'radio';
  readonly group?: string;
  readonly onChange: () => void;
}

/** A window that is lit where it is chosen. */
const Choice = ({ name, count, on, type = 'checkbox', group, onChange }: ChoiceProps) => {
  const formats = useFormats();
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2.5 text-2 hover:text-ink has-checked:font-semibold lg:min-h-7">
      <input
        type={type}
        name={group}
        checked={on}
        onChange={onChange}
        className="h-4 w-3.5 flex-none appearance-none rounded-[2px] bg-paper shadow-[inset_0_0_0_1.5px_var(--edge)] checked:bg-lamp checked:shadow-[inset_0_0_0_1.5px_var(--lit-line),inset_0_-4px_0_var(--lit-line)]"
      />
      <span className="min-w-0 flex-1">{name}</span>
      {count === undefined ? null : <span className="text-ink3">{formats.number(count)}</span>}
    </label>
  );
};

/** Shown where no answer counts hotels by rating. */
const ratings = [4.5, 4, 3.5, 3].map((value) => ({ value, count: undefined }));
const firstAmenities = 8;

/** How many filters an address has on. */
export const filtersOn = (search: ResultsSearch): number =>
  (search.starRating?.length ?? 0) +
  (search.amenities?.length ?? 0) +
  (search.boards?.length ?? 0) +
  (search.refundable ? 1 : 0) +
  (search.minRating === undefined ? 0 : 1) +
  (search.priceMin === undefined && search.priceMax === undefined ? 0 : 1);

export const withoutFilters = ({
  starRating: _s,
  amenities: _a,
  minRating: _r,
  boards: _b,
  refundable: _m,
  priceMin: _l,
  priceMax: _h,
  ...rest
}: ResultsSearch) => rest satisfies ResultsSearch;

interface Props {
  readonly facets: SearchAnswer['facets'] | undefined;
  readonly search: ResultsSearch;
}

/** Sets a part of the address anew; `undefined` takes it out. */
const useChange = (search: ResultsSearch) => {
  const navigate = useNavigate();
  return (part: { [K in keyof ResultsSearch]?: ResultsSearch[K] | undefined }): void => {
    const next = Object.fromEntries(
      Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined),
    ) as ResultsSearch;
    void navigate({ to: '/search', search: next, replace: true, resetScroll: false });
  };
};

const toggled = <T,>(list: readonly T[] | undefined, value: T): T[] =>
  list?.includes(value) ? list.filter((each) => each !== value) : [...(list ?? []), value].sort();

/** A rate code is no filter: it adds prices, and hides no hotel. */
export const SearchCode = ({ search }: Pick<Props, 'search'>) => {
  const words = resultsWords.useWords();
  const change = useChange(search);
  return <CodeField code={search.code} note={words.code} onCode={(code) => change({ code })} />;
};

export const Filters = ({ facets, search }: Props) => {
  const { filters: words, stars } = resultsWords.useWords();
  const { amenities, boards: boardNames } = amenityWords.useWords();
  const formats = useFormats();
  const language = useLanguage();
  const navigate = useNavigate();
  const [all, setAll] = useState(false);
  const change = useChange(search);
  const counted = (facets?.amenities ?? []).map(({ value, count }) => ({ value, count }));
  const chosen = (search.amenities ?? []).filter((each) => !counted.some(({ value }) => value === each));
  const listed = [...counted, ...chosen.map((value) => ({ value, count: 0 }))];
  const shown = all
    ? listed
    : listed.filter(({ value }, at) => at < firstAmenities || search.amenities?.includes(value));
  const shownBoards = boards.filter(
    (board) => search.boards?.includes(board) || facets?.boards.some(({ value }) => value === board),
  );
  const starValues = [
    ...new Set([...(facets?.starRating ?? []).map(({ value }) => value), ...(search.starRating ?? [])]),
  ];
  return (
    <div>
      {facets && facets.price.length > 0 ? (
        <Group title={words.price}>
          <PriceHistogram
            buckets={facets.price}
            low={search.priceMin}
            high={search.priceMax}
            onChange={(priceMin, priceMax) => change({ priceMin, priceMax })}
          />
        </Group>
      ) : null}
      {search.refundable || (facets && facets.refundable > 0) ? (
        <Group title={words.cancelling}>
          <Choice
            name={words.refundable}
            count={facets?.refundable ?? 0}
            on={search.refundable ?? false}
            onChange={() => change({ refundable: search.refundable ? undefined : true })}
          />
        </Group>
      ) : null}
      {starValues.length > 0 ? (
        <Group title={words.stars}>
          {starValues
            .toSorted((one, other) => other - one)
            .map((value) => (
              <Choice
                key={value}
                name={`${formats.number(value)} ${plural(language, value, stars)}`}
                count={facets?.starRating.find((each) => each.value === value)?.count ?? 0}
                on={search.starRating?.includes(value) ?? false}
                onChange={() => change({ starRating: toggled(search.starRating, value) })}
              />
            ))}
        </Group>
      ) : null}
      <Group title={words.rating}>
        {(facets?.rating.length ? facets.rating : ratings).map(({ value, count }) => (
          <Choice
            key={value}
            name={words.ratingFrom(formats.number(value, { minimumFractionDigits: 1 }))}
            count={count}
            on={search.minRating === value}
            onChange={() => change({ minRating: search.minRating === value ? undefined : value })}
          />
        ))}
      </Group>
      {shownBoards.length > 0 ? (
        <Group title={words.boards}>
          {shownBoards.map((board) => (
            <Choice
              key={board}
              name={boardNames[board] ?? board}
              count={facets?.boards.find(({ value }) => value === board)?.count ?? 0}
              on={search.boards?.includes(board) ?? false}
              onChange={() => change({ boards: toggled(search.boards, board) })}
            />
          ))}
        </Group>
      ) : null}
      {listed.length > 0 ? (
        <Group title={words.amenities}>
          {shown.map(({ value, count }) => (
            <Choice
              key={value}
              name={amenities[value] ?? value.replaceAll('_', ' ')}
              count={count}
              on={search.amenities?.includes(value) ?? false}
              onChange={() => change({ amenities: toggled(search.amenities, value) })}
            />
          ))}
          {shown.length < listed.length ? (
            <button type="button" className="link mt-1 text-2" onClick={() => setAll(true)}>
              {words.moreAmenities}
            </button>
          ) : null}
        </Group>
      ) : null}
      {filtersOn(search) > 0 ? (
        <button
          type="button"
          className="link text-2"
          onClick={() =>
            void navigate({ to: '/search', search: withoutFilters(search), replace: true, resetScroll: false })
          }
        >
          {words.clear}
        </button>
      ) : null}
      {/* Below what comes with the answer: it would move down otherwise. */}
      {facets ? (
        <div className="border-t border-line pt-3">
          <SearchCode search={search} />
        </div>
      ) : null}
    </div>
  );
};
