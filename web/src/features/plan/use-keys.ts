import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Part } from './dates.ts';
import { type Bar, barKey, type Row } from './layout.ts';
import type { PlanStay } from './queries.ts';
import type { Carried } from './use-carry.ts';
import { TRAY } from './use-drag.ts';

/** A line of bars, as the arrow keys go: a lane of the tray, or a unit. */
interface Line {
  readonly unitId: string | null;
  readonly bars: readonly Bar[];
}

export interface KeyDeps {
  readonly lanes: readonly (readonly Bar[])[];
  readonly rows: readonly Row[];
  readonly carried: Carried | null;
  readonly byKey: boolean;
  readonly lift: (stay: PlanStay, from: string | null) => void;
  readonly over: (to: string) => void;
  /** Moves a part of the carried stay by this many days. */
  readonly step: (part: Part, days: number) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
  /** Brings the line of a unit, or of the tray, into view. */
  readonly reveal: (unitId: string | null, lane: number) => void;
}

const byLeft = (bars: readonly Bar[]): Bar[] => bars.toSorted((one, other) => one.left - other.left);

const nearest = (bars: readonly Bar[], middle: number): Bar | undefined =>
  bars.toSorted((one, other) => away(one, middle) - away(other, middle))[0];
const away = ({ left, right }: Bar, middle: number): number => Math.abs((left + right) / 2 - middle);

/**
 * The keyboard of the chart: one bar is reached by Tab, arrows go to its neighbours, Enter picks up and puts down.
 * @returns the bar that Tab leads to, and what handles the keys
 */
export const useKeys = (deps: KeyDeps) => {
  const [active, setActive] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);

  const settle = useCallback(() => {
    if (wanted.current === null) return;
    const bar = document.querySelector<HTMLElement>(`[data-bar="${CSS.escape(wanted.current)}"]`);
    if (!bar) return;
    wanted.current = null;
    bar.focus({ preventScroll: true });
    bar.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  // A row that has just come into view takes the focus that was meant for it.
  useEffect(settle);

  const { lanes, rows } = deps;
  const { lines, all } = useMemo(() => {
    const made: Line[] = [
      ...lanes.map((bars) => ({ unitId: null, bars: byLeft(bars) })),
      ...rows.flatMap((row) => (row.kind === 'unit' ? [{ unitId: row.unit.id, bars: byLeft(row.bars) }] : [])),
    ];
    return { lines: made, all: made.flatMap(({ bars }) => bars) };
  }, [lanes, rows]);
  const tabbable = all.some(({ key }) => key === active) ? active : (all[0]?.key ?? null);

  const focus = useCallback((key: string) => setActive(key), []);
  const goTo = (line: Line | undefined, bar: Bar | undefined): void => {
    if (!line || !bar) return;
    wanted.current = bar.key;
    setActive(bar.key);
    deps.reveal(line.unitId, line.unitId === null ? lines.indexOf(line) : 0);
  };
  /** The focus follows a stay to where it was put down. */
  const follow = useCallback(
    (bookingId: string, unitId: string | null) => {
      wanted.current = barKey(bookingId, unitId);
      setActive(wanted.current);
      settle();
    },
    [settle],
  );

  const walk = (key: string, place: number): void => {
    const line = lines[place];
    const index = line?.bars.findIndex((bar) => bar.key === tabbable) ?? -1;
    const bar = line?.bars[index];
    if (!line || !bar) return;
    if (key === 'ArrowLeft') goTo(line, line.bars[index - 1]);
    if (key === 'ArrowRight') goTo(line, line.bars[index + 1]);
    if (key === 'Home') goTo(line, line.bars[0]);
    if (key === 'End') goTo(line, line.bars.at(-1));
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return;
    const beyond = key === 'ArrowUp' ? lines.slice(0, place).toReversed() : lines.slice(place + 1);
    const next = beyond.find(({ bars }) => bars.length > 0);
    goTo(next, next && nearest(next.bars, (bar.left + bar.right) / 2));
  };

  const toRow = (by: number, { to }: Carried): void => {
    const units = lines.flatMap(({ unitId }) => unitId ?? []);
    const place = to === TRAY || to === null ? -1 : units.indexOf(to);
    const next = Math.min(units.length - 1, place + by);
    const target = next < 0 ? TRAY : (units[next] ?? TRAY);
    deps.over(target);
    deps.reveal(target === TRAY ? null : target, 0);
  };
  const carry = ({ key, shiftKey }: KeyboardEvent, carried: Carried): void => {
    if (key === 'ArrowUp') toRow(-1, carried);
    if (key === 'ArrowDown') toRow(1, carried);
    // With Shift the departure alone moves: together with the whole stay, any dates can be had.
    const part = shiftKey ? 'end' : 'whole';
    if (key === 'ArrowLeft') deps.step(part, -1);
    if (key === 'ArrowRight') deps.step(part, 1);
    if (key === 'Enter') deps.drop();
    if (key === 'Escape') deps.cancel();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    // Who goes elsewhere is not called back.
    wanted.current = null;
    const known = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter', 'Escape'];
    const key = event.target instanceof HTMLElement ? event.target.dataset['bar'] : undefined;
    if (!known.includes(event.key) || key === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && !deps.carried) return;
    event.preventDefault();
    if (deps.carried) {
      if (deps.byKey) carry(event, deps.carried);
      return;
    }
    const place = lines.findIndex(({ bars }) => bars.some((bar) => bar.key === key));
    const bar = lines[place]?.bars.find((each) => each.key === key);
    if (event.key === 'Enter' && bar) deps.lift(bar.stay, lines[place]?.unitId ?? null);
    else walk(event.key, place);
  };
  return { active: tabbable, focus, follow, onKeyDown };
};
