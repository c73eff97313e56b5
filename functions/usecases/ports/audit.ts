import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Instant } from '../../domain/calendar/instant.ts';

/** Who changed what: written in the transaction of the change itself, so that neither is without the other. */
export interface AuditEntry {
  /** The thing changed: `USER#id`, `HOTEL#id`, `SETTINGS`. */
  readonly subject: string;
  /** What was done, `user.changed`, `settings.changed`. */
  readonly action: string;
  /** The user who did it, or the name of the command or schedule. */
  readonly actor: string;
  readonly at: Instant;
  /** Only the facts that changed; never a password, its hash or a token. */
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** Notes what was done where there is no change that it could be written with. It throws where it cannot be written. */
export type AuditNote = (entry: AuditEntry) => Promise<void>;

/** The change logs of everything, by day (UTC). */
export interface AuditDays {
  /** A page of what was changed on a day, newest first; `after` goes on behind the page before. */
  page(day: IsoDate, limit: number, after: string | undefined): ReturnType<AuditTrail['page']>;
}

/** The change log as it is read. */
export interface AuditTrail {
  /** A page of what was changed of a subject, newest first; `after` goes on behind the page before. */
  page(
    subject: string,
    limit: number,
    after: string | undefined,
  ): Promise<{ readonly entries: readonly AuditEntry[]; readonly next: string | undefined }>;
}
