import type { AuditEntry, AuditTrail } from '../ports/audit.ts';

export interface ChangesRequest {
  readonly limit: number;
  /** Behind the last entry of the page before. */
  readonly after: string | undefined;
  /** Only entries that say so; all of them where it is left out. */
  readonly wanted?: ((entry: AuditEntry) => boolean) | undefined;
}

export interface ChangesPage {
  readonly entries: readonly AuditEntry[];
  readonly next: string | undefined;
}

/** Reads that one page may cost: a filter that hits nothing gives a short page with its cursor. */
const MOST_READS = 10;

/** What was changed of a thing, newest first. */
export const listChanges =
  ({ trail }: { readonly trail: AuditTrail }) =>
  async (subject: string, { limit, after, wanted = () => true }: ChangesRequest): Promise<ChangesPage> => {
    const entries: AuditEntry[] = [];
    let position = after;
    for (let reads = 0; reads < MOST_READS; reads += 1) {
      const page = await trail.page(subject, limit - entries.length, position);
      entries.push(...page.entries.filter(wanted));
      position = page.next;
      if (position === undefined || entries.length === limit) break;
    }
    return { entries, next: position };
  };
