import { type CSSProperties, type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Columns, DayHead, daysOf } from './days.tsx';
import { Ghost } from './ghost.tsx';
import { barKey, freeByDay, lanesOf, type Row, rowHeight, rowsBetween, totalHeight } from './layout.ts';
import type { Plan, PlanStay, Window } from './queries.ts';
import { type BarActions, ChartRow } from './row.tsx';
import { laneHeight, Tray } from './tray.tsx';
import type { useCarry } from './use-carry.ts';
import { type Carried, canDrop } from './use-carry.ts';
import { partAt, TRAY, useDrag } from './use-drag.ts';
import { useKeys } from './use-keys.ts';
import { planWords } from './words.ts';
import './plan.css';

/** Rows beyond the window that are drawn as well, so that a quick scroll shows no gap. */
const spare = 8 * rowHeight;
/** The number of rows added and removed at once while scrolling: fewer make shorter tasks. */
const stepHeight = 2 * rowHeight;
const headHeight = 56;
const narrowFrom = 48;
const leastColumn = 22;

interface Props {
  readonly plan: Plan;
  readonly window: Window;
  readonly rows: readonly Row[];
  readonly today: string;
  readonly carry: ReturnType<typeof useCarry>;
  /** The user has dropped the dragged stay, or has cancelled. */
  readonly onEnd: (carried: Carried, dropped: boolean) => void;
  readonly onOpen: (bar: HTMLElement, stay: PlanStay, unitId: string | null) => void;
  readonly onBlock: BarActions['block'];
  /** The bar to have the focus once it is drawn. */
  readonly follow: { readonly bookingId: string; readonly unitId: string | null } | null;
}

/** The part of the chart that is in view, and the width of a day. */
const useView = (nights: number) => {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800, width: 1200 });
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const look = (): void => {
      // A step of rows at a time: a scroll of a few pixels draws nothing anew.
      const top = Math.floor(box.scrollTop / stepHeight) * stepHeight;
      const { clientHeight: height, clientWidth: width } = box;
      setView((before) =>
        before.top === top && before.height === height && before.width === width ? before : { top, height, width },
      );
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, []);
  const label = view.width < 1000 ? 104 : 152;
  const column = Math.max(leastColumn, (view.width - label) / nights);
  return { scroller, view, label, column };
};

/** Shows where a bar can be stretched, without drawing anything anew. */
const markEnd = ({ target, clientX, pointerType, buttons }: PointerEvent): void => {
  const bar = buttons === 0 && target instanceof Element ? target.closest<HTMLElement>('.plan-bar') : null;
  if (!bar) return;
  const part = partAt(bar, clientX, pointerType);
  if (bar.dataset['part'] !== part) bar.dataset['part'] = part;
};

/** Rooms and nights. Rows are drawn where they are seen, bars by absolute place. */
export const Chart = ({ plan, window, rows, today, carry, onEnd, onOpen, onBlock, follow }: Props) => {
  const words = planWords.useWords();
  const { scroller, view, label, column } = useView(window.nights);
  const trayScroller = useRef<HTMLDivElement>(null);
  const days = useMemo(() => daysOf(window), [window]);
  const lanes = useMemo(() => lanesOf(plan.unassigned, window), [plan.unassigned, window]);
  const free = useMemo(() => freeByDay(plan, days), [plan, days]);
  const { carried, byKey, lift, over, away, step, release } = carry;

  const end = (dropped: boolean): void => {
    if (carried) onEnd(carried, dropped && carried.verdict.kind !== 'nowhere');
    release();
  };
  const { press, wasDrag } = useDrag(scroller, {
    ...{ column, lift, over, away },
    drop: () => end(true),
    cancel: () => end(false),
  });
  const reveal = (unitId: string | null, lane: number): void => {
    const box = scroller.current;
    if (!box) return;
    if (unitId === null) {
      trayScroller.current?.scrollTo(0, Math.max(0, lane - 1) * laneHeight);
      return;
    }
    const row = rows.find((each) => each.kind === 'unit' && each.unit.id === unitId);
    if (!row) return;
    const covered = headHeight + (trayScroller.current?.parentElement?.offsetHeight ?? 0);
    const top = box.scrollTop;
    const room = box.clientHeight - covered;
    if (row.top < top) box.scrollTop = row.top - rowHeight;
    else if (row.top + rowHeight > top + room) box.scrollTop = row.top + 2 * rowHeight - room;
  };
  const keys = useKeys({
    ...{ lanes, rows, carried, byKey, over, step, reveal },
    lift: (stay, from) => lift(stay, from, 'whole', true),
    drop: () => end(true),
    cancel: () => end(false),
  });
  const { follow: followBar, focus } = keys;
  useEffect(() => {
    if (follow) followBar(follow.bookingId, follow.unitId);
  }, [follow, followBar]);

  const opened = useRef(onOpen);
  useEffect(() => {
    opened.current = onOpen;
  });
  const open = useCallback(
    (bar: HTMLElement, stay: PlanStay, unitId: string | null) => {
      if (!wasDrag()) opened.current(bar, stay, unitId);
    },
    [wasDrag],
  );
  const actions = useMemo((): BarActions => ({ press, open, focus, block: onBlock }), [press, open, focus, onBlock]);

  const carriedKey = carried ? barKey(carried.stay.bookingId, carried.from) : null;
  const seen = rowsBetween(rows, view.top - spare, view.top + view.height + spare + stepHeight);
  const keep = (row: Row): boolean =>
    row.kind === 'unit' && row.bars.some(({ key }) => key === keys.active || key === carriedKey);
  const drawn = [...seen, ...rows.filter((row) => keep(row) && !seen.includes(row))];
  const inRow = (row: Row, key: string | null): string | null =>
    row.kind === 'unit' && row.bars.some((bar) => bar.key === key) ? key : null;
  const ghostRow = rows.find((row) => row.kind === 'unit' && row.unit.id === carried?.to);
  const size = { '--col': `${column}px`, '--label': `${label}px`, '--days': window.nights } as CSSProperties;
  return (
    <div
      ref={scroller}
      className="plan-scroll"
      style={size}
      role="group"
      aria-label={words.chart}
      onKeyDown={keys.onKeyDown}
      onPointerMove={markEnd}
      data-carrying={carried ? true : undefined}
    >
      <p id="plan-help" hidden>
        {words.help}
      </p>
      <div className="plan-canvas">
        <DayHead days={days} today={today} free={free} narrow={column < narrowFrom} />
        <Tray
          {...{ lanes, today, actions }}
          count={plan.unassigned.length}
          active={keys.active}
          carried={carriedKey}
          open={carried?.part === 'whole' && carried.from !== null}
          target={carried?.to === TRAY && canDrop(carried)}
          scroller={trayScroller}
          ghost={carried?.verdict.kind === 'trayDates' ? (top) => <Ghost {...{ carried, window, top }} /> : null}
        />
        <div className="plan-body" style={{ height: totalHeight(rows) + rowHeight }}>
          <Columns days={days} today={today} />
          {drawn.map((row) => (
            <ChartRow
              key={row.key}
              row={row}
              active={inRow(row, keys.active)}
              carried={inRow(row, carriedKey)}
              target={carried !== null && carried.to === row.key}
              {...{ today, actions }}
            />
          ))}
          {carried && ghostRow && carried.verdict.kind !== 'same' ? (
            <Ghost {...{ carried, window }} top={ghostRow.top + (rowHeight - 28) / 2} />
          ) : null}
        </div>
      </div>
    </div>
  );
};
