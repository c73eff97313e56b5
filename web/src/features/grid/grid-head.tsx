import { useNavigate } from '@tanstack/react-router';
import type { IconNode } from 'lucide';
import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide';
import { addDays, daysInMonths, isDay, weekdayOf } from '../../lib/dates.ts';
import { Button } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Speech } from './cell-words.ts';
import type { Grid } from './queries.ts';
import { type GridSearch, readGrid } from './url.ts';

/** The grid begins on a Monday by default. */
export const usualFrom = (today: string): string => addDays(today, -weekdayOf(today));
export const usualNights = 42;
const spans = [21, 42, 92] as const;

interface Props {
  readonly hotelId: string;
  readonly from: string;
  readonly nights: number;
  readonly today: string;
  readonly grid: Grid;
  readonly speech: Speech;
}

const Figure = ({ value, text }: { readonly value: string; readonly text: string }) => (
  <div className="text-right">
    <p className="semi text-5 font-bold tracking-[-.02em]">{value}</p>
    <p className="text-1 text-ink2">{text}</p>
  </div>
);

/** The totals of the nights in view, from today on. */
const Figures = ({ grid, today, speech: { words, formats } }: Pick<Props, 'grid' | 'today' | 'speech'>) => {
  const { count } = useCounts();
  const nights = grid.roomTypes.flatMap((type) => type.nights.filter(({ date }) => date >= today));
  const days = new Set(nights.map(({ date }) => date)).size;
  const sum = (of: (night: (typeof nights)[number]) => number): number =>
    nights.reduce((all, night) => all + of(night), 0);
  const cap = sum((night) => night.cap);
  const left = sum((night) => night.left);
  const asked = sum((night) => night.left * Number(night.price.amount));
  const currency = nights[0]?.price.currency ?? '';
  if (days === 0) return null;
  return (
    <div className="flex gap-8 max-lg:hidden">
      <Figure
        value={formats.number(cap === 0 ? 0 : sum(({ sold, held }) => sold + held) / cap, { style: 'percent' })}
        text={words.sums.sold(count('nights', days))}
      />
      <Figure value={formats.number(left)} text={words.sums.left} />
      <Figure
        value={left === 0 ? '–' : `${formats.number(asked / left, { maximumFractionDigits: 0 })} ${currency}`}
        text={words.sums.price}
      />
    </div>
  );
};

/** The head of the page: which nights, and the way to others. */
export const GridHead = ({ hotelId, from, nights, today, grid, speech }: Props) => {
  const { words, formats } = speech;
  const navigate = useNavigate();
  const go = (search: GridSearch): void => {
    void navigate({
      to: '/manage/$hotelId/grid',
      params: { hotelId },
      search: (now) => ({ ...readGrid({ ...now }), ...search }),
      replace: true,
    });
  };
  const turn = (label: string, icon: IconNode, to: string) => (
    <Button size="small" className="px-2.5!" aria-label={label} title={label} onClick={() => go({ from: to })}>
      <Icon of={icon} size={18} />
    </Button>
  );
  const box = 'h-9 rounded-pane border border-edge bg-paper px-2 text-2';
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2 pt-4 pb-3">
      <h1 className="text-5 tracking-[-.02em]">{formats.range(from, addDays(from, nights - 1), 'monthSpan')}</h1>
      <div className="flex flex-wrap items-end gap-x-8 gap-y-3">
        <Figures grid={grid} today={today} speech={speech} />
        <nav aria-label={words.go.label} className="flex flex-wrap items-end gap-2">
          <label className="grid text-1 text-ink2">
            {words.go.nights}
            <select
              className={`${box} text-ink`}
              value={nights}
              onChange={({ target }) => go({ nights: Number(target.value) as 21 | 42 | 92 })}
            >
              {spans.map((span) => (
                <option key={span} value={span}>
                  {words.go.spans[span]}
                </option>
              ))}
            </select>
          </label>
          <label className="grid text-1 text-ink2">
            {words.go.from}
            <input
              type="date"
              className={`${box} text-ink`}
              value={from}
              onChange={({ target }) => {
                if (isDay(target.value)) go({ from: target.value });
              }}
            />
          </label>
          {turn(words.go.monthBack, ChevronsLeft, daysInMonths(from, -1))}
          {turn(words.go.weekBack, ChevronLeft, addDays(from, -7))}
          <Button size="small" onClick={() => go({ from: usualFrom(today) })}>
            {words.go.today}
          </Button>
          {turn(words.go.weekOn, ChevronRight, addDays(from, 7))}
          {turn(words.go.monthOn, ChevronsRight, daysInMonths(from, 1))}
        </nav>
      </div>
    </header>
  );
};
