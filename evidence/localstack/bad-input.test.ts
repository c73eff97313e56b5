import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../lib/bundling.ts';
import { readStage } from '../../lib/settings/stages.ts';
import { CommandError } from '../../scripts/command.ts';
import { checkCdk } from '../../scripts/localstack/cdk.ts';
import { endpointOf } from '../../scripts/localstack/endpoint.ts';
import { deployedAt } from '../../scripts/localstack/outputs.ts';

const commands = {
  up: 'scripts/localstack/up.ts',
  deploy: 'scripts/localstack/deploy.ts',
  smoke: 'evidence/localstack/smoke.ts',
  down: 'scripts/localstack/down.ts',
} as const;

/** Runs a command without the variables of our own environment. */
const run = async (file: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) => {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    cwd: root,
    env: { PATH: dirname(process.execPath), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, complained] = ['', ''].map(() => [] as string[]);
  child.stdout.setEncoding('utf8').on('data', (text: string) => said?.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => complained?.push(text));
  const [code] = await once(child, 'close');
  return { code, said: said?.join('') ?? '', complained: complained?.join('') ?? '' };
};

let folder = '';
/** A port of this machine with a server that is not an emulator, and one without a server. */
const ports = { other: 0, none: 0 };
const other = createServer((_request, response) => response.writeHead(404).end());
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'localstack-commands-'));
  const passing = createServer().listen(0, '127.0.0.1');
  await Promise.all([once(other.listen(0, '127.0.0.1'), 'listening'), once(passing, 'listening')]);
  ports.other = (other.address() as AddressInfo).port;
  ports.none = (passing.address() as AddressInfo).port;
  passing.close();
});
afterAll(() => {
  other.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An installed `docker` with this output. */
const dockerThat = (name: string, script: string): string => {
  const bin = join(folder, name);
  mkdirSync(bin);
  writeFileSync(join(bin, 'docker'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'docker'), 0o755);
  return `${bin}:${dirname(process.execPath)}:/bin:/usr/bin`;
};

describe('the commands of the emulator', () => {
  it.each(Object.entries(commands))('%s prints its usage', async (name, file) => {
    const { code, said, complained } = await run(file, ['--help']);
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
    expect(said).toContain(`npm run localstack:${name}`);
    expect(said).toContain('AWS_ENDPOINT_URL');
  });

  it.each(Object.entries(commands))('%s rejects unknown arguments in one line', async (name, file) => {
    const { code, complained } = await run(file, ['--colour']);
    expect(code).toBe(2);
    expect(complained).toMatch(new RegExp(`^npm run localstack:${name}: .*'--colour'.*--help tells more\\n$`));
  });

  it.each(['deploy', 'smoke', 'up'] as const)('%s reports the address where no server answers', async (name) => {
    const { code, complained } = await run(commands[name], [], { AWS_ENDPOINT_URL: `http://127.0.0.1:${ports.none}` });
    expect(code).toBe(2);
    expect(complained).toMatch(/^npm run localstack:\w+: .*127\.0\.0\.1:\d+.*start it, or unset.*\n$/);
  });

  it('down does nothing if no server answers', async () => {
    const { code, said } = await run(commands.down, [], { AWS_ENDPOINT_URL: `http://127.0.0.1:${ports.none}` });
    expect(code).toBe(0);
    expect(said).toContain('nothing to remove');
  });

  it.each(['deploy', 'smoke'] as const)('%s rejects a server that is not an emulator', async (name) => {
    const { code, complained } = await run(commands[name], [], { AWS_ENDPOINT_URL: `http://127.0.0.1:${ports.other}` });
    expect(code).toBe(2);
    expect(complained).toMatch(/no emulator answers/);
  });

  it.each(['up', 'deploy', 'smoke', 'down'] as const)('%s rejects an endpoint outside this machine', async (name) => {
    const { code, complained } = await run(commands[name], [], { AWS_ENDPOINT_URL: 'https://example.com:4566' });
    expect(code).toBe(2);
    expect(complained).toMatch(/^npm run localstack:\w+: https:\/\/example\.com:4566 is not on this machine.*\n$/);
  });
});

describe('Docker', () => {
  it.each(['up', 'down'] as const)('is reported in one line by %s if it is not installed', async (name) => {
    const { code, complained } = await run(commands[name], [], { PATH: join(folder, 'nothing-in-it') });
    // If an emulator already answers at the default port, up starts nothing.
    if (name === 'up' && code === 0) return;
    expect(code).toBe(2);
    expect(complained).toMatch(/Docker is not installed: install it, or set AWS_ENDPOINT_URL/);
  });

  it('must be started if its daemon does not answer', async () => {
    const PATH = dockerThat('stopped', 'echo "Cannot connect to the Docker daemon" >&2; exit 1');
    const { code, complained } = await run(commands.down, [], { PATH });
    expect(code).toBe(2);
    expect(complained).toMatch(/^npm run localstack:down: Docker does not run: start it, or set AWS_ENDPOINT_URL.*\n$/);
  });

  it('reports an error in one line, such as a port in use', async () => {
    const taken = 'Error: Bind for 127.0.0.1:4566 failed: port is already allocated';
    const PATH = dockerThat('taken', `case "$*" in *down*) echo "${taken}" >&2; exit 1;; *) echo 27;; esac`);
    const { code, complained } = await run(commands.down, [], { PATH });
    expect(code).toBe(2);
    expect(complained).toMatch(
      /^npm run localstack:down: docker compose down failed: something else has the port.*\n$/,
    );
  });
});

describe('an endpoint', () => {
  it.each([
    [{}, 'http://127.0.0.1:4566'],
    [{ AWS_ENDPOINT_URL: '' }, 'http://127.0.0.1:4566'],
    [{ AWS_ENDPOINT_URL: 'http://localhost:4567/' }, 'http://localhost:4567'],
    [{ AWS_ENDPOINT_URL: 'http://[::1]:4566' }, 'http://[::1]:4566'],
    [{ AWS_ENDPOINT_URL: 'http://127.8.8.8:1' }, 'http://127.8.8.8:1'],
  ])('of %j is this machine', (env, expected) => expect(endpointOf(env)).toBe(expected));

  it.each([
    { AWS_ENDPOINT_URL: 'http://127.0.0.1.example.com:4566' },
    { AWS_ENDPOINT_URL: 'http://localhost.example.com' },
    { AWS_ENDPOINT_URL: 'http://0.0.0.0:4566' },
    { AWS_ENDPOINT_URL: 'http://192.168.1.2:4566' },
    { AWS_ENDPOINT_URL: 'http://user@example.com#127.0.0.1' },
    { AWS_ENDPOINT_URL: 'file:///127.0.0.1' },
    { AWS_ENDPOINT_URL: '127.0.0.1:4566' },
    { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_ENDPOINT_URL_S3: 'https://s3.amazonaws.com' },
  ])('of %j is refused', (env) => expect(() => endpointOf(env)).toThrow(CommandError));
});

describe('the deployment', () => {
  const outputs = (text: string): string => {
    const file = join(folder, 'outputs.json');
    writeFileSync(file, text);
    return file;
  };
  const stack = 'HotelBooking-localstack-Api';

  it('is found from the outputs of the deploy', () => {
    const file = outputs(
      JSON.stringify({ [stack]: { RestApiId: 'abc', TableName: 'reservations', PicturesBucket: 'pictures' } }),
    );
    expect(deployedAt('http://127.0.0.1:4566', file)).toEqual({
      baseUrl: 'http://127.0.0.1:4566/restapis/abc/localstack/_user_request_',
      tableName: 'reservations',
      picturesBucket: 'pictures',
    });
  });

  it.each([
    ['only a part is deployed', JSON.stringify({ 'HotelBooking-localstack-Data': {} })],
    ['only a part is deployed', JSON.stringify({ [stack]: { RestApiId: 'abc' } })],
    ['only a part is deployed', JSON.stringify({ [stack]: { RestApiId: 'abc', TableName: 'reservations' } })],
    ['did not end', '{"HotelBooking'],
    ['did not end', '[]'],
  ])('asks for a deploy first: %s', (words, text) => {
    expect(() => deployedAt('http://127.0.0.1:4566', outputs(text))).toThrow(words);
    expect(() => deployedAt('http://127.0.0.1:4566', outputs(text))).toThrow('npm run localstack:deploy first');
  });

  it('is missing before the first deploy', () => {
    expect(() => deployedAt('http://127.0.0.1:4566', join(folder, 'not-there.json'))).toThrow(
      'nothing has been deployed',
    );
  });
});

describe('the CDK', () => {
  const installed = (name: string, versions: Readonly<Record<string, string>>): string => {
    const place = join(folder, name);
    mkdirSync(place);
    const devDependencies = { 'aws-cdk': '2.1000.0', 'aws-cdk-local': '3.0.0' };
    writeFileSync(join(place, 'package.json'), JSON.stringify({ devDependencies }));
    for (const [each, version] of Object.entries(versions)) {
      mkdirSync(join(place, 'node_modules', each), { recursive: true });
      writeFileSync(join(place, 'node_modules', each, 'package.json'), JSON.stringify({ version }));
    }
    return place;
  };

  it('has the pinned version', () => {
    expect(() => checkCdk(installed('good', { 'aws-cdk': '2.1000.0', 'aws-cdk-local': '3.0.0' }))).not.toThrow();
    expect(() => checkCdk()).not.toThrow();
  });

  it.each([
    ['old', { 'aws-cdk': '2.1.0', 'aws-cdk-local': '3.0.0' }, 'aws-cdk 2.1000.0 is needed and 2.1.0 is installed'],
    ['missing', { 'aws-cdk': '2.1000.0' }, 'aws-cdk-local 3.0.0 is needed and none is installed'],
  ])('asks for npm ci if it is %s', (name, versions, words) => {
    expect(() => checkCdk(installed(name, versions))).toThrow(words);
    expect(() => checkCdk(join(folder, name))).toThrow('run npm ci');
  });

  it.each([undefined, 'nowhere', 7])('rejects stage %j and lists the stages', (given) => {
    expect(() => readStage(given)).toThrow(/-c stage=NAME, one of dev, localstack, production$/);
  });

  it.each([
    [{}, 'say which stage'],
    [{ stage: 'nowhere' }, "there is no stage 'nowhere'"],
    [{ stage: 'localstack', release: 'not a release' }, 'a release is up to 40 letters'],
  ])('makes no template for %j', async (context, words) => {
    const { code, complained } = await run('bin/app.ts', [], { CDK_CONTEXT_JSON: JSON.stringify(context) });
    expect(code).toBe(1);
    expect(complained.split('\n')).toHaveLength(2);
    expect(complained).toContain(words);
  });
});
