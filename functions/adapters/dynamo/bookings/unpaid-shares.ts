import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import type { NotedStay, ShareOf, UnpaidShares } from '../../../usecases/ports/unpaid-shares.ts';
import { update } from '../commit.ts';
import { networkOf } from '../limits/network.ts';
import type { Item, Table } from '../table.ts';

const stored = z.object({ checkIn: z.string(), checkOut: z.string(), rooms: z.int(), at: z.string() });

/** Each note is an attribute of its own, so that one update adds it whether or not there is an item. */
const PREFIX = 'stay:';
const MOST_FORGOTTEN = 100;
/** A note outlives any unpaid booking, which waits a day for its gateway at most; it follows the real time. */
const KEPT_SECONDS = 2 * 86_400;

const nameOf = ({ bookingId, version }: Pick<NotedStay, 'bookingId' | 'version'>): string =>
  `${PREFIX}${bookingId}:${version}`;

const notesIn = (item: Item): NotedStay[] =>
  Object.entries(item).flatMap(([name, value]) => {
    if (!name.startsWith(PREFIX)) return [];
    const [bookingId = '', version] = name.slice(PREFIX.length).split(':');
    return [{ bookingId, version: Number(version), ...stored.parse(value) }];
  });

const keyOf = ({ address, hotelId, roomTypeId }: ShareOf) => keys.unpaidShare(networkOf(address), hotelId, roomTypeId);

/** The notes of one network address for one room type are one item. */
export const unpaidShares = (table: Table): UnpaidShares => ({
  note: async (of, { bookingId, version, ...stay }) => {
    const answer = await update(table, {
      Key: keyOf(of),
      UpdateExpression: 'SET #type = :type, #schema = :schema, #ttl = :ttl, #note = if_not_exists(#note, :note)',
      ExpressionAttributeNames: {
        '#type': 'type',
        '#schema': 'schema',
        '#ttl': 'ttl',
        '#note': nameOf({ bookingId, version }),
      },
      ExpressionAttributeValues: {
        ':type': 'unpaid-share',
        ':schema': 1,
        ':ttl': Math.ceil(Date.now() / 1000) + KEPT_SECONDS,
        ':note': stay,
      },
    });
    return answer.kind === 'updated' ? notesIn(answer.item) : [];
  },

  forget: async (of, notes) => {
    if (notes.length === 0) return;
    const names = notes.slice(0, MOST_FORGOTTEN).map((note, index) => [`#n${index}`, nameOf(note)] as const);
    await update(table, {
      Key: keyOf(of),
      UpdateExpression: `REMOVE ${names.map(([name]) => name).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names),
    });
  },
});
