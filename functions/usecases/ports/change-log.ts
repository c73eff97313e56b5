import type { AuditEntry } from './audit.ts';

/** The change log, for changes that are many writes and so cannot carry their entry in one of them. */
export interface ChangeLog {
  /** Written before the change begins: what is done without an entry cannot be, what was begun and broken off has one. */
  add(entry: AuditEntry): Promise<'added' | 'contended'>;
}
