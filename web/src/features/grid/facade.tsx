import { memo, type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { columnFor, type Speech } from './cell-words.ts';
import { FloorRow, PlanRow } from './floor-row.tsx';
import { FootRow, HeadRow } from './head-row.tsx';
import { namesOf } from './paint.ts';
import type { NightChange } from './preview.ts';
import type { Row } from './rows.ts';
import { useDrag } from './use-drag.ts';
import { useGridKeys } from './use-grid-keys.ts';
import type { Frame, Painting, Place } from './use-paint.ts';
import { useView } from './use-view.ts';

interface Props {
  readonly hotelId: string;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: readonly Row[];
  readonly types: readonly string[];
  readonly dates: readonly string[];
  readonly today: string;
  readonly paint: Painting;
  readonly changes: ReadonlyMap<string, NightChange>;
  readonly unfolded: ReadonlySet<string>;
  readonly peopleOf: (roomTypeId: string) => number;
  readonly busy: boolean;
  readonly speech: Speech;
  readonly onFold: (roomTypeId: string) => void;
  readonly onEnter: () => void;
  readonly onUndo: () => void;
}

/** The frame around the last painted nights. */
const Stroke = memo(({ left, top, width, height }: Readonly<Record<'left' | 'top' | 'width' | 'height', number>>) => (
  <div className="gf-stroke" style={{ left, top, width, height }} />
));
Stroke.displayName = 'Stroke';

interface StrokePlace {
  readonly top: number;
  readonly bottom: number;
  readonly from: number;
  readonly to: number;
}

/** The place of the last stroke among the rows and nights shown; undefined if it is not among them. */
const strokeOf = (
  frame: Frame | undefined,
  rowIds: readonly string[],
  dates: readonly string[],
): StrokePlace | undefined => {
  if (frame === undefined) return undefined;
  const top = rowIds.indexOf(frame.first);
  const bottom = rowIds.indexOf(frame.last);
  const from = dates.indexOf(frame.from);
  const to = dates.indexOf(frame.to);
  return Math.min(top, bottom, from, to) < 0 ? undefined : { top, bottom, from, to };
};

/** The hotel's facade: a floor a room type, a window a night. Only the cells in view are in the page. */
export const Facade = (props: Props) => {
  const { hotelId, scroller, rows, types, dates, today, paint, changes, unfolded, peopleOf, busy, speech } = props;
  const { onFold, onEnter, onUndo } = props;
  const { words } = speech;
  const first: Place | undefined = useMemo(() => {
    const date = dates.find((day) => day >= today) ?? dates[0];
    return rows[0] && date !== undefined ? { row: rows[0].id, date } : undefined;
  }, [rows, dates, today]);
  const known = paint.active && dates.includes(paint.active.date) && rows.some(({ id }) => id === paint.active?.row);
  const active = known ? paint.active : first;
  const place = {
    row: rows.findIndex(({ id }) => id === active?.row),
    column: active ? dates.indexOf(active.date) : -1,
  };
  const least = useMemo(() => columnFor(rows, speech.formats), [rows, speech.formats]);
  const view = useView(scroller, rows, dates.length, least, place);
  const { label, columnWidth, columns, offsets, show } = view;
  const rowIds = useMemo(() => rows.map(({ id }) => id), [rows]);
  const drag = useDrag(scroller, view, rowIds, dates, paint);

  // A key has moved the focus: the cell comes into view, and the focus with it.
  const moved = useRef(false);
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    show({ row: place.row, column: place.column });
    scroller.current?.querySelector<HTMLElement>('[data-active]')?.focus({ preventScroll: true });
  });

  const { add } = paint;
  const paintNight = useCallback(
    (date: string, more: boolean) => add(namesOf(types, [date], today), more),
    [add, types, today],
  );
  const onKeyDown = useGridKeys({ active, rowIds, types, dates, today, paint, moved, onFold, onEnter, onUndo });

  const { frame } = paint;
  const stroke = strokeOf(frame, rowIds, dates);
  return (
    <div ref={scroller} className="gf-scroll" aria-busy={busy}>
      <div
        role="grid"
        aria-label={words.grid.label}
        aria-multiselectable="true"
        aria-rowcount={rows.length + 2}
        aria-colcount={dates.length + 1}
        className="gf-grid"
        style={{ width: view.width, height: view.height }}
        onKeyDown={onKeyDown}
        {...drag}
      >
        <HeadRow
          rows={rows}
          dates={dates}
          today={today}
          columns={columns}
          columnWidth={columnWidth}
          label={label}
          speech={speech}
          onNight={paintNight}
        />
        {view.rowIndexes.map((index) => {
          const row = rows[index];
          if (row === undefined) return null;
          const shared = {
            rowIndex: index + 2,
            top: offsets[index] ?? 0,
            label,
            columns,
            columnWidth,
            today,
            speech,
            activeDate: active?.row === row.id ? active.date : undefined,
          };
          return row.kind === 'floor' ? (
            <FloorRow
              key={row.id}
              {...shared}
              row={row}
              painted={paint.painted}
              frame={stroke && stroke.top <= index && index <= stroke.bottom ? frame : undefined}
              changes={changes}
              open={unfolded.has(row.id)}
              onFold={onFold}
            />
          ) : (
            <PlanRow key={row.id} {...shared} row={row} hotelId={hotelId} people={peopleOf(row.roomType.id)} />
          );
        })}
        {stroke ? (
          <Stroke
            left={label + stroke.from * columnWidth - 4}
            top={(offsets[stroke.top] ?? 0) + 1}
            width={(stroke.to - stroke.from + 1) * columnWidth + 4}
            height={(offsets[stroke.bottom] ?? 0) + (rows[stroke.bottom]?.height ?? 0) - (offsets[stroke.top] ?? 0) - 6}
          />
        ) : null}
        <FootRow
          rowIndex={rows.length + 2}
          rows={rows}
          dates={dates}
          today={today}
          columns={columns}
          columnWidth={columnWidth}
          label={label}
          speech={speech}
        />
      </div>
    </div>
  );
};
