import * as z from 'zod';
import { keys } from '../../contract/keys.ts';
import { acceptingBookings, settings as bounds } from '../../contract/operating/bodies.ts';
import { withBackoff } from '../../usecases/backoff.ts';
import {
  defaultSettings,
  type SettingsStore,
  type SystemSettings,
  type VersionedSettings,
} from '../../usecases/ports/settings.ts';
import type { Delay, Ids } from '../../usecases/ports/time.ts';
import { auditWrite } from './audit.ts';
import { commit, type Write } from './commit.ts';
import { getItem, type Item, type Table } from './table.ts';

const stored = z.object({
  type: z.literal('settings'),
  schema: z.literal(1),
  ...bounds.shape,
  acceptingBookings,
  version: z.int().min(1),
});

const fromItem = (item: Item): VersionedSettings => {
  const { type: _type, schema: _schema, ...kept } = stored.parse({ ...defaultSettings, ...item });
  return kept;
};

/** The settings as one item; until they are changed there is none, and the defaults are version 1. */
export const settingsRepository = (table: Table, ids: Ids, delay: Delay): SettingsStore => ({
  load: async () => {
    const item = await getItem(table, keys.settings());
    return item ? fromItem(item) : { ...defaultSettings, version: 1 };
  },

  change: async (before, after, audit) => {
    const nonce = ids.nonce();
    const writes = [put(before, after, nonce), auditWrite(audit, nonce)];
    const outcome = await withBackoff(delay, async () => {
      const answer = await commit(table, writes);
      if (answer.kind === 'committed') return 'changed';
      if (answer.kind === 'contended') return 'again';
      // The answer of an earlier try was lost: the stored settings are ours.
      return answer.failures.some(({ item }) => item?.['nonce'] === nonce) ? 'changed' : 'stale';
    });
    return outcome === 'gave-up' ? 'lost' : outcome;
  },
});

const put = (before: VersionedSettings, after: SystemSettings, nonce: string): Write<'settings'> => ({
  means: 'settings',
  put: {
    Item: {
      ...keys.settings(),
      type: 'settings',
      schema: 1,
      ...after,
      version: before.version + 1,
      nonce,
    },
    // Still the version that was read; version 1 may be the defaults, which are no item.
    ConditionExpression: before.version === 1 ? 'attribute_not_exists(pk)' : '#version = :before',
    ...(before.version > 1 && {
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':before': before.version },
    }),
  },
});
