/** One method to answer the searches, by their number. */
export interface Contender {
  /** The number of searches it runs, from the first. */
  readonly searches: number;
  readonly ask: (search: number) => Promise<unknown>;
}

/** The result of several concurrent clients. */
export interface Throng {
  readonly times: readonly number[];
  readonly seconds: number;
}

/** The value below which this share of the values is. */
export const quantile = (times: readonly number[], share: number): number => {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

/** The contenders, rotated so that another one starts each turn. */
const inTurn = <T>(contenders: readonly T[], turn: number): (readonly [number, T])[] => {
  const entries = [...contenders.entries()];
  const first = turn % Math.max(1, entries.length);
  return [...entries.slice(first), ...entries.slice(0, first)];
};

/**
 * One client: every contender runs every search in turn, again in each round; the best round of a search counts. So
 * other load on the machine affects all contenders equally and is mostly excluded.
 * @returns milliseconds of every search, by contender
 */
export const oneByOne = async (contenders: readonly Contender[], rounds: number): Promise<number[][]> => {
  const searches = Math.max(...contenders.map((contender) => contender.searches));
  const best = contenders.map((contender) => new Array<number>(contender.searches).fill(Number.POSITIVE_INFINITY));
  const turn = async (number: number, search: number, tell: (contender: number, took: number) => void) => {
    for (const [index, { ask, searches: own }] of inTurn(contenders, number)) {
      if (search >= own) continue;
      const began = performance.now();
      await ask(search);
      tell(index, performance.now() - began);
    }
  };
  // Scripts are compiled and processes are warm before the first measured search.
  for (let search = 0; search < searches / 5; search += 1) await turn(search, search, () => undefined);
  for (let round = 0; round < rounds; round += 1) {
    for (let search = 0; search < searches; search += 1) {
      await turn(round + search, search, (index, took) => {
        const times = best[index];
        if (times !== undefined && took < (times[search] ?? 0)) times[search] = took;
      });
    }
  }
  return best;
};

/** Several clients: each contender in turn runs a range of the searches alone, without pauses. */
export const allAtOnce = async (contenders: readonly Contender[], clients: number): Promise<Throng[]> => {
  const stretch = 5 * clients;
  const throngs = contenders.map(() => ({ times: [] as number[], seconds: 0 }));
  const searches = Math.max(...contenders.map((contender) => contender.searches));
  for (let from = 0; from < searches; from += stretch) {
    for (const [index, { ask, searches: own }] of inTurn(contenders, from / stretch)) {
      const throng = throngs[index];
      const length = Math.min(stretch, own - from);
      if (throng === undefined || length <= 0) continue;
      const rest = Array.from({ length }, (_, offset) => from + offset).values();
      const began = performance.now();
      const client = async (): Promise<void> => {
        for (const search of rest) {
          const start = performance.now();
          await ask(search);
          throng.times.push(performance.now() - start);
        }
      };
      await Promise.all(Array.from({ length: clients }, client));
      throng.seconds += (performance.now() - began) / 1000;
    }
  }
  return throngs;
};
