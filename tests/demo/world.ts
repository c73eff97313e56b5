import { randomUUID } from 'node:crypto';
import { openCities } from '../../demo/cities.ts';
import type { World } from '../../demo/hotels.ts';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import type { Item, Table } from '../../functions/adapters/dynamo/table.ts';
import { openPlaces } from '../../functions/adapters/places/open-places.ts';
import type { Core } from '../../functions/composition/core.ts';
import { ensurePlaces, placesFile } from '../../local/places.ts';
import { createTable } from '../../local/table-definition.ts';
import { createMemoryDynamo, type MemoryDynamoOptions } from '../../memory-dynamodb/index.ts';
import { standingClock } from '../support/account-world.ts';

export const PASSWORD = 'demo-hotel-2026';

/** A Sunday evening, so that the weekend to come is near. */
export const ANCHOR = '2026-11-22T18:30:00.000Z';

/** Made if it is not there yet, as on a fresh checkout. */
await ensurePlaces(() => undefined);

export const theWorld = (changes: Partial<World> = {}): World => ({
  seed: 1,
  anchor: ANCHOR,
  ownerId: 'demo-owner',
  cities: openCities(openPlaces(placesFile)),
  ...changes,
});

const NAME = 'demo-world';

/** A table in memory with a core around it, and everything that stands in it. */
export const emptyTable = async (options: MemoryDynamoOptions = {}) => {
  const memory = createMemoryDynamo(options);
  const client = memory.client();
  await createTable(client, NAME);
  const table: Table = tableOf(client, NAME);
  const clock = standingClock(ANCHOR);
  const key = new Uint8Array(32);
  const core: Core = {
    table,
    clock,
    delay: { sleep: async () => undefined, random: () => 0.5 },
    ids: { next: randomUUID, nonce: randomUUID },
    signing: { quote: [key], session: [key], cursor: [key] },
    limited: true,
    sandbox: true,
    placesFile,
    passwordCost: 4,
  };
  const items = (): Item[] => memory.items(NAME).map((item) => ({ ...item }));
  return { core, table, clock, items };
};

/** What stands in a table but for the accounts (whose hashes are salted) and the note of how far it has come. */
export const worldIn = (items: readonly Item[]): Item[] =>
  items
    .filter(({ pk }) => !/^(USER|EMAIL|SYSTEM|AUDIT#USER)/.test(String(pk)))
    .sort((one, other) => (`${one['pk']}\n${one['sk']}` < `${other['pk']}\n${other['sk']}` ? -1 : 1));
