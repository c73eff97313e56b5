/** What was typed over a thing, with the state of it that was on the screen then. */
export interface Kept<T> {
  readonly base: T | null;
  readonly version: number | null;
  readonly mine: Partial<T>;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The fields in which two states of a thing differ. */
export const differing = <T extends object>(one: T, other: Partial<T>): (keyof T & string)[] =>
  (Object.keys(other) as (keyof T & string)[]).filter((key) => !same(one[key], other[key]));

export interface EditState<T> {
  readonly value: T;
  /** The fields that were typed over. */
  readonly touched: readonly (keyof T & string)[];
  /** The version that is sent as If-Match: the one these changes were made to. */
  readonly version: number;
  /** The fields that another user has changed since; empty if saving is possible. */
  readonly meanwhile: readonly (keyof T & string)[];
}

/**
 * What a form shows of a thing that others change too.
 * @param current the thing as the system has it now
 */
export const editState = <T extends object>(kept: Kept<T>, current: T, version: number): EditState<T> => {
  const touchedOf = (base: T) => differing(base, kept.mine);
  if (kept.base === null || touchedOf(kept.base).length === 0)
    return { value: current, touched: [], version, meanwhile: [] };
  const { base } = kept;
  const meanwhile = kept.version === version ? [] : differing(base, current);
  // A new version of nothing that is shown here, such as a review's, is taken as it is.
  const from = meanwhile.length === 0 ? version : (kept.version ?? version);
  return { value: { ...base, ...kept.mine }, touched: touchedOf(base), version: from, meanwhile };
};

/** The same changes made to the thing as it is now. */
export const rebased = <T extends object>(kept: Kept<T>, current: T, version: number): Kept<T> => {
  const touched = kept.base === null ? [] : differing(kept.base, kept.mine);
  const mine = Object.fromEntries(touched.map((key) => [key, kept.mine[key]])) as Partial<T>;
  return { base: current, version, mine };
};
