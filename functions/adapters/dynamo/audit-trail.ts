import * as z from 'zod';
import { auditDay } from '../../contract/audit-keys.ts';
import { auditOf } from '../../contract/keys.ts';
import type { AuditDays, AuditEntry, AuditTrail } from '../../usecases/ports/audit.ts';
import { shownPage } from './shown-page.ts';
import { getItems, type Item, keyOf, queryPage, type Table } from './table.ts';

const facts = z.record(z.string(), z.unknown());
const stored = z.object({
  type: z.literal('audit'),
  schema: z.literal(1),
  subject: z.string(),
  action: z.string(),
  actor: z.string(),
  at: z.string(),
  before: facts,
  after: facts,
});

const fromItem = (item: Item): AuditEntry => {
  const { type: _, schema: __, ...entry } = stored.parse(item);
  return entry;
};

/** The change log, read by what was changed. */
export const auditTrail = (table: Table): AuditTrail => ({
  page: async (subject, limit, after) => {
    const pk = auditOf(subject);
    const page = await shownPage(table, { pk, descending: true, limit, after });
    return { entries: page.items.map(fromItem), next: page.next };
  },
});

/** Every change log, read by day: the index names the entries, which are then read by key. */
export const auditDays = (table: Table): AuditDays => ({
  page: async (day, limit, after) => {
    const pk = auditDay(day);
    const start = after === undefined ? undefined : { ...entryKey(after), listPk: pk, listSk: after };
    const page = await queryPage(table, { index: 'listing', pk, descending: true, limit, after: start });
    const found = await getItems(table, page.items.map(keyOf), { consistent: false });
    const byKey = new Map(found.map((item) => [JSON.stringify(keyOf(item)), fromItem(item)]));
    return {
      entries: page.items.flatMap((item) => byKey.get(JSON.stringify(keyOf(item))) ?? []),
      next: page.next && String(page.next['listSk']),
    };
  },
});

/** The key of the entry that a place in the list names: `at#nonce#subject`. */
const entryKey = (place: string) => {
  const [at = '', nonce = '', ...subject] = place.split('#');
  return { pk: auditOf(subject.join('#')), sk: `${at}#${nonce}` };
};
