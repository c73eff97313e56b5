import { memo } from 'react';
import { addDays, isWeekend, nightsOf } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import type { Window } from './queries.ts';
import { planWords } from './words.ts';

export const daysOf = ({ from, nights }: Window): string[] => nightsOf(from, addDays(from, nights));

interface Props {
  readonly days: readonly string[];
  readonly today: string;
  readonly free: readonly number[];
  readonly narrow: boolean;
}

/** The days above the chart; each shows how many rooms are free that night. */
export const DayHead = memo(({ days, today, free, narrow }: Props) => {
  const words = planWords.useWords();
  const formats = useFormats();
  return (
    <div className="plan-head">
      <div className="plan-corner" />
      {days.map((day, index) => (
        <div
          key={day}
          className="plan-day"
          data-narrow={narrow || undefined}
          data-today={day === today || undefined}
          data-past={day < today || undefined}
          data-weekend={isWeekend(day) || undefined}
          data-month={(index > 0 && day.endsWith('-01')) || undefined}
          title={`${formats.date(day, 'long')}: ${words.free(free[index] ?? 0)}`}
        >
          {narrow ? (
            <>
              <span className="cond block text-1">{formats.date(day, 'weekdayShort').slice(0, 2)}</span>
              <span className="cond block text-2 font-semibold">{formats.number(Number(day.slice(8)))}</span>
            </>
          ) : (
            <>
              <span className="semi block text-1">
                {formats.date(day, 'weekdayShort')}
                {index === 0 || day.endsWith('-01') ? ` ${formats.date(day, 'monthShort')}` : ''}
              </span>
              <span className="figures text-3 font-bold">{formats.number(Number(day.slice(8)))}</span>
              <span className="cond ml-1.5 text-1 font-normal">{words.free(free[index] ?? 0)}</span>
            </>
          )}
        </div>
      ))}
    </div>
  );
});

/** The background of all rows: past days, today, and the beginnings of months. */
export const Columns = memo(({ days, today }: Pick<Props, 'days' | 'today'>) => {
  const past = days.filter((day) => day < today).length;
  const now = days.indexOf(today);
  const left = (column: number) => ({ left: `calc(var(--col) * ${column})` });
  return (
    <div className="plan-columns" aria-hidden="true">
      {past > 0 ? <i data-kind="past" style={{ left: 0, width: `calc(var(--col) * ${past})` }} /> : null}
      {now >= 0 ? <i data-kind="today" style={left(now)} /> : null}
      {days.map((day, index) =>
        index > 0 && day.endsWith('-01') ? <i key={day} data-kind="month" style={left(index)} /> : null,
      )}
    </div>
  );
});
