/**
 * What one search may cost, whatever is asked for and however dense the place. A search of 50 km touches at most 10
 * cells, one of 500 km at most 177 (measured over random centres), and the middle's own is read from two sides; a page
 * of DynamoDB is 1 MB, about 300 hotels and 128 read units.
 */
export const bounds = {
  /** Hotels whose nights are read because they match, and as many because they only count in a facet. */
  hotels: 500,
  /** Read units of cells, 24 full pages: some 7,000 hotels. It is what a partition of DynamoDB gives in a second. */
  cellUnits: 3072,
  /** Read units of a page of 1 MB, read eventually consistent. */
  pageUnits: 128.5,
  /** A box of more cells than this is looked up in the list of all hotels instead. */
  boxCells: 250,
  /** Pages of cells read at once: the first of every scanRange of a search of 50 km. */
  pagesAtOnce: 16,
  /** Hotels read at once. */
  hotelsAtOnce: 32,
} as const;
