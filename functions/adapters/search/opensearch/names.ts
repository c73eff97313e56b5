import { indexPrefix } from '../../../contract/search-index.ts';

/** Raised with every change of mapping or document: an index of another version counts as none. */
export const INDEX_VERSION = 8;

/**
 * The names of a table's index. The alias for searches has the table's world and the version of the document: an
 * index built from another table, or of another version, is simply not there.
 */
export const namesOf = (world: string) => {
  const table = `${indexPrefix}${world.toLowerCase()}-v`;
  const alias = `${table}${INDEX_VERSION}`;
  return {
    alias,
    /** Every index of this table, of whichever version. */
    all: `${table}*`,
    /** Every index that writers write to: two while one is being rebuilt. */
    writing: `${alias}-writing`,
    /** A new index behind them. */
    fresh: (id: string): string => `${alias}-${id.toLowerCase()}`,
  };
};

export type IndexNames = ReturnType<typeof namesOf>;
