import type { Table } from './table.ts';

const epochs = new WeakMap<Table, number>();

/** How often this process has changed hotels, room types or ratings of the table: what it remembers of them is of an epoch. */
export const hotelEpoch = (table: Table): number => epochs.get(table) ?? 0;

/** Told by every writer of them, after its commit: what this process remembers of hotels is out of date. */
export const hotelsChanged = (table: Table): void => {
  epochs.set(table, hotelEpoch(table) + 1);
};
