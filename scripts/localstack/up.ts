// `npm run localstack:up`: an emulator on this machine, by Docker, unless one is there already.
import { CommandError, command, print } from '../command.ts';
import { checkDocker, compose } from './compose.ts';
import { answers, endpointOf } from './endpoint.ts';

const help = `Starts LocalStack, and OpenSearch beside it, and answers once both are healthy.

  npm run localstack:up -- [--verbose]

  --verbose   everything Docker says
  --help      this page

  AWS_ENDPOINT_URL   an emulator that runs already: then nothing is started

The images are pinned in docker-compose.localstack.yml, and every port is on 127.0.0.1 alone.
`;

await command('localstack:up', help, { verbose: { type: 'boolean' } }, async (given) => {
  const endpoint = endpointOf(process.env);
  if (await answers(endpoint)) {
    print(`An emulator answers at ${endpoint} already.`);
    return true;
  }
  if (process.env['AWS_ENDPOINT_URL']) {
    throw new CommandError(
      `AWS_ENDPOINT_URL names ${endpoint}, where nothing answers: start it, or unset the variable`,
    );
  }
  await checkDocker();
  await compose(['up', '--detach', '--wait', '--wait-timeout', '180'], given.flag('verbose'));
  print(`LocalStack answers at ${endpoint}. OpenSearch answers at http://127.0.0.1:9200`);
  return true;
});
