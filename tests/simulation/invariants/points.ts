import type { PlainItem } from '../../../local/memory-table/values/plain.ts';
import type { Shadow } from '../shadow.ts';
import { must } from '../violation.ts';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Every stay that is over has earned once, nothing else has, and an account has what its entries add up to. */
export const checkPoints = (shadow: Shadow, items: readonly PlainItem[]): void => {
  const entries = items.filter(({ type }) => type === 'points-entry');
  const earned = new Map<string, number>();
  for (const entry of entries) {
    if (entry['kind'] !== 'earned') continue;
    const id = String(entry['bookingId']);
    earned.set(id, (earned.get(id) ?? 0) + 1);
  }
  for (const { booking } of shadow.bookings.values()) {
    const times = earned.get(booking.id) ?? 0;
    const owed = booking.status === 'completed' ? 1 : 0;
    must(
      times === owed,
      'a stay that is over earns once',
      () => `${booking.id}, ${booking.status}, has earned ${times} times`,
    );
  }
  for (const account of items) {
    if (account['type'] !== 'points') continue;
    const own = entries.filter(({ pk }) => pk === account['pk']);
    const told = sum(own.map(({ points }) => Number(points)));
    const lots = account['lots'] as readonly { readonly points: number }[];
    const has = sum(lots.map(({ points }) => points));
    must(
      has === told,
      'an account has what its entries tell',
      () => `${String(account['pk'])} has ${has}, told are ${told}`,
    );
  }
};
