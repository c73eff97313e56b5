import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useMemo } from 'react';
import type { Column } from './floor-row.tsx';
import { offsetsOf, type Row } from './rows.ts';
import { useWidth } from './use-width.ts';

export const headHeight = 54;
export const footHeight = 72;
/** The number of nights on a wide page. */
const nightsAcross = 21;

/** The active cell is always rendered, in view or not: scrolling must not lose the focus. */
const withActive =
  (active: number) =>
  (range: Range): number[] => {
    const seen = defaultRangeExtractor(range);
    return active < 0 || seen.includes(active) ? seen : [...seen, active].toSorted((a, b) => a - b);
  };

export interface ActivePlace {
  readonly row: number;
  readonly column: number;
}

/** Which rows and nights of the grid are in view, and where: the others are not in the page. */
export const useView = (
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly Row[],
  nights: number,
  /** What the longest price of a cell needs. */
  leastColumn: number,
  active: ActivePlace,
) => {
  const width = useWidth(scroller, 1344);
  const label = width < 1000 ? 148 : 180;
  const columnWidth = Math.max(leastColumn, Math.floor((width - label - 4) / Math.min(nights || 1, nightsAcross)));
  const offsets = useMemo(() => offsetsOf(rows, headHeight), [rows]);
  const getScrollElement = useCallback(() => scroller.current, [scroller]);
  const rowExtractor = useMemo(() => withActive(active.row), [active.row]);
  const columnExtractor = useMemo(() => withActive(active.column), [active.column]);
  const vertical = useVirtualizer({
    count: rows.length,
    getScrollElement,
    estimateSize: (index) => rows[index]?.height ?? 0,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: footHeight + 12,
    overscan: 1,
    rangeExtractor: rowExtractor,
  });
  const horizontal = useVirtualizer({
    count: nights,
    getScrollElement,
    estimateSize: () => columnWidth,
    horizontal: true,
    paddingStart: label,
    scrollPaddingStart: label,
    overscan: 4,
    rangeExtractor: columnExtractor,
  });
  // Sizes are known beforehand and measured again where rows unfold or the page gets another width.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the sizes depend on, not what the effect reads
  useLayoutEffect(() => vertical.measure(), [offsets, vertical]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useLayoutEffect(() => horizontal.measure(), [columnWidth, label, horizontal]);
  const items = horizontal.getVirtualItems();
  const columns = useMemo(
    (): Column[] => items.map(({ index }) => ({ index, start: label + index * columnWidth })),
    [items, label, columnWidth],
  );
  const show = useCallback(
    ({ row, column }: ActivePlace) => {
      if (row >= 0) vertical.scrollToIndex(row, { align: 'auto' });
      if (column >= 0) horizontal.scrollToIndex(column, { align: 'auto' });
    },
    [vertical, horizontal],
  );
  return {
    label,
    columnWidth,
    offsets,
    columns,
    rowIndexes: vertical.getVirtualItems().map(({ index }) => index),
    /** Of all nights together. */
    width: label + nights * columnWidth,
    /** Of all rows together, with the head and the foot. */
    height: (offsets.at(-1) ?? headHeight) + footHeight,
    show,
  };
};

export type View = ReturnType<typeof useView>;
