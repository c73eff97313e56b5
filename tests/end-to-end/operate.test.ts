import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stageNames } from '../../lib/settings/stages.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const page = read('docs/operate.md');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block = '']) => block);

describe('the commands of docs/operate.md that need no AWS', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.stop());

  it('lead from the first admin to a booking, and through a pause of bookings', async () => {
    const env = {
      ...process.env,
      BASE: `${server.url}/api/v1`,
      PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}`,
    };
    const { stdout } = await promisify(execFile)('bash', ['-euc', blocks('bash').join('\n')], { env });
    const [health, role, paid, paused, refused, ...rest] = stdout.trim().split('\n');
    expect([health, role, paid, paused, refused]).toEqual([
      'ok',
      'hotel_admin',
      'confirmed',
      'false',
      '/problems/paused',
    ]);
    expect(rest.slice(-2)).toEqual(['true', 'cancelled']);
    expect(rest.slice(0, -2).length).toBeGreaterThan(3);
    for (const queue of rest.slice(0, -2)) expect(queue).toMatch(/^\w+: \d+ wait, 0 dead$/);
  }, 60_000);
});

describe('the commands of docs/operate.md that need an account', () => {
  const commands = blocks('sh').join('\n');

  it('are scripts of this repository, of the CDK or of AWS', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...commands.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(6);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
    const lines = commands.replaceAll('\\\n', ' ').split('\n').filter(Boolean);
    for (const line of lines) expect(line).toMatch(/^([A-Z_]+=\S+ )*(npm|npx cdk|aws|node|git|export) /);
  });

  it('give the CDK no switch that the application does not read', () => {
    const application = read('bin/app.ts');
    const switches = [...commands.matchAll(/-c (\w+)=/g)].map(([, name = '']) => name);
    expect(new Set(switches)).toEqual(new Set(['stage', 'release', 'oncall', 'canary']));
    for (const name of switches) expect(application).toContain(`tryGetContext('${name}')`);
  });

  it('name stages that there are', () => {
    const stages = [...commands.matchAll(/(?:stage=|--stage |HotelBooking-)(\w+)/g)].map(([, name = '']) => name);
    expect(stages.length).toBeGreaterThan(8);
    for (const name of stages) expect(stageNames).toContain(name);
  });
});
