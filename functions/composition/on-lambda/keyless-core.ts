import { openTable } from '../../adapters/dynamo/open-table.ts';
import { sandboxFaults } from '../../adapters/dynamo/sandbox/sandbox-faults.ts';
import { countConflicts } from '../../adapters/dynamo/table-counts.ts';
import { type CallMeter, emfMeter } from '../../runtime/emf.ts';
import { hasSandbox, type LambdaEnv, roleEnv } from '../../runtime/env.ts';
import { freshIds, type KeylessCore, realDelay } from '../core.ts';
import { type StageClock, stageClock } from './stage-clock.ts';
import { stripeOf } from './stripe-secret.ts';

/** A core whose clock is asked at the beginning of each call, and whose counts are written at its end. */
export type OnLambda<C extends KeylessCore> = C & { readonly clock: StageClock; readonly meter: CallMeter };

/** The index of hotels, where this function has one to ask; a domain of AWS wants every request signed. */
const openSearchOf = ({
  OPENSEARCH_URL: url,
  OPENSEARCH_REPLICAS: replicas,
}: LambdaEnv): Pick<KeylessCore, 'openSearch'> => {
  if (url === undefined) return {};
  if (!new URL(url).hostname.endsWith('.amazonaws.com')) return { openSearch: { url, replicas } };
  const { AWS_REGION: region } = roleEnv();
  const credentials = async () => {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN } = roleEnv();
    return {
      accessKeyId,
      secretAccessKey,
      ...(AWS_SESSION_TOKEN !== undefined && { sessionToken: AWS_SESSION_TOKEN }),
    };
  };
  return { openSearch: { url, replicas, role: { region, credentials } } };
};

/** What a Lambda that signs nothing is composed from, out of its environment; once, when the container starts. */
export const keylessCore = (env: LambdaEnv): OnLambda<KeylessCore> => {
  const table = openTable(env.TABLE_NAME, env.DYNAMODB_ENDPOINT);
  const meter = emfMeter(env.STAGE);
  countConflicts(table, meter);
  return {
    table,
    clock: stageClock(table, hasSandbox(env)),
    meter,
    delay: realDelay,
    ids: freshIds,
    limited: true,
    sandbox: hasSandbox(env),
    presentation: { brand: env.BRAND, stage: env.STAGE, tileUrl: env.TILE_URL ?? null },
    ...(hasSandbox(env) && { faults: sandboxFaults(table) }),
    placesFile: env.PLACES_FILE,
    passwordCost: 12,
    ...openSearchOf(env),
    ...stripeOf(env),
  };
};
