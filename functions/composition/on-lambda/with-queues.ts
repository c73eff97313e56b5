import { republishRecord } from '../../adapters/dynamo/outbox/republish.ts';
import { openQueueAdmin } from '../../adapters/messaging/open-queue-admin.ts';
import { queuesEnv } from '../../runtime/env.ts';
import type { Core } from '../core.ts';

/** The core with the queues of the stage, where its environment says where they are. */
export const withQueues = <C extends Core>(core: C): C => {
  const rows = queuesEnv();
  if (rows.length === 0) return core;
  return { ...core, queues: openQueueAdmin(rows, republishRecord(core.table, core.ids.nonce)) };
};
