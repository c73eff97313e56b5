import { Link } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight } from 'lucide';
import { addDays } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { Icon } from '../../ui/icon.tsx';
import type { DayCounts } from './day.ts';
import { todayWords } from './words.ts';

interface HeadProps {
  readonly hotelId: string;
  readonly date: string;
  readonly today: string;
}

const step = 'grid size-11 place-items-center rounded-pane hover:bg-wash2';

/** The day, and the ways to the days beside it. */
export const DayHead = ({ hotelId, date, today }: HeadProps) => {
  const words = todayWords.useWords();
  const formats = useFormats();
  const params = { hotelId };
  const to = (day: string) => ({
    params,
    search: ({ list }: { readonly list?: 'arrivals' | 'departures' | 'inHouse' | 'rooms' }) => ({
      ...(list && { list }),
      ...(day !== today && { date: day }),
    }),
  });
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-1">
      <h1 className="mr-2 min-w-0 text-5 tracking-[-.02em] md:text-6">{formats.date(date, 'full')}</h1>
      <Link to="/manage/$hotelId" {...to(addDays(date, -1))} aria-label={words.earlier} className={step}>
        <Icon of={ArrowLeft} size={20} />
      </Link>
      <Link to="/manage/$hotelId" {...to(addDays(date, 1))} aria-label={words.later} className={step}>
        <Icon of={ArrowRight} size={20} />
      </Link>
      {date === today ? null : (
        <Link to="/manage/$hotelId" {...to(today)} className="link ml-1 text-2">
          {words.toToday}
        </Link>
      )}
    </div>
  );
};

/** The open tasks of the day, in four figures. */
export const Counts = ({ counts }: { readonly counts: DayCounts }) => {
  const { counts: words } = todayWords.useWords();
  const formats = useFormats();
  const { toTake } = counts;
  const amount = toTake && formats.amount(toTake);
  const figures: readonly (readonly [string, string])[] = [
    [formats.number(counts.toCome), words.toCome],
    [formats.number(counts.toGo), words.toGo],
    [formats.number(counts.inHouse), words.inHouse],
    amount && toTake
      ? [`${amount.whole}${amount.decimals}`, words.toTake(toTake.currency)]
      : [formats.number(0), words.nothing],
  ];
  return (
    <dl className="td-counts">
      {figures.map(([figure, name]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figures">{figure}</dd>
        </div>
      ))}
    </dl>
  );
};
