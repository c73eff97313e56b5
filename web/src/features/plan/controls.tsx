import { ChevronLeft, ChevronRight } from 'lucide';
import type { ReactNode } from 'react';
import { addDays, isDay } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Window } from './queries.ts';
import { type PlanSearch, type Zoom, zooms } from './url.ts';
import { planWords } from './words.ts';

interface Props {
  readonly search: PlanSearch;
  readonly onSearch: (search: PlanSearch) => void;
  readonly window: Window;
  readonly today: string;
  /** What is done with all that is shown. */
  readonly children?: ReactNode;
}

const piece =
  'h-9 min-w-10 px-2.5 text-2 font-semibold first:rounded-l-pane last:rounded-r-pane shadow-[inset_0_0_0_1.5px_var(--edge)] -ml-[1.5px] first:ml-0 hover:bg-wash aria-pressed:relative aria-pressed:bg-board aria-pressed:text-on-board aria-pressed:shadow-[inset_0_-3px_0_var(--lamp)]';

interface ChoiceProps<T> {
  readonly name: string;
  readonly values: readonly T[];
  readonly value: T;
  readonly label: (value: T) => string;
  readonly spoken?: (value: T) => string;
  readonly onChoose: (value: T) => void;
}

const Choice = <T extends string | number>({ name, values, value, label, spoken, onChoose }: ChoiceProps<T>) => (
  <fieldset className="flex">
    <legend className="sr-only">{name}</legend>
    {values.map((each) => (
      <button
        key={each}
        type="button"
        className={piece}
        aria-pressed={each === value}
        aria-label={spoken?.(each)}
        onClick={() => onChoose(each)}
      >
        {label(each)}
      </button>
    ))}
  </fieldset>
);

/** The first day, how many nights and in which groups: all of it in the address. */
export const Controls = ({ search, onSearch, window, today, children }: Props) => {
  const words = planWords.useWords();
  const formats = useFormats();
  const { from, nights } = window;
  const go = (day: string): void => onSearch({ ...search, from: day });
  const step = Math.max(1, Math.round(nights / 2));
  const { from: _first, ...now } = search;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 md:px-6">
      <h1 className="figures mr-auto text-5 tracking-[-.02em]">
        <span className="sr-only">{words.title}, </span>
        {formats.range(from, addDays(from, nights - 1), 'monthSpan')}
      </h1>
      <label className="flex items-center">
        <span className="sr-only">{words.first}</span>
        <input
          type="date"
          className="h-9 rounded-pane bg-paper px-2.5 text-2 shadow-[inset_0_0_0_1.5px_var(--edge)]"
          value={from}
          onChange={({ target }) => isDay(target.value) && target.value > '1999' && go(target.value)}
        />
      </label>
      <div className="flex gap-1">
        <Button size="small" className="px-2!" aria-label={words.earlier} onClick={() => go(addDays(from, -step))}>
          <Icon of={ChevronLeft} size={18} />
        </Button>
        <Button size="small" disabled={from === addDays(today, -1)} onClick={() => onSearch(now)}>
          {words.today}
        </Button>
        <Button size="small" className="px-2!" aria-label={words.later} onClick={() => go(addDays(from, step))}>
          <Icon of={ChevronRight} size={18} />
        </Button>
      </div>
      <Choice<Zoom>
        name={words.zoom}
        values={zooms}
        value={nights as Zoom}
        label={(value) => formats.number(value)}
        spoken={words.nights}
        onChoose={(value) => onSearch({ ...search, nights: value })}
      />
      <Choice
        name={words.by}
        values={['type', 'floor'] as const}
        value={search.by ?? 'type'}
        label={(value) => (value === 'type' ? words.byType : words.byFloor)}
        onChoose={(value) => {
          const { by: _by, ...rest } = search;
          onSearch(value === 'floor' ? { ...rest, by: 'floor' } : rest);
        }}
      />
      {children}
    </div>
  );
};
