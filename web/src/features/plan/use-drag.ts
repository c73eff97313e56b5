import { type PointerEvent as ReactPointerEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Part } from './dates.ts';
import type { PlanStay } from './queries.ts';

/** Where a stay is put down: a unit's id, the tray, or nowhere. */
export const TRAY = 'tray';
export type Target = string | typeof TRAY | null;

const liftPx = 5;
const edgePx = 48;
const headPx = 56;
const stepPx = 14;
/** So near to its end a stay is stretched and not moved; a finger needs more. */
const gripPx = { mouse: 8, touch: 16 } as const;
/** A stay is let stay on its days while it goes to another row: short of this no drag changes its dates. */
const sameDayPx = 18;

interface Drag {
  /** The width of a day. */
  readonly column: number;
  readonly lift: (stay: PlanStay, from: string | null, part: Part) => void;
  readonly over: (target: Target) => void;
  readonly away: (days: number) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** What is under the pointer: the row of a unit, or the tray. */
const targetAt = (x: number, y: number): Target =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]')?.dataset['drop'] ?? null;

/** Which part of a bar is at x: one of its ends, unless the stay continues beyond the days shown, or all of it. */
export const partAt = (bar: HTMLElement, x: number, pointerType: string): Part => {
  const { left, right, width } = bar.getBoundingClientRect();
  const grip = Math.min(pointerType === 'touch' ? gripPx.touch : gripPx.mouse, width / 4);
  if (bar.dataset['stretch'] === undefined) return 'whole';
  if (bar.dataset['stretch'] === 'both' && x < left + grip && bar.dataset['openLeft'] === undefined) return 'start';
  return x > right - grip && bar.dataset['openRight'] === undefined ? 'end' : 'whole';
};

/** How far the chart scrolls at once while the pointer is near one of its edges; the head of days is no edge. */
const pushAt = (box: DOMRect, { x, y }: { readonly x: number; readonly y: number }) => ({
  x: x > box.right - edgePx ? stepPx : x < box.left + edgePx ? -stepPx : 0,
  y: y > box.bottom - edgePx ? stepPx : y < box.top + headPx + edgePx && y > box.top ? -stepPx : 0,
});

/** The number of days that the pointer has moved. */
const daysOver = (px: number, column: number): number => (Math.abs(px) < sameDayPx ? 0 : Math.round(px / column));

/**
 * Dragging by a pointer. A stay is lifted once the pointer has moved, so that a press alone opens it; taken at an end it
 * is stretched; near the edge of the chart the rows scroll; Escape puts it back.
 * @returns the handler of a press on a bar, and whether the press that has just ended was a drag
 */
export const useDrag = (scroller: RefObject<HTMLElement | null>, drag: Drag) => {
  const latest = useRef({ drag });
  useEffect(() => {
    latest.current = { drag };
  });
  const dragged = useRef(false);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const press = useCallback(
    (event: ReactPointerEvent, stay: PlanStay, from: string | null) => {
      dragged.current = false;
      if (event.button !== 0) return;
      const begin = { x: event.clientX, y: event.clientY };
      const part = partAt(event.currentTarget as HTMLElement, begin.x, event.pointerType);
      const scrolled = scroller.current?.scrollLeft ?? 0;
      let at = begin;
      let frame = 0;
      const look = (): void => {
        const { over, away, column } = latest.current.drag;
        over(targetAt(at.x, at.y));
        away(daysOver(at.x - begin.x + (scroller.current?.scrollLeft ?? 0) - scrolled, column));
      };
      const scroll = (): void => {
        const { x, y } = scroller.current ? pushAt(scroller.current.getBoundingClientRect(), at) : { x: 0, y: 0 };
        if (x !== 0 || y !== 0) {
          scroller.current?.scrollBy(x, y);
          look();
        }
        frame = requestAnimationFrame(scroll);
      };
      const move = (moved: PointerEvent): void => {
        at = { x: moved.clientX, y: moved.clientY };
        if (!dragged.current) {
          if (Math.hypot(at.x - begin.x, at.y - begin.y) < liftPx) return;
          dragged.current = true;
          latest.current.drag.lift(stay, from, part);
          frame = requestAnimationFrame(scroll);
        }
        look();
      };
      const end = (): void => {
        cancelAnimationFrame(frame);
        removeEventListener('pointermove', move);
        removeEventListener('pointerup', drop);
        removeEventListener('pointercancel', cancel);
        removeEventListener('keydown', key, true);
        stop.current = null;
      };
      const drop = (): void => {
        end();
        if (dragged.current) latest.current.drag.drop();
      };
      const cancel = (): void => {
        end();
        if (dragged.current) latest.current.drag.cancel();
      };
      const key = (pressed: KeyboardEvent): void => {
        if (pressed.key !== 'Escape' || !dragged.current) return;
        pressed.stopPropagation();
        cancel();
      };
      addEventListener('pointermove', move);
      addEventListener('pointerup', drop);
      addEventListener('pointercancel', cancel);
      addEventListener('keydown', key, true);
      stop.current = end;
    },
    [scroller],
  );
  return { press, wasDrag: () => dragged.current };
};
