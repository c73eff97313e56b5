import { SignatureV4 } from '@smithy/signature-v4';
import { Sha256 } from '../../functions/adapters/secrets/sha256.ts';
import { CommandError } from '../command.ts';
import { region, runningEndpoint } from '../localstack/endpoint.ts';
import { deployedFunction } from '../localstack/outputs.ts';

/** No emulator asks who calls, but each reads from the signature for which service and region it is. */
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/**
 * Calls a function on the emulator and returns its answer.
 * @throws CommandError where nothing is deployed there, or the function failed
 */
export const invokeDeployed = async (name: string, event: unknown): Promise<unknown> => {
  const endpoint = await runningEndpoint(process.env);
  const url = new URL(`/2015-03-31/functions/${deployedFunction(endpoint, name)}/invocations`, endpoint);
  const body = JSON.stringify(event);
  const signer = new SignatureV4({ service: 'lambda', region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.host, 'content-type': 'application/json' },
    body,
  });
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  if (!response.ok || response.headers.has('x-amz-function-error')) {
    throw new CommandError(`the function ${name} failed, with ${response.status}: ${text.slice(0, 400)}`);
  }
  return text === '' ? undefined : JSON.parse(text);
};
