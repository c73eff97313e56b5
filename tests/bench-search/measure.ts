import { randomUUID } from 'node:crypto';
import { Client } from '@opensearch-project/opensearch';
import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { bodyOf } from '../../functions/adapters/search/opensearch/document-body.ts';
import { indexSearch } from '../../functions/adapters/search/opensearch/index-search.ts';
import { mappings, settings } from '../../functions/adapters/search/opensearch/mapping.ts';
import { today } from '../../functions/domain/calendar/zone.ts';
import type { Arranged } from '../../functions/domain/search/arrange.ts';
import { documentOf } from '../../functions/domain/search/index/document.ts';
import type { SearchWish } from '../../functions/domain/search/wish.ts';
import { type Timing, timed } from './timing.ts';
import { bruteForce, isSame, page } from './truth.ts';
import { EXACT, twoPhases } from './two-phases.ts';
import { wishesFor } from './wishes.ts';
import { type BenchHotel, type BenchWorld, benchWorld, NOW } from './world.ts';

interface Asked {
  readonly url: string;
  readonly size: number;
  readonly wishes: number;
  readonly checked: number;
  readonly closing: (close: () => Promise<unknown>) => void;
}

export interface Row {
  readonly what: string;
  readonly ours: boolean;
  readonly one: Timing;
  readonly eight: Timing | undefined;
  /** Hotels found by a search, on average. */
  readonly found: number;
  readonly wrong: number;
  readonly checked: number;
}

const { perEuro } = packagedRates;
const BULK = 250;
/** Documents changed one by one, to see how fast a single writer is. */
const SINGLES = 200;

const bodyAt = ({ hotel, ...rest }: BenchHotel): Record<string, unknown> => {
  const document = documentOf({ hotel, ...rest }, today(NOW, hotel.timeZone), perEuro);
  if (document === null) throw new Error('every hotel of the bench can be found');
  return bodyOf(document);
};

/** Fills the index; how many hotels a second in bulk, and one by one. */
const fill = async (client: Client, index: string, world: BenchWorld, size: number) => {
  await client.indices.create({ index, body: { settings: settings(0), mappings } });
  let building = 0;
  const began = performance.now();
  for (let from = 0; from < size; from += BULK) {
    const drawn = performance.now();
    const hotels = Array.from({ length: Math.min(BULK, size - from) }, (_, offset) => world.hotelAt(from + offset));
    building += performance.now() - drawn;
    const body = hotels.flatMap((each) => [{ index: { _id: each.hotel.id } }, bodyAt(each)]);
    const { body: said } = await client.bulk({ index, body });
    if (said.errors) throw new Error(`a document was refused: ${JSON.stringify(said.items[0])}`);
  }
  const bulk = performance.now() - began - building;
  const some = Array.from({ length: Math.min(SINGLES, size) }, (_, index_) => world.hotelAt(index_));
  const { perSecond } = await timed(some, 1, async (each) =>
    client.index({ index, id: each.hotel.id, body: bodyAt(each) }),
  );
  await client.indices.refresh({ index });
  const { body: stats } = await client.indices.stats({ index });
  return {
    documents: stats._all.primaries?.docs?.count ?? 0,
    megabytes: (stats._all.primaries?.store?.size_in_bytes ?? 0) / 1e6,
    segments: stats._all.primaries?.segments?.count ?? 0,
    bulkPerSecond: (1000 * size) / bulk,
    singlePerSecond: perSecond,
  };
};

/** Everything of one size of the world. */
export const measureSize = async ({ url, size, wishes: count, checked, closing }: Asked) => {
  const client = new Client({ node: url });
  const index = `bench-${randomUUID()}`;
  closing(() => client.close());
  closing(() => client.indices.delete({ index }, { ignore: [404] }));
  const world = benchWorld();
  const filled = await fill(client, index, world, size);
  const engine = indexSearch({ client, alias: index, perEuro, timeoutMs: 30_000 });
  const phases = twoPhases(client, index, (id) => world.hotelAt(Number(id.slice('demo-'.length))));
  const wishes = wishesFor(world, count);
  const hotels = checked === 0 ? [] : Array.from({ length: size }, (_, number) => world.hotelAt(number));

  const row = async (
    what: string,
    turned: (wish: SearchWish) => SearchWish,
    ask: (wish: SearchWish) => Promise<Arranged>,
    { ours = true, clients = true } = {},
  ): Promise<Row> => {
    const asked = wishes.map(turned);
    // A fresh script and a fresh JVM are slow: the first tenth is not counted.
    await timed(asked.slice(0, Math.ceil(asked.length / 10)), 1, ask);
    let found = 0;
    const one = await timed(asked, 1, async (wish) => {
      found += (await ask(wish)).total;
    });
    const eight = clients ? await timed(asked, 8, ask) : undefined;
    let wrong = 0;
    const looked = asked.slice(0, checked);
    for (const wish of looked) if (!isSame(await ask(wish), bruteForce(wish, hotels))) wrong += 1;
    return { what, ours, one, eight, found: found / asked.length, wrong, checked: looked.length };
  };

  const find = (wish: SearchWish) => engine.find(wish, page);
  const unpriced = (wish: SearchWish): SearchWish => ({ ...wish, priceMax: null });
  // The same words, stars and amenities; no dates and no price.
  const floor = await row('no dates, no price (the floor)', (wish) => ({ ...unpriced(wish), nights: null }), find);
  const rows = [
    floor,
    await row('dates', unpriced, find),
    await row('dates, as wished: one in seven with a price filter', (wish) => wish, find),
    await row('dates, by price', (wish) => ({ ...wish, sort: 'price' }), find),
    await row('dates, two rooms', (wish) => ({ ...unpriced(wish), rooms: 2 }), find),
    await row('dates, 14 nights', (wish) => longer(unpriced(wish), 14), find),
    await row('two phases, 200 candidates', unpriced, (wish) => phases(wish, 200), { ours: false, clients: false }),
    await row('two phases, all candidates', unpriced, (wish) => phases(wish, EXACT), { ours: false, clients: false }),
  ];
  await client.indices.delete({ index }, { ignore: [404] });
  return { index: filled, floor: floor.one.p95, rows };
};

const longer = (wish: SearchWish, nights: number): SearchWish => {
  if (wish.nights === null) return wish;
  const leave = new Date(Date.parse(wish.nights.checkIn) + nights * 86_400_000).toISOString().slice(0, 10);
  return { ...wish, nights: { ...wish.nights, checkOut: leave } };
};
