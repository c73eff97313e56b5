import { ArrowLeft, ArrowRight } from 'lucide';
import { useState } from 'react';
import { addDays, daysBetween, daysInMonths, isWeekend, latestOf, weekdayOf } from '../../lib/dates.ts';
import { useConfig, useToday } from '../../lib/facts.ts';
import { type Formats, useFormats } from '../../lib/format.ts';
import { type Picked, pickNight } from '../../lib/pick-nights.ts';
import { Icon } from '../../ui/icon.tsx';
import { type GridNight, NightGrid } from '../../ui/night-grid.tsx';
import type { Words } from '../../ui/words/en.ts';
import { uiWords } from '../../ui/words.ts';
import { searchWords } from './words.ts';

/** Four weeks at once: one row on a desk, four on a phone. */
const shown = 28;
const mondayOf = (day: string): string => addDays(day, -weekdayOf(day));

interface NightFacts {
  readonly picked: Picked;
  /** The last night a second pick would take, while one points at it. */
  readonly preview: string | null;
  readonly today: string;
  readonly last: string;
}

const nightOf = (
  day: string,
  { picked, preview, today, last }: NightFacts,
  formats: Formats,
  words: Words['picker'],
): GridNight => {
  const { checkIn, open } = picked;
  const checkOut =
    open && preview !== null && checkIn !== null && preview >= checkIn ? addDays(preview, 1) : picked.checkOut;
  const past = day < today || day > last;
  const selected = checkIn !== null && checkOut !== null && day >= checkIn && day < checkOut;
  const says = [
    formats.date(day, 'long'),
    ...(past ? [words.past] : []),
    ...(selected ? [words.selected] : []),
    ...(day === checkIn ? [words.arrival] : []),
    ...(day === checkOut ? [words.departure] : []),
  ];
  return {
    day,
    label: says.join(', '),
    state: past ? 'past' : 'free',
    disabled: past,
    selected,
    out: day === checkOut,
    price: day === checkIn ? words.arrive : day === checkOut ? words.leave : undefined,
    mark: day.endsWith('-01') ? formats.date(day, 'monthShort') : undefined,
  };
};

const arrow = 'grid size-10 place-items-center rounded-pane hover:bg-board2 disabled:opacity-35';

interface Props {
  readonly picked: Picked;
  readonly onChange: (picked: Picked) => void;
}

/** The nights themselves are the date field: 28 of them, the chosen ones lit. */
export const StayNights = ({ picked, onChange }: Props) => {
  const { form } = searchWords.useWords();
  const { picker: words } = uiWords.useWords();
  const formats = useFormats();
  const config = useConfig();
  const today = useToday();
  const [preview, setPreview] = useState<string | null>(null);
  const last = daysInMonths(today, config?.horizonMonths ?? 18);
  const first = mondayOf(today);
  // Until the user moves it, it follows the stay and the system's day, which may differ from the device's.
  const [moved, setFrom] = useState<string | null>(null);
  const from = latestOf(moved ?? mondayOf(picked.checkIn ?? today), first);
  const facts = { picked, preview, today, last };
  const nights = Array.from({ length: shown }, (_, index) => nightOf(addDays(from, index), facts, formats, words));
  const show = (day: string): void => {
    const weeks = Math.floor(daysBetween(from, day) / shown);
    const wanted = addDays(from, weeks * shown);
    setFrom(latestOf(wanted, first));
  };
  const weekdays = nights.map(({ day }) => day);
  return (
    <div className="mt-4 md:mt-6">
      <div className="flex items-center gap-4 text-2">
        <p className="font-semibold whitespace-nowrap" aria-live="polite">
          {formats.range(from, addDays(from, shown - 1), 'monthSpan')}
        </p>
        <p className="hidden flex-1 text-center text-on-board2 md:block">{picked.open ? words.hintEnd : words.hint}</p>
        <div className="ml-auto flex md:ml-0">
          <button
            type="button"
            className={arrow}
            aria-label={words.earlier}
            disabled={from <= first}
            onClick={() => show(addDays(from, -1))}
          >
            <Icon of={ArrowLeft} size={20} />
          </button>
          <button
            type="button"
            className={arrow}
            aria-label={words.later}
            disabled={addDays(from, shown) > last}
            onClick={() => show(addDays(from, shown))}
          >
            <Icon of={ArrowRight} size={20} />
          </button>
        </div>
      </div>
      <div
        className="mt-1 grid grid-cols-7 gap-1 text-1 text-on-board2 md:grid-cols-14 lg:grid-cols-28"
        aria-hidden="true"
      >
        {weekdays.map((day, index) => (
          <span
            key={day}
            className={`truncate pl-1.5 ${isWeekend(day) ? 'font-semibold text-on-board' : ''} ${index >= 14 ? 'hidden lg:block' : index >= 7 ? 'hidden md:block' : ''}`}
          >
            {formats.date(day, 'weekdayShort')}
          </span>
        ))}
      </div>
      <NightGrid
        label={form.nights}
        nights={nights}
        className="mt-1 grid grid-cols-7 gap-1 md:grid-cols-14 lg:grid-cols-28"
        cellClassName="nc-day"
        onPick={(day) => {
          setPreview(null);
          setFrom(from);
          onChange(pickNight(picked, day, { mostNights: config?.maxNights ?? 30, sells: () => true }));
        }}
        onHover={setPreview}
        onLeave={show}
      />
    </div>
  );
};
