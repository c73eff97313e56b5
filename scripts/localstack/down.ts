// `npm run localstack:down`: takes the system off the emulator, and stops the emulator where Docker runs it.
import { command, print } from '../command.ts';
import { cdk, checkCdk } from './cdk.ts';
import { checkDocker, compose } from './compose.ts';
import { answers, endpointOf } from './endpoint.ts';
import { forgetOutputs } from './outputs.ts';

const help = `Removes what npm run localstack:deploy brought, and stops what npm run localstack:up started.

  npm run localstack:down -- [--verbose]

  --verbose   everything the CDK and Docker say
  --help      this page

  AWS_ENDPOINT_URL   where set, the stacks there are destroyed, and the emulator is left to whoever started it;
                     else LocalStack goes with all that is in it
`;

await command('localstack:down', help, { verbose: { type: 'boolean' } }, async (given) => {
  const endpoint = endpointOf(process.env);
  const show = given.flag('verbose');
  if (!process.env['AWS_ENDPOINT_URL']) {
    await checkDocker();
    await compose(['down', '--volumes'], show);
    forgetOutputs();
    print('LocalStack is stopped, and all that was in it is gone.');
    return true;
  }
  if (!(await answers(endpoint))) {
    print(`No emulator answers at ${endpoint}: there is nothing to remove.`);
    return true;
  }
  checkCdk();
  const began = performance.now();
  await cdk(['destroy', '--all', '--force'], { endpoint, minutes: 5, show });
  forgetOutputs();
  print(`destroyed in ${((performance.now() - began) / 1000).toFixed(1)} s; the emulator at ${endpoint} runs on`);
  return true;
});
