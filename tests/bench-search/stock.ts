import { randomUUID } from 'node:crypto';
import type { Client } from '@opensearch-project/opensearch';
import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import { bodyOf } from '../../functions/adapters/search/opensearch/document-body.ts';
import { mappings, settings } from '../../functions/adapters/search/opensearch/mapping.ts';
import { today } from '../../functions/domain/calendar/zone.ts';
import type { Point } from '../../functions/domain/geo/distance.ts';
import { documentOf } from '../../functions/domain/search/index/document.ts';
import { nestedBody, nestedMappings } from './nested.ts';
import { type BenchHotel, type BenchWorld, NOW } from './world.ts';

const BULK = 250;
/** Documents written one after the other, to see how fast a single writer is that waits for each. */
const SINGLES = 200;

/** How fast documents come into an index; hotels a second. */
interface Writing {
  /** In bulk, the making of the documents counted. */
  readonly bulk: number;
  /** The same documents, made beforehand. */
  readonly written: number;
  readonly single: number;
}

export interface Stock {
  readonly megabytes: number;
  readonly segments: number;
  readonly writing: Writing;
}

const refused = (said: { errors: boolean; items: unknown[] }): void => {
  if (said.errors) throw new Error(`a document was refused: ${JSON.stringify(said.items[0])}`);
};

const ourBody = ({ hotel, ...rest }: BenchHotel): Record<string, unknown> => {
  const document = documentOf({ hotel, ...rest }, today(NOW, hotel.timeZone), packagedRates.perEuro);
  if (document === null) throw new Error('every hotel of the bench can be found');
  return bodyOf(document);
};

interface Shelf {
  readonly index: string;
  readonly mappings: object;
  readonly bodyOf: (hotel: BenchHotel) => Record<string, unknown>;
  making: number;
  sending: number;
}

/** An index of ours and one of nested documents, of the same hotels, that grow together. */
export const openStock = async (client: Client, world: BenchWorld) => {
  const shelf = (mapping: object, body: Shelf['bodyOf']): Shelf => ({
    index: `bench-${randomUUID()}`,
    mappings: mapping,
    bodyOf: body,
    making: 0,
    sending: 0,
  });
  const ours = shelf(mappings, ourBody);
  const nested = shelf(nestedMappings, (each) => nestedBody(ourBody(each), each));
  const shelves = [ours, nested];
  for (const { index, mappings: own } of shelves) {
    await client.indices.create({ index, body: { settings: settings(0), mappings: own } });
  }
  const spots: Point[] = [];

  const put = async (to: Shelf, hotels: readonly BenchHotel[]): Promise<void> => {
    const began = performance.now();
    const body = hotels.flatMap((each) => [{ index: { _id: each.hotel.id } }, to.bodyOf(each)]);
    const made = performance.now();
    refused((await client.bulk({ index: to.index, body })).body);
    to.making += made - began;
    to.sending += performance.now() - made;
  };

  const singly = async ({ index, bodyOf: make }: Shelf): Promise<number> => {
    const some = Array.from({ length: Math.min(SINGLES, spots.length) }, (_, number) => world.hotelAt(number));
    const began = performance.now();
    for (const each of some) await client.index({ index, id: each.hotel.id, body: make(each) });
    return (1000 * some.length) / (performance.now() - began);
  };

  const settled = async (index: string): Promise<void> => {
    await client.indices.refresh({ index });
    for (let look = 0; look < 240; look += 1) {
      const { body } = await client.indices.stats({ index, metric: 'merge' });
      if ((body._all.primaries?.merges?.current ?? 0) === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };

  const measured = async (shelf: Shelf, hotels: number): Promise<Stock> => {
    const single = await singly(shelf);
    await settled(shelf.index);
    const { body } = await client.indices.stats({ index: shelf.index });
    return {
      megabytes: (body._all.primaries?.store?.size_in_bytes ?? 0) / 1e6,
      segments: body._all.primaries?.segments?.count ?? 0,
      writing: {
        bulk: (1000 * hotels) / (shelf.making + shelf.sending),
        written: (1000 * hotels) / shelf.sending,
        single,
      },
    };
  };

  return {
    ours: ours.index,
    nested: nested.index,
    /** Where every hotel is that has been put there. */
    spots,
    /** Adds hotels until there are so many. */
    async growTo(size: number): Promise<{ readonly ours: Stock; readonly nested: Stock }> {
      const added = size - spots.length;
      for (const each of shelves) Object.assign(each, { making: 0, sending: 0 });
      while (spots.length < size) {
        const first = spots.length;
        const hotels = Array.from({ length: Math.min(BULK, size - first) }, (_, offset) =>
          world.hotelAt(first + offset),
        );
        for (const each of shelves) await put(each, hotels);
        spots.push(...hotels.map(({ hotel: { latitude, longitude } }) => ({ latitude, longitude })));
      }
      return { ours: await measured(ours, added), nested: await measured(nested, added) };
    },
    async remove(): Promise<void> {
      for (const { index } of shelves) await client.indices.delete({ index }, { ignore: [404] });
    },
  };
};
