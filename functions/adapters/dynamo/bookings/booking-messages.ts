import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import { BOOKING_MAILS, type BookingMessage, type BookingMessages } from '../../../usecases/ports/mail.ts';
import { shownPage } from '../shown-page.ts';
import type { Item, Table } from '../table.ts';

const stored = z.object({
  bookingId: z.string(),
  id: z.string(),
  kind: z.enum(BOOKING_MAILS),
  to: z.object({ kind: z.enum(['guest', 'account', 'hotel']), email: z.string().nullable() }),
  subject: z.string(),
  state: z.enum(['sent', 'refused']),
  at: z.string(),
  about: z.string(),
});

/** Throws where the item is not such a mail. */
export const messageFromItem = (item: Item): BookingMessage => stored.parse(item);

/** The mails of bookings, each in its booking's partition. */
export const bookingMessages = (table: Table): BookingMessages => ({
  note: async (message) => {
    const key = keys.bookingMail(message.bookingId, message.about, message.id);
    const Item = { ...key, type: 'booking-mail', schema: 1, ...message };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  },
  of: async (bookingId, limit, after) => {
    const { pk } = keys.booking(bookingId);
    const page = await shownPage(table, { pk, beginsWith: 'MAIL#', descending: true, limit, after });
    return { messages: page.items.map(messageFromItem), next: page.next };
  },
});
