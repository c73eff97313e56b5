import type { moveClock } from '../../usecases/operating/move-clock.ts';
import type { Faults } from '../../usecases/ports/faults.ts';
import type { SentMail, SentMails } from '../../usecases/ports/mail.ts';
import type { Metrics } from '../../usecases/ports/metrics.ts';
import type { Clock } from '../../usecases/ports/time.ts';

/** What only a sandbox lets one do. */
export interface SandboxApp {
  readonly now: Clock['now'];
  readonly moveClock: ReturnType<typeof moveClock>;
  readonly faults: Pick<Faults, 'load' | 'set'>;
  readonly sentMails: SentMails;
  readonly sentMail: SentMail;
  /** Undefined where the processes keep no count. */
  readonly metrics: Metrics | undefined;
  readonly cursorKeys: readonly Uint8Array[];
}
