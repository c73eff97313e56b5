import { edgeEnv } from '../../runtime/env.ts';
import { secretLines } from './secret-lines.ts';

/** The keys by which the CDN identifies itself, newest first; undefined without a CDN. */
export const edgeKeys = async (): Promise<string[] | undefined> => {
  const { EDGE_SECRET } = edgeEnv();
  return EDGE_SECRET === undefined ? undefined : secretLines(EDGE_SECRET);
};
