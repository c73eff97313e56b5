import { type PointerEvent as ReactPointerEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import type { PlanStay } from './queries.ts';

/** Where a stay is put down: a unit's id, the tray, or nowhere. */
export const TRAY = 'tray';
export type Target = string | typeof TRAY | null;

const liftPx = 5;
const edgePx = 48;
const stepPx = 14;

interface Drag {
  readonly lift: (stay: PlanStay, from: string | null) => void;
  readonly over: (target: Target) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** What is under the pointer: the row of a unit, or the tray. */
const targetAt = (x: number, y: number): Target =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]')?.dataset['drop'] ?? null;

/**
 * Dragging by a pointer. A stay is lifted once the pointer has moved, so that a press alone opens it; near the edge of
 * the chart the rows scroll; Escape puts it back.
 * @returns what a bar does with its press, and whether the press that has just ended was a drag
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
      let at = begin;
      let frame = 0;
      const look = (): void => latest.current.drag.over(targetAt(at.x, at.y));
      const scroll = (): void => {
        const box = scroller.current?.getBoundingClientRect();
        const up = box && at.y < box.top + 56 + edgePx && at.y > box.top;
        const down = box && at.y > box.bottom - edgePx;
        if (up || down) {
          scroller.current?.scrollBy(0, down ? stepPx : -stepPx);
          look();
        }
        frame = requestAnimationFrame(scroll);
      };
      const move = (moved: PointerEvent): void => {
        at = { x: moved.clientX, y: moved.clientY };
        if (!dragged.current) {
          if (Math.hypot(at.x - begin.x, at.y - begin.y) < liftPx) return;
          dragged.current = true;
          latest.current.drag.lift(stay, from);
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
