import { keys } from '../../contract/keys.ts';
import type { AuditEntry } from '../../usecases/ports/audit.ts';
import type { Write } from './commit.ts';

/**
 * The entry as a write for the transaction of its change. `nonce` tells entries of one instant apart; the same nonce in
 * a second try writes the same entry.
 */
export const auditWrite = (entry: AuditEntry, nonce: string): Write<'audit'> => ({
  means: 'audit',
  put: { Item: { ...keys.audit(entry.subject, entry.at, nonce), type: 'audit', schema: 1, ...entry } },
});
