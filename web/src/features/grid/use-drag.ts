import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Place } from './use-paint.ts';
import { footHeight, headHeight, type View } from './use-view.ts';

const placeOf = (target: EventTarget | null): Place | undefined => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-date]') : null;
  const { row, date } = cell?.dataset ?? {};
  return row === undefined || date === undefined ? undefined : { row, date };
};

const edge = 36;
const step = 14;
/** How far the page scrolls in a frame while one paints at its edge. */
const pull = (at: number, least: number, most: number): number =>
  at < least + edge ? -step : at > most - edge ? step : 0;

interface Strokes {
  readonly begin: (at: Place, more: boolean) => void;
  readonly extend: (to: Place) => void;
  readonly go: (at: Place) => void;
}

/**
 * Painting by pointer. A mouse or a pen paints by dragging, also beyond the edge of the view; a finger scrolls, and
 * paints a night by a tap.
 */
export const useDrag = (
  scroller: RefObject<HTMLDivElement | null>,
  view: Pick<View, 'label' | 'columnWidth' | 'offsets'>,
  rowIds: readonly string[],
  dates: readonly string[],
  { begin, extend, go }: Strokes,
) => {
  const at = useRef<{ x: number; y: number } | undefined>(undefined);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const placeAt = (x: number, y: number): Place | undefined => {
    const { current } = scroller;
    if (current === null) return undefined;
    const box = current.getBoundingClientRect();
    const column = Math.floor((x - box.left + current.scrollLeft - view.label) / view.columnWidth);
    const inside = y - box.top + current.scrollTop;
    const below = view.offsets.findIndex((offset) => offset > inside);
    const row = Math.min(Math.max(below < 0 ? rowIds.length - 1 : below - 1, 0), rowIds.length - 1);
    const date = dates[Math.min(Math.max(column, 0), dates.length - 1)];
    const id = rowIds[row];
    return id === undefined || date === undefined ? undefined : { row: id, date };
  };

  const follow = (): void => {
    const { current } = scroller;
    if (at.current === undefined || current === null) return;
    const box = current.getBoundingClientRect();
    const { x, y } = at.current;
    const across = pull(x, box.left + view.label, box.right);
    const down = pull(y, box.top + headHeight, box.bottom - footHeight);
    if (across !== 0 || down !== 0) {
      current.scrollBy(across, down);
      const place = placeAt(x, y);
      if (place) extend(place);
    }
    frame.current = requestAnimationFrame(follow);
  };

  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>): void => {
      const place = placeOf(event.target);
      if (place === undefined || event.button !== 0 || event.pointerType === 'touch') return;
      if (event.shiftKey) extend(place);
      else begin(place, event.ctrlKey || event.metaKey);
      at.current = { x: event.clientX, y: event.clientY };
      frame.current = requestAnimationFrame(follow);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>): void => {
      if (at.current === undefined) return;
      at.current = { x: event.clientX, y: event.clientY };
      const place = placeAt(event.clientX, event.clientY);
      if (place) extend(place);
    },
    onPointerUp: (event: PointerEvent<HTMLDivElement>): void => {
      if (event.pointerType === 'touch') {
        const place = placeOf(event.target);
        if (place) begin(place, true);
      }
    },
    onLostPointerCapture: (): void => {
      at.current = undefined;
      cancelAnimationFrame(frame.current);
    },
    /** A click of a screen reader, which has no pointer. */
    onFocus: (event: { readonly target: EventTarget | null }): void => {
      const place = placeOf(event.target);
      if (place && at.current === undefined) go(place);
    },
  };
};
