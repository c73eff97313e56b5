// `npm run localstack:deploy`: the whole system onto an emulator, as `cdk deploy` brings it to AWS.

import * as z from 'zod';
import { ensurePlaces } from '../../local/places.ts';
import { CommandError, command, print } from '../command.ts';
import { cdk, checkCdk } from './cdk.ts';
import { region, runningEndpoint } from './endpoint.ts';
import { deployedAt, freshOutputs } from './outputs.ts';

const help = `Deploys every stack of the stage localstack to an emulator on this machine. Again and again is fine.

  npm run localstack:deploy -- [--release NAME] [--verbose]

  --release NAME   what GET /api/v1/health adds to the version, so that one can see which code is served
  --verbose        everything the CDK says
  --help           this page

  AWS_ENDPOINT_URL      the emulator (http://127.0.0.1:4566); only an address of this machine is taken
  AWS_ENDPOINT_URL_S3   where its S3 answers, if elsewhere

It bootstraps first. Where the system is goes to cdk.out/localstack-outputs.json, and the last line says it.
`;

const health = z.object({ version: z.string() });

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** @throws CommandError where the API does not answer, or with other code than was deployed */
const assertServed = async (baseUrl: string, release: string | undefined): Promise<void> => {
  const response = await fetch(`${baseUrl}/api/v1/health`, { signal: AbortSignal.timeout(30_000) });
  const text = await response.text();
  if (!response.ok) throw new CommandError(`the API answers ${response.status}: ${text.slice(0, 300)}`);
  const { version } = health.parse(JSON.parse(text));
  if (release !== undefined && !version.endsWith(`+${release}`)) {
    throw new CommandError(`version ${version} is served, and the release ${release} was deployed`);
  }
  print(`version ${version} is served`);
};

await command(
  'localstack:deploy',
  help,
  { release: { type: 'string' }, verbose: { type: 'boolean' } },
  async (given) => {
    checkCdk();
    const endpoint = await runningEndpoint(process.env);
    await ensurePlaces(print);
    const run = { endpoint, minutes: 8, show: given.flag('verbose') };

    const bootstrapped = performance.now();
    // Named, so that the templates are not made only to find it; 000000000000 is every emulator's account.
    await cdk(['bootstrap', `aws://000000000000/${region}`], run);
    print(`bootstrapped in ${seconds(bootstrapped)}`);

    const began = performance.now();
    const release = given.text('release');
    const asked = ['--all', '--require-approval', 'never', '--outputs-file', freshOutputs()];
    await cdk(['deploy', ...asked, ...(release === undefined ? [] : ['-c', `release=${release}`])], run);
    print(`deployed in ${seconds(began)}`);
    const { baseUrl } = deployedAt(endpoint);
    await assertServed(baseUrl, release);
    print(`The API answers at ${baseUrl}/api/v1`);
    return true;
  },
);
