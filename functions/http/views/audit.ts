import type * as z from 'zod';
import type * as contract from '../../contract/answers/accounts.ts';
import type { AuditEntry } from '../../usecases/ports/audit.ts';

/** An entry of the change log as the API shows it. */
export const auditView = ({ at, action, actor, before, after }: AuditEntry): z.output<typeof contract.auditEntry> => ({
  at,
  action,
  actor,
  before: { ...before },
  after: { ...after },
});
