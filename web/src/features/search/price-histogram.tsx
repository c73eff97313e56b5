import { useEffect, useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import type { SearchAnswer } from './results-query.ts';
import { resultsWords } from './results-words.ts';

type Buckets = SearchAnswer['facets']['price'];

interface Props {
  readonly buckets: Buckets;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly onChange: (low: number | undefined, high: number | undefined) => void;
}

const storeys = 12;
const wall = 82;
const gap = 2;
/** Few hotels have large windows. */
const paneHeight = (tallest: number): number => Math.min(14, Math.floor(wall / Math.max(1, tallest)) - gap);

/** A column of windows, one a hotel; if there are more than fit, one represents several. */
interface ColumnProps {
  readonly count: number;
  readonly each: number;
  readonly height: number;
  readonly lit: boolean;
}

const Column = ({ count, each, height, lit }: ColumnProps) => (
  <div className="flex h-[82px] flex-1 flex-col justify-end gap-[2px]">
    {Array.from({ length: Math.ceil(count / each) }, (_, storey) => storey).map((storey) => (
      <i
        key={storey}
        style={{ height }}
        className={`w-full ${lit ? 'bg-lamp shadow-[inset_0_0_0_1px_var(--lit-line)]' : 'bg-pane'}`}
      />
    ))}
  </div>
);

const thumb =
  'pointer-events-none absolute inset-x-0 top-0 m-0 h-6 w-full appearance-none bg-transparent [&::-webkit-slider-thumb]:pointer-events-auto [&::-webkit-slider-thumb]:h-5 [&::-webkit-slider-thumb]:w-3 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-[2px] [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-ink [&::-webkit-slider-thumb]:bg-paper [&::-webkit-slider-thumb]:cursor-ew-resize [&::-moz-range-thumb]:pointer-events-auto [&::-moz-range-thumb]:h-5 [&::-moz-range-thumb]:w-3 [&::-moz-range-thumb]:rounded-[2px] [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-ink [&::-moz-range-thumb]:bg-paper';

/** How many hotels cost what, with a handle at each end. */
export const PriceHistogram = ({ buckets, low, high, onChange }: Props) => {
  const { filters: words } = resultsWords.useWords();
  const formats = useFormats();
  const bounds = buckets.map(({ from }) => Number(from.amount));
  const end = buckets.length;
  const indexOf = (price: number | undefined, fallback: number): number =>
    price === undefined
      ? fallback
      : Math.max(
          0,
          bounds.findLastIndex((bound) => bound <= price),
        );
  const given: readonly [number, number] = [indexOf(low, 0), indexOf(high, end)];
  const [range, setRange] = useState(given);
  const key = given.join();
  // The address is the truth: going back moves the handles.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for both ends
  useEffect(() => setRange(given), [key]);
  const [from, to] = range;
  const tallest = Math.max(1, ...buckets.map(({ count }) => count));
  const each = Math.ceil(tallest / storeys);
  const height = paneHeight(Math.ceil(tallest / each));
  const commit = (): void => {
    if (range.join() !== key) onChange(from === 0 ? undefined : bounds[from], to === end ? undefined : bounds[to]);
  };
  const currency = buckets[0]?.from.currency ?? 'EUR';
  const said = (index: number): string =>
    index >= end ? words.noLimit : `${formats.number(bounds[index] ?? 0)} ${currency}`;
  const handle = (at: number) => ({
    // Prices, not the places of the handle.
    'aria-valuetext': said(at),
    type: 'range',
    min: 0,
    max: end,
    step: 1,
    onPointerUp: commit,
    onKeyUp: commit,
    onBlur: commit,
    className: thumb,
  });
  return (
    <div>
      <div className="flex gap-[3px] border-b-2 border-ink" aria-hidden="true">
        {buckets.map(({ from: bound, count }, index) => (
          <Column key={bound.amount} count={count} each={each} height={height} lit={index >= from && index < to} />
        ))}
      </div>
      <div className="relative -mx-1.5 -mt-3 h-6">
        <input
          {...handle(from)}
          aria-label={words.priceLow}
          value={from}
          onChange={({ target }) => setRange([Math.min(Number(target.value), to - 1), to])}
        />
        <input
          {...handle(to)}
          aria-label={words.priceHigh}
          value={to}
          onChange={({ target }) => setRange([from, Math.max(Number(target.value), from + 1)])}
        />
      </div>
      <p className="mt-1 flex justify-between text-2 font-semibold" aria-hidden="true">
        <span>{said(from)}</span>
        <span>{said(to)}</span>
      </p>
    </div>
  );
};
