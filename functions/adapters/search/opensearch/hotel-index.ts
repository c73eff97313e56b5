import type { Client } from '@opensearch-project/opensearch';
import * as z from 'zod';
import { withBackoff } from '../../../usecases/backoff.ts';
import type { HotelIndex, HotelWriting, IndexFailure } from '../../../usecases/ports/indexing.ts';
import type { Clock, Delay } from '../../../usecases/ports/time.ts';
import { bodyOf, placeHolderOf } from './document-body.ts';
import { behind, writtenAs } from './indexes.ts';
import type { IndexNames } from './names.ts';

export interface HotelIndexDeps {
  readonly client: Client;
  readonly names: IndexNames;
  readonly clock: Clock;
  readonly delay: Delay;
}

/** How long a writer may not know of an index that is being rebuilt beside. */
export const TARGETS_KEPT_MS = 5000;

const itemSchema = z.object({
  index: z.object({
    _id: z.string(),
    status: z.int(),
    error: z.object({ type: z.string(), reason: z.string().optional() }).optional(),
  }),
});
const bulkSchema = z.object({ items: z.array(itemSchema) });

/** Busy rather than broken: it is asked again after a while. */
const isBusy = (status: number): boolean => status === 429 || status >= 500;

/**
 * Writes documents under their tickets as external versions to every index that writers write to. A conflict is a newer
 * document, and success; whatever the index is too busy for is sent again, later and alone.
 */
export const hotelIndex = ({ client, names, clock, delay }: HotelIndexDeps): HotelIndex => {
  let known: { readonly targets: readonly string[]; readonly until: number } | undefined;

  const targets = async (): Promise<readonly string[]> => {
    if (known === undefined || known.until < performance.now()) {
      known = { targets: await behind(client, names.writing), until: performance.now() + TARGETS_KEPT_MS };
    }
    return known.targets;
  };

  /** Sends what is left; answers what it was too busy for. */
  const send = async (
    index: string,
    writings: readonly HotelWriting[],
    failures: IndexFailure[],
  ): Promise<HotelWriting[]> => {
    const body = writings.flatMap(({ hotelId, ticket, document }) => [
      { index: { _id: hotelId, version: ticket, version_type: 'external' as const } },
      document === null ? placeHolderOf(hotelId, clock.now()) : bodyOf(document),
    ]);
    const answer = await client.bulk(
      { index: writtenAs(index), require_alias: true, body },
      { ignore: [429, 503], maxRetries: 0 },
    );
    if (isBusy(answer.statusCode ?? 200)) return [...writings];
    const busy = new Set<string>();
    for (const { index: said } of bulkSchema.parse(answer.body).items) {
      // Not found: the index itself has gone, replaced by one that is written to as well.
      if (said.status < 300 || said.status === 409 || said.status === 404) continue;
      if (isBusy(said.status)) busy.add(said._id);
      else {
        const why = `${said.error?.type ?? said.status}: ${said.error?.reason ?? ''}`;
        failures.push({ hotelId: said._id, why, poison: true });
      }
    }
    return writings.filter(({ hotelId }) => busy.has(hotelId));
  };

  const sendWhole = async (
    index: string,
    writings: readonly HotelWriting[],
    failures: IndexFailure[],
  ): Promise<void> => {
    let left = writings;
    const result = await withBackoff(delay, async () => {
      left = await send(index, left, failures);
      return left.length === 0 ? 'written' : 'again';
    });
    if (result === 'gave-up') {
      failures.push(...left.map(({ hotelId }) => ({ hotelId, why: 'the index is too busy', poison: false })));
    }
  };

  return {
    async write(writings) {
      const failures: IndexFailure[] = [];
      const indexes = writings.length === 0 ? [] : await targets();
      for (const index of indexes) await sendWhole(index, writings, failures);
      return failures;
    },
  };
};
