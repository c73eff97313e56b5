import type { ChangeLog } from '../../usecases/ports/change-log.ts';
import type { Delay, Ids } from '../../usecases/ports/time.ts';
import { auditWrite } from './audit.ts';
import { commitKnowing } from './change.ts';
import type { Table } from './table.ts';

/** Entries of the change log that stand alone. */
export const changeLog = (table: Table, delay: Delay, ids: Ids): ChangeLog => ({
  async add(entry) {
    const nonce = ids.nonce();
    const result = await commitKnowing(table, delay, nonce, [auditWrite(entry, nonce)]);
    return result === 'committed' ? 'added' : 'contended';
  },
});
