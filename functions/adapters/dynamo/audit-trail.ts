import * as z from 'zod';
import { auditOf } from '../../contract/keys.ts';
import type { AuditEntry, AuditTrail } from '../../usecases/ports/audit.ts';
import { shownPage } from './shown-page.ts';
import type { Item, Table } from './table.ts';

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
