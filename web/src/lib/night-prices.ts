import type { Money } from './formats.ts';
import { plus } from './money.ts';

interface PricedNight {
  readonly date: string;
  /** Before plan and party. */
  readonly price: Money;
  readonly rooms: readonly { readonly price: Money }[];
}

/** What each night of a stay costs in all its rooms, before taxes that are added: they add up to the rooms' price. */
export const nightPrices = (nights: readonly PricedNight[]): ReadonlyMap<string, Money> =>
  new Map(
    nights.map(({ date, price, rooms: [first, ...others] }) => [
      date,
      first ? others.reduce((sum, room) => plus(sum, room.price), first.price) : price,
    ]),
  );
