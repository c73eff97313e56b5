import type { listAudit } from '../../usecases/audit/list-audit.ts';
import type { readHotelNumbers, readNumbers } from '../../usecases/numbers/read-numbers.ts';
import type { readPace } from '../../usecases/numbers/read-pace.ts';

/** What the routes of reports are served with. */
export interface ReportsApp {
  readonly readHotelNumbers: ReturnType<typeof readHotelNumbers>;
  readonly readNumbers: ReturnType<typeof readNumbers>;
  readonly readPace: ReturnType<typeof readPace>;
  readonly listAudit: ReturnType<typeof listAudit>;
  readonly cursorKeys: readonly Uint8Array[];
}
