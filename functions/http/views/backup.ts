import type * as z from 'zod';
import type { backupAnswer } from '../../contract/operating/answers.ts';
import type { Backup } from '../../usecases/ports/backups.ts';

/** A backup as the API shows it. */
export const backupView = ({
  id,
  status,
  startedAt,
  content,
  reason,
}: Backup): z.infer<typeof backupAnswer>['backup'] => ({
  id,
  status,
  startedAt,
  takenAt: content?.takenAt ?? null,
  items: content?.items ?? null,
  kinds: content === null ? null : { ...content.kinds },
  sha256: content?.sha256 ?? null,
  reason,
});
