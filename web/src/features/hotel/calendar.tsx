import { useQueries } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight } from 'lucide';
import { useState } from 'react';
import { addDays, addMonths, daysInMonths, daysOfMonth, latestOf, monthOf, weekdayOf } from '../../lib/dates.ts';
import { useConfig, useToday } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { type Picked, pickNight } from '../../lib/pick-nights.ts';
import { useCounts } from '../../ui/counts.ts';
import { Icon } from '../../ui/icon.tsx';
import { NightCell } from '../../ui/night-cell.tsx';
import { NightGrid } from '../../ui/night-grid.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { uiWords } from '../../ui/words.ts';
import { cellOf, sellsNight } from './calendar-nights.ts';
import { calendarQuery, type Hotel } from './queries.ts';
import { hotelWords } from './words.ts';

const monday = '2024-01-01';

const Weekdays = () => {
  const formats = useFormats();
  return (
    <div className="grid grid-cols-7 gap-1 text-1 text-ink2" aria-hidden="true">
      {[0, 1, 2, 3, 4, 5, 6].map((day) => (
        <span key={day} className="truncate pl-1.5">
          {formats.date(addDays(monday, day), 'weekdayShort')}
        </span>
      ))}
    </div>
  );
};

const Legend = () => {
  const { legend } = hotelWords.useWords().nights;
  const look = 'nc-legend';
  return (
    <ul className="mt-4 flex flex-wrap gap-x-5 gap-y-2 text-1 leading-5 text-ink2 [&>li]:inline-flex [&>li]:items-center [&>li]:gap-2">
      <li>
        <NightCell className={look} />
        {legend.free}
      </li>
      <li>
        <NightCell className={look} left={2} />
        {legend.left}
      </li>
      <li>
        <NightCell className={look} state="taken" />
        {legend.taken}
      </li>
      <li>
        <NightCell className={look} state="closed" />
        {legend.closed}
      </li>
      <li>
        <NightCell className={look} selected />
        {legend.yours}
      </li>
      <li>
        <b className="cond text-ink">3+</b>
        {legend.minStay}
      </li>
    </ul>
  );
};

const arrow = 'grid size-10 place-items-center rounded-pane hover:bg-wash2 disabled:opacity-35';

interface Props {
  readonly hotel: Hotel;
  readonly roomTypeId: string;
  readonly rooms: number;
  readonly checkIn: string | undefined;
  readonly checkOut: string | undefined;
  readonly onStay: (checkIn: string, checkOut: string) => void;
}

/** Two months of a room type, each night with its price and what is left; the stay is picked in it. */
export const Calendar = ({ hotel, roomTypeId, rooms, checkIn, checkOut, onStay }: Props) => {
  const { nights: words } = hotelWords.useWords();
  const { picker } = uiWords.useWords();
  const formats = useFormats();
  const { count } = useCounts();
  const config = useConfig();
  const today = useToday(hotel.timeZone);
  const last = daysInMonths(today, config?.horizonMonths ?? 18);
  const [month, setMonth] = useState(() => monthOf(latestOf(checkIn ?? today, today)));
  const [open, setOpen] = useState(false);
  const [preview, setPreview] = useState<string | null>(null);
  const months = [month, addMonths(month, 1)];
  const answers = useQueries({ queries: months.map((each) => calendarQuery(hotel.id, roomTypeId, each, today)) });
  const nights = new Map(answers.flatMap(({ data }) => data ?? []).map((night) => [night.date, night]));
  const failed = answers.find(({ error }) => error !== null);
  const picked: Picked = { checkIn: checkIn ?? null, checkOut: checkOut ?? null, open };
  const shown =
    open && preview !== null && checkIn !== undefined && preview >= checkIn
      ? { checkIn, checkOut: addDays(preview, 1) }
      : picked;
  const speech = { formats, words, picker, nights: (value: number) => count('nights', value) };
  const pick = (day: string): void => {
    const next = pickNight(picked, day, {
      mostNights: config?.maxNights ?? 30,
      sells: (night) => sellsNight(nights.get(night), rooms),
    });
    setOpen(next.open);
    setPreview(null);
    if (next.checkIn !== null && next.checkOut !== null) onStay(next.checkIn, next.checkOut);
  };
  return (
    <div>
      {failed ? <ProblemNote error={failed.error} retry={() => void failed.refetch()} className="mb-4" /> : null}
      <div className="grid gap-x-5 gap-y-6 md:grid-cols-2">
        {months.map((each, index) => {
          const days = daysOfMonth(each);
          return (
            <div key={each} className={index === 1 ? 'max-md:hidden' : ''}>
              <div className="flex min-h-10 items-center">
                <h3 className="mr-auto text-2 font-semibold" aria-live="polite">
                  {formats.date(`${each}-01`, 'month')}
                </h3>
                {index === 0 ? (
                  <button
                    type="button"
                    className={arrow}
                    aria-label={words.earlier}
                    disabled={each <= monthOf(today)}
                    onClick={() => setMonth(addMonths(month, -1))}
                  >
                    <Icon of={ArrowLeft} size={20} />
                  </button>
                ) : null}
                <button
                  type="button"
                  className={`${arrow} ${index === 0 ? 'md:hidden' : ''}`}
                  aria-label={words.later}
                  disabled={addMonths(month, 1) > monthOf(last)}
                  onClick={() => setMonth(addMonths(month, 1))}
                >
                  <Icon of={ArrowRight} size={20} />
                </button>
              </div>
              <Weekdays />
              <NightGrid
                label={formats.date(`${each}-01`, 'month')}
                lead={weekdayOf(days[0] ?? monday)}
                nights={days.map((day) => cellOf({ day, night: nights.get(day), stay: shown, today, rooms }, speech))}
                className="mt-1 grid grid-cols-7 gap-1"
                cellClassName="nc-calendar"
                onPick={pick}
                onHover={setPreview}
                onLeave={(day) => setMonth(monthOf(latestOf(day, today)))}
              />
            </div>
          );
        })}
      </div>
      <p className="mt-4 text-2 text-ink2" aria-live="polite">
        {open ? picker.hintEnd : picker.hint}
      </p>
      <Legend />
    </div>
  );
};
