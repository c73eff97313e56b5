import { memo, useMemo } from 'react';
import { isWeekend } from '../../lib/dates.ts';
import type { Speech } from './cell-words.ts';
import type { Column } from './floor-row.tsx';
import type { Row } from './rows.ts';
import { footHeight, headHeight } from './use-view.ts';

interface Props {
  readonly rows: readonly Row[];
  readonly dates: readonly string[];
  readonly today: string;
  readonly columns: readonly Column[];
  readonly columnWidth: number;
  readonly label: number;
  readonly speech: Speech;
}

interface DayProps {
  readonly date: string;
  readonly column: number;
  /** Of the grid: its month is named. */
  readonly first: boolean;
  readonly today: string;
  readonly left: number;
  readonly width: number;
  readonly speech: Speech;
  readonly onNight: (date: string, more: boolean) => void;
}

const Day = memo(({ date, column, first, today, left, width, speech, onNight }: DayProps) => {
  const { words, formats } = speech;
  return (
    <div
      role="columnheader"
      aria-colindex={column}
      aria-current={date === today ? 'date' : undefined}
      data-past={date < today || undefined}
      data-weekend={isWeekend(date) || undefined}
      className="gf-day"
      style={{ left, width }}
    >
      <button
        type="button"
        tabIndex={-1}
        disabled={date < today}
        onClick={(event) => onNight(date, event.ctrlKey || event.metaKey)}
      >
        {formats.date(date, 'weekdayShort')}
        <b>
          {Number(date.slice(8))}
          {first || date.endsWith('-01') ? <small> {formats.date(date, 'monthShort')}</small> : null}
        </b>
        <span className="sr-only">{words.grid.paintNight(formats.date(date, 'day'))}</span>
      </button>
    </div>
  );
});
Day.displayName = 'Day';

/** The nights over the grid; a press on one paints it on all floors. */
export const HeadRow = memo(
  ({
    rows,
    dates,
    today,
    columns,
    columnWidth,
    label,
    speech,
    onNight,
  }: Props & { readonly onNight: (date: string, more: boolean) => void }) => {
    const { words, formats } = speech;
    const rooms = rows.reduce((sum, row) => sum + (row.kind === 'floor' ? row.roomType.totalRooms : 0), 0);
    return (
      <div role="row" aria-rowindex={1} className="gf-head" style={{ height: headHeight }}>
        <div role="columnheader" aria-colindex={1} className="gf-corner" style={{ width: label }}>
          {rooms === 1 ? words.grid.roomsOne : words.grid.rooms(formats.number(rooms))}
        </div>
        {columns.map(({ index, start }) => {
          const date = dates[index];
          if (date === undefined) return null;
          return (
            <Day
              key={date}
              date={date}
              column={index + 2}
              first={index === 0}
              today={today}
              left={start}
              width={columnWidth - 3}
              speech={speech}
              onNight={onNight}
            />
          );
        })}
      </div>
    );
  },
);
HeadRow.displayName = 'HeadRow';

/** Of a full hotel, in pixels. */
const barHeight = 38;

/** Rooms of all floors, and those that are sold or held of each night. */
const allFloors = (rows: readonly Row[], nights: number) => {
  const floors = rows.flatMap((row) => (row.kind === 'floor' ? row.roomType : []));
  return {
    rooms: floors.reduce((sum, { totalRooms }) => sum + totalRooms, 0),
    nights: Array.from({ length: nights }, (_, index) => {
      const all = floors.flatMap((floor) => floor.nights[index] ?? []);
      return {
        taken: all.reduce((sum, { sold, held }) => sum + sold + held, 0),
        cap: all.reduce((sum, night) => sum + night.cap, 0),
      };
    }),
  };
};

interface SumProps extends Pick<DayProps, 'date' | 'column' | 'left' | 'width' | 'speech'> {
  readonly taken: number;
  readonly cap: number;
  readonly past: boolean;
}

const Sum = memo(({ date, column, taken, cap, past, left, width, speech }: SumProps) => {
  const { words, formats } = speech;
  const share = cap === 0 ? 0 : taken / cap;
  const percent = formats.number(share, { style: 'percent' });
  const said = [words.grid.all, formats.date(date, 'day'), words.says.sold(formats.number(taken)), percent];
  return (
    <div
      role="gridcell"
      aria-colindex={column}
      data-past={past || undefined}
      className="gf-sum"
      style={{ left, width }}
    >
      <i style={{ height: Math.min(1, share) * barHeight }} />
      <span className="gf-said">{said.join(', ')}</span>
      <b aria-hidden="true">{formats.number(taken)}</b>
      <span aria-hidden="true">{percent}</span>
    </div>
  );
});
Sum.displayName = 'Sum';

/** All floors together: how many rooms of each night are sold or held. */
export const FootRow = memo(
  ({ rows, dates, today, columns, columnWidth, label, speech, rowIndex }: Props & { readonly rowIndex: number }) => {
    const { words, formats } = speech;
    const { rooms, nights } = useMemo(() => allFloors(rows, dates.length), [rows, dates.length]);
    return (
      <div role="row" aria-rowindex={rowIndex} className="gf-all" style={{ height: footHeight }}>
        <div role="rowheader" aria-colindex={1} className="gf-name" style={{ width: label }}>
          <span className="min-w-0">
            <b>{words.grid.all}</b>
            <span>{words.grid.allNote(formats.number(rooms))}</span>
          </span>
        </div>
        {columns.map(({ index, start }) => {
          const date = dates[index];
          if (date === undefined) return null;
          const { taken = 0, cap = 0 } = nights[index] ?? {};
          return (
            <Sum
              key={date}
              date={date}
              column={index + 2}
              taken={taken}
              cap={cap}
              past={date < today}
              left={start}
              width={columnWidth - 3}
              speech={speech}
            />
          );
        })}
      </div>
    );
  },
);
FootRow.displayName = 'FootRow';
