import * as z from 'zod';
import { keys, mailOutbox } from '../../../contract/keys.ts';
import type { Mailer, SentMail, SentMails } from '../../../usecases/ports/mail.ts';
import { commit } from '../commit.ts';
import { shownPage } from '../shown-page.ts';
import { getItem, type Table } from '../table.ts';

const stored = z.object({
  id: z.string(),
  kind: z.string(),
  from: z.string(),
  to: z.object({ email: z.string(), name: z.string() }),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  attachments: z.array(z.object({ filename: z.string(), contentType: z.string(), content: z.string() })),
  bookingId: z.string().nullable(),
  about: z.string(),
});

/** Mails that go nowhere but into the table, where the sandbox shows them: the same mail twice is one. */
export const tableMailer = (table: Table, from: string): Mailer => ({
  exact: true,
  send: async (mail) => {
    const Item = { ...keys.sentMail(mail.about, mail.id), type: 'sent-mail', schema: 1, from, ...mail };
    const outcome = await commit(table, [
      { means: 'mail', put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } },
    ]);
    if (outcome.kind === 'contended') throw new Error(`The mail could not be kept: ${outcome.why}`);
  },
});

/** The mails the sandbox has sent, the newest first. */
export const sentMails =
  (table: Table): SentMails =>
  async (limit, before) => {
    const page = await shownPage(table, { pk: mailOutbox, descending: true, limit, after: before });
    return { mails: page.items.map((item) => stored.parse(item)), next: page.next };
  };

export const sentMail =
  (table: Table): SentMail =>
  async (about, mailId) => {
    const item = await getItem(table, keys.sentMail(about, mailId));
    return item && stored.parse(item);
  };
