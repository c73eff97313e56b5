/** One way of answering the searches, by their number. */
export interface Contender {
  /** How many of the searches it is asked, from the first. */
  readonly searches: number;
  readonly ask: (search: number) => Promise<unknown>;
}

/** What `clients` at once came to. */
export interface Throng {
  readonly times: readonly number[];
  readonly seconds: number;
}

/** The value below which this share of all lies. */
export const quantile = (times: readonly number[], share: number): number => {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

/** The contenders, each time begun by another. */
const inTurn = <T>(contenders: readonly T[], turn: number): (readonly [number, T])[] => {
  const entries = [...contenders.entries()];
  const first = turn % Math.max(1, entries.length);
  return [...entries.slice(first), ...entries.slice(0, first)];
};

/**
 * One client: every search is asked of every contender in turn, and again in the next round; the best of a search's
 * rounds counts. So whatever else the machine does hits all alike, and is mostly left out.
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
  // Scripts are compiled and processes warm before the first that counts.
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

/** Several clients: each contender in turn has a stretch of the searches to itself, as fast as the answers come. */
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
