import type { Client } from '@opensearch-project/opensearch';
import * as z from 'zod';

const schema = z.object({
  nodes: z.record(z.string(), z.object({ process: z.object({ cpu: z.object({ total_in_millis: z.int() }) }) })),
});

/**
 * CPU milliseconds of OpenSearch since its start, independent of other load on the machine. OpenSearch updates the
 * value once per second, so use it only for long measurements.
 */
export const engineMs = async (client: Client): Promise<number> => {
  const { body } = await client.nodes.stats({ metric: ['process'] });
  return Object.values(schema.parse(body).nodes).reduce((sum, { process }) => sum + process.cpu.total_in_millis, 0);
};

/** The same for this process. */
export const ownMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
