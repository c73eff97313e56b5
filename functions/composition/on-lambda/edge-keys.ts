import { edgeEnv } from '../../runtime/env.ts';
import { secretLines } from './secret-lines.ts';

/** What the CDN in front proves itself by, newest first; undefined where none stands in front. */
export const edgeKeys = async (): Promise<string[] | undefined> => {
  const { EDGE_SECRET } = edgeEnv();
  return EDGE_SECRET === undefined ? undefined : secretLines(EDGE_SECRET);
};
