import type { Client } from '@opensearch-project/opensearch';
import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { indexSearch } from '../../functions/adapters/search/opensearch/index-search.ts';
import type { SearchCriteria } from '../../functions/domain/search/criteria.ts';
import { distanceIn } from '../../functions/domain/search/facts.ts';
import { type Find, type Method, methodsOf, pageReads, type Reads } from './methods.ts';
import { nestedSearch } from './nested.ts';
import { allAtOnce, oneByOne, type Throng } from './rounds.ts';
import { bruteForce, page } from './truth.ts';
import { twoPhases } from './two-phases.ts';
import { type BenchHotel, type BenchWorld, hotelNumber } from './world.ts';

export interface Row {
  readonly method: Method;
  /** Milliseconds of every search, one client. */
  readonly one: readonly number[];
  readonly eight: Throng;
  /** The means per search: requests to OpenSearch, table reads, hotels found. */
  readonly requests: number;
  readonly reads: Reads;
  readonly found: number;
  readonly wrong: number;
  readonly checked: number;
}

export interface Asked {
  readonly client: Client;
  readonly world: BenchWorld;
  readonly ours: string;
  /** Undefined if there is no nested index of this size. */
  readonly nested: string | undefined;
  readonly spots: BenchSpots;
  readonly criteriaList: readonly SearchCriteria[];
  readonly rounds: number;
  readonly checked: number;
}

type BenchSpots = readonly { readonly latitude: number; readonly longitude: number }[];

const CLIENTS = 8;
/** The two-phase method keeps every hotel it finds in memory, so it runs fewer searches. */
const NAIVE_SEARCHES = 60;

/** Our search as the API runs it, without phase two. */
export const ourFind = (client: Client, index: string): Find => {
  const engine = indexSearch({ client, alias: index, perEuro: packagedRates.perEuro, timeoutMs: 30_000 });
  return async (criteria) => {
    const found = await engine.find(criteria, page);
    return { found, reads: pageReads(criteria, found) };
  };
};

/** Hotels by number, created once. */
const remembered = (world: BenchWorld): ((id: string) => BenchHotel) => {
  const known = new Map<string, BenchHotel>();
  return (id) => {
    const hotel = known.get(id) ?? world.hotelAt(hotelNumber(id));
    known.set(id, hotel);
    return hotel;
  };
};

const mean = (sum: number, count: number): number => sum / count;

/** Every method on the same searches, in turn. */
export const measure = async (asked: Asked): Promise<Row[]> => {
  const { client, world, criteriaList, rounds } = asked;
  const methods = methodsOf({
    ours: ourFind(client, asked.ours),
    nested: asked.nested === undefined ? undefined : nestedSearch(client, asked.nested),
    twoPhases: twoPhases(client, asked.ours, remembered(world)),
  });
  let requests = 0;
  client.on('request', () => {
    requests += 1;
  });
  const sums = methods.map(() => ({ asked: 0, requests: 0, items: 0, calls: 0, found: 0 }));
  const contenders = methods.map(({ turned, find, role }, index) => {
    const isNaive = role === 'naive' || role === 'exact';
    const questions = criteriaList.slice(0, isNaive ? NAIVE_SEARCHES : criteriaList.length).map(turned);
    const ask = async (search: number) => {
      const criteria = questions[search];
      if (criteria === undefined) throw new RangeError(`there is no search ${search}`);
      return find(criteria);
    };
    const counted = async (search: number): Promise<void> => {
      const before = requests;
      const { found, reads } = await ask(search);
      const sum = sums[index];
      if (sum === undefined) return;
      sum.asked += 1;
      sum.requests += requests - before;
      sum.items += reads.items;
      sum.calls += reads.calls;
      sum.found += found.total;
    };
    return { searches: questions.length, questions, ask, counted };
  });
  // Their hotels are loaded before the first measured search.
  for (const [index, { searches, ask }] of contenders.entries()) {
    if (methods[index]?.role !== 'exact' && methods[index]?.role !== 'naive') continue;
    for (let search = 0; search < searches; search += 1) await ask(search);
  }
  const one = await oneByOne(
    contenders.map(({ searches, counted }) => ({ searches, ask: counted })),
    rounds,
  );
  const eight = await allAtOnce(contenders, CLIENTS);
  const wrong = await wrongOf(asked, methods);
  return methods.map((method, index) => {
    const { asked: times, ...sum } = sums[index] ?? { asked: 1, requests: 0, items: 0, calls: 0, found: 0 };
    return {
      method,
      one: one[index] ?? [],
      eight: eight[index] ?? { times: [], seconds: 0 },
      requests: mean(sum.requests, times),
      reads: { items: mean(sum.items, times), calls: mean(sum.calls, times) },
      found: mean(sum.found, times),
      wrong: wrong[index] ?? 0,
      checked: Math.min(asked.checked, criteriaList.length),
    };
  });
};

/** By method, the number of first answers that differ from a brute-force search. */
const wrongOf = async (
  { world, criteriaList, spots, checked }: Asked,
  methods: readonly Method[],
): Promise<number[]> => {
  const wrong = methods.map(() => 0);
  for (const criteria of criteriaList.slice(0, checked)) {
    const around: BenchHotel[] = [];
    for (const [number, spot] of spots.entries()) {
      if (distanceIn(criteria.area, spot) !== undefined) around.push(world.hotelAt(number));
    }
    for (const [index, { turned, find, isRight }] of methods.entries()) {
      const own = turned(criteria);
      const { found } = await find(own);
      if (!isRight(found, bruteForce(own, around))) wrong[index] = (wrong[index] ?? 0) + 1;
    }
  }
  return wrong;
};
