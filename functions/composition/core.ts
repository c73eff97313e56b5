import { hkdfSync, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import type { Table } from '../adapters/dynamo/table.ts';
import type { OpenSearchAddress } from '../adapters/search/opensearch/address.ts';
import { instantOf } from '../domain/calendar/instant.ts';
import type { BackupStore } from '../usecases/ports/backups.ts';
import type { Faults } from '../usecases/ports/faults.ts';
import type { HealthRecord } from '../usecases/ports/health.ts';
import type { Meter } from '../usecases/ports/metrics.ts';
import type { PictureStore } from '../usecases/ports/pictures.ts';
import type { QueueAdmin } from '../usecases/ports/queues.ts';
import type { Clock, Delay, Ids } from '../usecases/ports/time.ts';

/** Signing keys: the first signs, all verify, so that a key can be rotated. At least 32 bytes each. */
export interface SigningKeys {
  readonly quote: readonly Uint8Array[];
  readonly session: readonly Uint8Array[];
  readonly cursor: readonly Uint8Array[];
}

/** What the workers of the clock are composed from: they sign and verify nothing, so they are given no key. */
export interface KeylessCore {
  readonly table: Table;
  readonly clock: Clock;
  readonly delay: Delay;
  readonly ids: Ids;
  /** False under `--no-limits`: no rate limits and no cap on open holds; refused in production. */
  readonly limited: boolean;
  /** Whether the stage has a sandbox: clock, sandbox cards. */
  readonly sandbox: boolean;
  /** What the system is called, the name of its stage, and map tiles that are not its own. */
  readonly presentation?: { readonly brand: string; readonly stage: string; readonly tileUrl: string | null };
  /** The secret key of Stripe, asked for by the first payment; absent, the sandbox's gateway takes the money. */
  readonly stripeKey?: () => Promise<string>;
  /** The address of a test double in place of Stripe's own. */
  readonly stripeAddress?: { readonly host: string; readonly port: number; readonly protocol: 'http' | 'https' };
  /** Stripe's form for the browser: the key that may be public, and where its script is. */
  readonly cardForm?: { readonly publishableKey: string; readonly script: string };
  /** What Stripe signs its notices with; undefined where it is configured to send none. */
  readonly stripeWebhook?: () => Promise<string | undefined>;
  /** Where the index of hotels is; without it searches go to the table. */
  readonly openSearch?: OpenSearchAddress;
  /** How parts of a sandbox are to fail. */
  readonly faults?: Faults;
  /** Where the process notes which parts fail and which schedules ran; absent, it notes nothing. */
  readonly health?: HealthRecord;
  /** Counts and measures; absent, nothing is counted. */
  readonly meter?: Meter;
  /** The queues, where this process can reach them. */
  readonly queues?: QueueAdmin;
  /** Where pictures of hotels are kept; absent, none can be uploaded. */
  readonly pictures?: PictureStore;
  /** Where exports of everything are kept; absent, none is taken here. */
  readonly backups?: BackupStore;
  /** The compact asset of place names. */
  readonly placesFile: string;
  /** bcrypt's cost: 12 but in the simulation. */
  readonly passwordCost: number;
}

/** What every group is composed from; made once a process by the Lambda entry, the local server or a test. */
export interface Core extends KeylessCore {
  readonly signing: SigningKeys;
}

/** The real time. */
export const realClock: Clock = { now: () => instantOf(Date.now()) };

export const realDelay: Delay = { sleep: (milliseconds) => sleep(milliseconds), random: Math.random };

export const freshIds: Ids = { next: () => ulid(), nonce: () => randomBytes(16).toString('base64url') };

/** A secret shorter than this could be guessed offline from one signed cursor. */
const leastSecretLength = 32;

/**
 * Keys for each purpose from the installation's secrets, newest first, so that a quote can never pass for a session.
 * @throws an Error of one line where there is no secret or one is too short
 */
export const signingKeysOf = (secrets: readonly string[]): SigningKeys => {
  if (secrets.length === 0) throw new Error('There is no signing secret.');
  if (secrets.some((secret) => secret.length < leastSecretLength)) {
    throw new Error(`A signing secret is shorter than ${leastSecretLength} characters.`);
  }
  const derived = (purpose: string): Uint8Array[] =>
    secrets.map((secret) => new Uint8Array(hkdfSync('sha256', secret, 'hotel-booking', purpose, 32)));
  return { quote: derived('quote'), session: derived('session'), cursor: derived('cursor') };
};
