import type * as z from 'zod';
import type * as contract from '../../contract/accounts/answers.ts';
import type { AuditEntry } from '../../usecases/ports/audit.ts';

/** An entry beside what it is about: an account, a hotel with all that belongs to it, the settings. */
export const auditedView = (entry: AuditEntry): z.output<typeof contract.auditedEntry> => {
  const [kind = '', id] = entry.subject.split('#');
  return { ...auditView(entry), subject: { kind: kind.toLowerCase(), id: id ?? null } };
};

/** An entry of the change log as the API shows it. */
export const auditView = ({ at, action, actor, before, after }: AuditEntry): z.output<typeof contract.auditEntry> => ({
  at,
  action,
  actor,
  before: { ...before },
  after: { ...after },
});
