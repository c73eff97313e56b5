import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../lib/bundling.ts';
import { CommandError } from '../command.ts';

const file = join(root, 'docker-compose.localstack.yml');

interface Ended {
  readonly code: number | null;
  readonly words: string;
}

const docker = (args: readonly string[], show: boolean): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn('docker', args, { stdio: ['ignore', show ? 'inherit' : 'pipe', 'pipe'] });
    let words = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words += text;
      if (show) process.stderr.write(text);
    });
    child.on('error', () => resolve({ code: null, words: 'there is no docker' }));
    child.on('close', (code) => resolve({ code, words }));
  });

const needDocker = 'or set AWS_ENDPOINT_URL to an emulator that runs already';

/** @throws CommandError that explains what to do if Docker, its daemon or its compose plugin is missing */
export const checkDocker = async (): Promise<void> => {
  const daemon = await docker(['version', '--format', '{{.Server.Version}}'], false);
  if (daemon.code === null) throw new CommandError(`Docker is not installed: install it, ${needDocker}`);
  if (daemon.code !== 0) throw new CommandError(`Docker does not run: start it, ${needDocker}`);
  const plugin = await docker(['compose', 'version'], false);
  if (plugin.code !== 0) throw new CommandError(`this Docker has no compose: install its plugin, ${needDocker}`);
};

/** Runs docker compose on the emulator's file. @throws CommandError with its last line where it fails */
export const compose = async (args: readonly string[], show: boolean): Promise<void> => {
  const { code, words } = await docker(['compose', '--file', file, ...args], show);
  if (code === 0) return;
  const said = words.trim().split('\n').at(-1) ?? '';
  const taken = /port is already allocated|address already in use/.test(words);
  const advice = taken ? 'something else has the port: stop it, or set AWS_ENDPOINT_URL to it' : said;
  throw new CommandError(`docker compose ${args[0]} failed: ${advice}`);
};
