/**
 * What one search may cost, whatever is asked for and however dense the place. A search of 50 km touches at most 10
 * cells, one of 500 km at most 177 (measured over random centres); a page of DynamoDB is 1 MB, about 300 hotels.
 */
export const bounds = {
  /** Hotels whose nights are read because they match, and as many because they only count in a facet. */
  hotels: 500,
  /** Pages of cells read: the nearest cells first, then no more. */
  cellPages: 300,
  /** A box of more cells than this is looked up in the list of all hotels instead. */
  boxCells: 250,
  /** Cells read at once: all of a search of 50 km. */
  cellsAtOnce: 10,
  /** Hotels read at once. */
  hotelsAtOnce: 32,
} as const;
