import { CommandError } from '../command.ts';

/** LocalStack's default address. */
const usual = 'http://127.0.0.1:4566';
/** The region everything lives in on an emulator; the CDK's own default, so that neither asks an account. */
export const region = 'us-east-1';

type Env = Readonly<Record<string, string | undefined>>;

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/**
 * The emulator's address: AWS_ENDPOINT_URL, or where LocalStack listens.
 * @throws CommandError for an address that is not on this machine: these commands are not for AWS
 */
export const endpointOf = (env: Env): string => {
  // S3's own endpoint goes to the same tools, so the same check applies.
  for (const name of ['AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL']) if (env[name]) originOf(name, env[name]);
  return env['AWS_ENDPOINT_URL'] ? originOf('AWS_ENDPOINT_URL', env['AWS_ENDPOINT_URL']) : usual;
};

const originOf = (name: string, given: string): string => {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new CommandError(`${name} is not an address such as ${usual}: '${given}'`);
  }
  if (isLoopback(url)) return url.origin;
  throw new CommandError(
    `${url.origin} is not on this machine, and these commands are for an emulator here: unset ${name}; docs/deploy.md is for AWS`,
  );
};

/** Whether an HTTP server answers there, and its description of itself. */
export const answers = async (endpoint: string, patienceMs = 3000): Promise<boolean> => {
  try {
    const response = await fetch(`${endpoint}/_localstack/health`, { signal: AbortSignal.timeout(patienceMs) });
    return response.ok;
  } catch {
    return false;
  }
};

/** The emulator's address once it answers there. @throws CommandError if it does not */
export const runningEndpoint = async (env: Env): Promise<string> => {
  const endpoint = endpointOf(env);
  if (await answers(endpoint)) return endpoint;
  const named = env['AWS_ENDPOINT_URL'] ? 'start it, or unset AWS_ENDPOINT_URL' : 'run npm run localstack:up first';
  throw new CommandError(`no emulator answers at ${endpoint}: ${named}`);
};

/**
 * The environment of a tool that calls the emulator: both endpoints, as S3 has a separate one, dummy keys, and no
 * setting of a real account.
 */
export const emulatorEnv = (endpoint: string, env: Env): Record<string, string> => {
  const kept = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || (name.startsWith('AWS_') && name !== 'AWS_CA_BUNDLE') || name === 'CDK_DEFAULT_ACCOUNT'
      ? []
      : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(kept),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: env['AWS_ENDPOINT_URL_S3'] || endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    // The emulator has no metadata service, and waiting for one costs seconds.
    AWS_EC2_METADATA_DISABLED: 'true',
  };
};
