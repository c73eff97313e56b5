import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { daysOfMonth } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { Section } from '../../ui/section.tsx';
import type { NumbersRow } from './queries.ts';
import { numbersWords } from './words.ts';
import { monthsOf, nightByKey } from './year.ts';

interface Props {
  readonly year: number;
  readonly today: string;
  /** A row a day. */
  readonly rows: readonly NumbersRow[];
}

const idOf = (night: string): string => `night-${night}`;
const days = Array.from({ length: 31 }, (_, index) => index + 1);

const lookOf = (occupancy: number) => ({
  'data-empty': occupancy <= 0 || undefined,
  'data-over': occupancy > 1 || undefined,
  style: { '--full': Math.min(100, Math.max(occupancy > 0 ? 8 : 0, occupancy * 100)) } as Record<string, number>,
});

const Legend = () => {
  const { map: words } = numbersWords.useWords();
  return (
    <ul className="year mt-3 flex flex-wrap gap-x-5 gap-y-1 text-2 text-ink2">
      {[0, 0.25, 0.5, 0.75, 1, 1.01].map((occupancy, index) => (
        <li key={occupancy} className="flex items-center gap-2">
          <span className="block w-6">
            <span className="yn" {...lookOf(occupancy)} />
          </span>
          {words.legend[index]}
        </li>
      ))}
    </ul>
  );
};

/** A year of nights, a row a month: each cell is lit as far as the hotel is full. One tab stop, arrows move. */
export const YearMap = ({ year, today, rows }: Props) => {
  const { map: words } = numbersWords.useWords();
  const formats = useFormats();
  const start = today.startsWith(`${year}-`) ? today : `${year}-01-01`;
  const [chosen, setChosen] = useState(start);
  const night = chosen.startsWith(`${year}-`) ? chosen : start;
  const rowOf = useMemo(() => new Map(rows.map((row) => [row.from, row])), [rows]);
  // Computed once for a year: moving over it computes no label again.
  const labels = useMemo(() => {
    const say = ({ from, occupancy, sold, roomNights, blocked }: NumbersRow): string =>
      words.night(
        formats.date(from, 'long'),
        formats.number(occupancy, { style: 'percent', maximumFractionDigits: 1 }),
        formats.number(sold),
        formats.number(roomNights),
        blocked > 0 ? words.blocked(formats.number(blocked)) : '',
      );
    return new Map(rows.map((row) => [row.from, say(row)]));
  }, [rows, formats, words]);
  const said = (day: string): string => labels.get(day) ?? formats.date(day, 'long');
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nightByKey(night, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
    document.getElementById(idOf(next))?.focus();
  };
  const box = useRef<HTMLDivElement>(null);
  // A phone shows a part of the month: the part with the night that is chosen.
  useEffect(() => {
    const cell = document.getElementById(idOf(start));
    if (box.current && cell?.parentElement)
      box.current.scrollLeft = cell.parentElement.offsetLeft - box.current.clientWidth / 2;
  }, [start]);
  const adr = rowOf.get(night)?.adr;
  return (
    <Section title={words.title} note={words.note}>
      <div ref={box} className="overflow-x-auto">
        <table className="year min-w-[720px]" onKeyDown={onKeyDown}>
          <thead>
            <tr className="text-1 text-ink3">
              <th scope="col" className="w-14 text-left font-normal">
                <span className="sr-only">{words.month}</span>
              </th>
              {days.map((day) => (
                <th key={day} scope="col" className="font-normal">
                  {formats.number(day)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {monthsOf(year).map((month) => (
              <tr key={month}>
                <th scope="row" className="sticky left-0 z-1 bg-paper text-left text-2 font-semibold">
                  {formats.date(`${month}-01`, 'monthShort')}
                </th>
                {daysOfMonth(month).map((day) => (
                  <td key={day} className="p-0">
                    <button
                      type="button"
                      id={idOf(day)}
                      className="yn"
                      aria-label={said(day)}
                      tabIndex={day === night ? 0 : -1}
                      data-today={day === today || undefined}
                      onFocus={() => setChosen(day)}
                      onPointerEnter={() => setChosen(day)}
                      {...lookOf(rowOf.get(day)?.occupancy ?? 0)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p aria-hidden="true" className="mt-2 font-medium">
        {said(night)}
        {adr && Number(adr.amount) > 0 ? `, ${words.adr(formats.money(adr))}` : ''}
      </p>
      <Legend />
    </Section>
  );
};
