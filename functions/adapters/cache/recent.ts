/** Values by key, of which only the most recently used are kept. */
export interface Recent<V> {
  /** Counts as a use. */
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
}

/**
 * A bounded memory of a container, for what costs little to find out again. A `Map` keeps its keys in the order they
 * were put in, so the first is the one unused for longest; lru-cache does the same in 19 KB of every bundle.
 * @param most values kept; past it the one unused for longest is forgotten
 */
export const recent = <V>(most: number): Recent<V> => {
  const kept = new Map<string, V>();
  const put = (key: string, value: V): void => {
    kept.delete(key);
    kept.set(key, value);
  };
  return {
    get: (key) => {
      const value = kept.get(key);
      if (value !== undefined) put(key, value);
      return value;
    },
    set: (key, value) => {
      put(key, value);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    delete: (key) => {
      kept.delete(key);
    },
  };
};
