import type { Client } from '@opensearch-project/opensearch';
import * as z from 'zod';

const schema = z.object({
  nodes: z.record(z.string(), z.object({ process: z.object({ cpu: z.object({ total_in_millis: z.int() }) }) })),
});

/**
 * Milliseconds of a processor that OpenSearch has had since it began: however busy the machine is, it
 * counts its own. It looks once a second, so this is for what lasts many.
 */
export const engineMs = async (client: Client): Promise<number> => {
  const { body } = await client.nodes.stats({ metric: ['process'] });
  return Object.values(schema.parse(body).nodes).reduce((sum, { process }) => sum + process.cpu.total_in_millis, 0);
};

/** The same of this process. */
export const ownMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
