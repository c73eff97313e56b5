import type { Table } from '../../adapters/dynamo/table.ts';
import type { Clock, Ids, Pauses } from '../../usecases/ports/time.ts';

/** Signing keys: the first signs, all verify, so that a key can be rotated. At least 32 bytes each. */
export interface SigningKeys {
  readonly quote: readonly Uint8Array[];
  readonly session: readonly Uint8Array[];
  readonly cursor: readonly Uint8Array[];
}

/** What every group is composed from; made once a process by the Lambda entry, the local server or a test. */
export interface Core {
  readonly table: Table;
  readonly clock: Clock;
  readonly pauses: Pauses;
  readonly ids: Ids;
  readonly signing: SigningKeys;
  /** False under `--no-limits`: no rate limits and no cap on open holds; refused in production. */
  readonly limited: boolean;
  /** Whether the stage has a sandbox: clock, sandbox cards. */
  readonly sandbox: boolean;
  /** The compact asset of place names. */
  readonly placesFile: string;
  /** bcrypt's cost: 12 but in the simulation. */
  readonly passwordCost: number;
}
