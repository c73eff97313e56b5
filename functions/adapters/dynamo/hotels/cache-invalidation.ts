import type { Table } from '../table.ts';

/** What this process has written of a hotel; of all of them where there is no id. `index`: its document for searches. */
export interface HotelWritten {
  readonly hotelId?: string | undefined;
  readonly part: 'facts' | 'nights' | 'index';
}

type Listener = (written: HotelWritten) => void;

const listeners = new WeakMap<Table, Set<Listener>>();
const generations = new WeakMap<Table, number>();

/** How often this process has changed hotels, room types or ratings of the table: what it remembers of them is of an generation. */
export const hotelGeneration = (table: Table): number => generations.get(table) ?? 0;

/** Hears of every write of this process to hotels of the table, for as long as there is the table. */
export const onHotelWritten = (table: Table, listener: Listener): void => {
  const known = listeners.get(table) ?? new Set();
  known.add(listener);
  listeners.set(table, known);
};

/** Called after every write, whatever came of it: what this process remembers of the hotel is out of date. */
export const hotelWritten = (table: Table, written: HotelWritten): void => {
  if (written.part === 'facts') generations.set(table, hotelGeneration(table) + 1);
  for (const listener of listeners.get(table) ?? []) listener(written);
};

/** What the key of a written item belongs to; undefined where no cache keeps such an item. */
const partOf = (pk: unknown, sk: unknown): HotelWritten | undefined => {
  if (typeof pk !== 'string' || typeof sk !== 'string' || !pk.startsWith('HOTEL#')) return undefined;
  const hotelId = pk.slice('HOTEL#'.length);
  if (sk.startsWith('NIGHT#')) return { hotelId, part: 'nights' };
  return sk === 'HOTEL' || sk.startsWith('HOTEL#') ? { hotelId, part: 'facts' } : undefined;
};

/** Calls for those of the keys that are a hotel's, each part once. */
export const keysWritten = (table: Table, keys: readonly (Readonly<Record<string, unknown>> | undefined)[]): void => {
  const notified = new Set<string>();
  for (const key of keys) {
    const written = partOf(key?.['pk'], key?.['sk']);
    if (written === undefined || notified.has(`${written.hotelId} ${written.part}`)) continue;
    notified.add(`${written.hotelId} ${written.part}`);
    hotelWritten(table, written);
  }
};

/** Called by code that writes hotels and nights past the writers above, as a first filling does. */
export const hotelsChanged = (table: Table): void => {
  hotelWritten(table, { part: 'facts' });
  hotelWritten(table, { part: 'nights' });
};
