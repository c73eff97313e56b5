import { withBackoff } from '../../usecases/backoff.ts';
import type { AuditNote } from '../../usecases/ports/audit.ts';
import type { Delay, Ids } from '../../usecases/ports/time.ts';
import { auditWrite } from './audit.ts';
import { commit } from './commit.ts';
import type { Table } from './table.ts';

/** Writes an entry of the change log by itself, for what changes nothing in the table or cannot be one transaction. */
export const auditNote =
  (table: Table, ids: Pick<Ids, 'nonce'>, delay: Delay): AuditNote =>
  async (entry) => {
    const nonce = ids.nonce();
    const outcome = await withBackoff(delay, async () =>
      (await commit(table, [auditWrite(entry, nonce)])).kind === 'committed' ? 'written' : 'again',
    );
    if (outcome === 'gave-up') throw new Error('the change log could not be written: try again');
  };
