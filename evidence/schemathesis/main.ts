// `npm run schemathesis`: requests generated from the OpenAPI document, in four roles, with every answer checked
// against it.
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Asked, command, print } from '../../scripts/command.ts';
import { demoPassword, type RunningServer, startServer } from '../../tests/support/server.ts';
import { pythonTools, runTool } from '../support/tools.ts';
import { readEvents } from './events.ts';
import { apart, exclusions, reasonFor } from './exclusions.ts';

const help = `Schemathesis (PyPI) makes requests from docs/openapi.json, valid and invalid ones, alone and in sequences, and holds
each answer against the document with all of its checks: no 5xx, no undocumented status, header or body, nothing invalid
taken, nothing valid refused, no route without its session, nothing usable after it is deleted.

  npm run schemathesis -- [--cases N] [--short] [--role ROLE] [--seed N] [--show N]

  --cases N    requests in all, at least (20000); the fixed ones of the coverage phase come first
  --short      a few requests for each route in each role, some 2,500 in all, for CI
  --role ROLE  none, guest, hotel_admin or system_admin alone
  --seed N     of the requests; printed by each run
  --show N     how many failures are shown whole (20)

Each role has a server of its own, without limits, with three demo hotels. Needs Python 3.11 or newer; schemathesis is
pinned in evidence/schemathesis/requirements.txt and installed into node_modules/.cache at the first run. What is no
failure, and why, stands in evidence/schemathesis/exclusions.ts. Exits with 1 where a failure is left.
`;

const roles = ['none', 'guest', 'hotel_admin', 'system_admin'] as const;
type Role = (typeof roles)[number];
const accounts: Readonly<Record<Role, string | undefined>> = {
  none: undefined,
  guest: 'guest@example.com',
  hotel_admin: 'owner@example.com',
  system_admin: 'admin@example.com',
};

const document = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));

interface Wanted {
  readonly seed: number;
  /** Minimum number of requests per role. */
  readonly cases: number;
  readonly short: boolean;
  readonly show: number;
}

interface Round {
  readonly phases: string;
  readonly examples: number;
  readonly seed: number;
  /** Operations to exclude, or the only ones to include. */
  readonly select: readonly string[];
}

const tokenOf = async (server: RunningServer, role: Role): Promise<string | undefined> => {
  const email = accounts[role];
  if (email === undefined) return undefined;
  const body = { email, password: demoPassword, transport: 'bearer' } as const;
  const session = await server.client.call('login', { body });
  if (session.status !== 200) throw new Error(`no session for ${email}: ${session.status}`);
  return session.body.token;
};

/** One role on its server: requests and failures by round. */
const roleRun = (tools: string, folder: string, server: RunningServer, role: Role, show: number) => {
  const counts = new Map<string, number>();
  const real: string[] = [];
  let cases = 0;
  const round = async ({ phases, examples, seed, select }: Round): Promise<void> => {
    const events = join(folder, `${role}.ndjson`);
    const token = await tokenOf(server, role);
    const options = ['--phases', phases, '--max-examples', String(examples), '--seed', String(seed), ...select];
    const { code, output } = await runTool(
      `${tools}/schemathesis`,
      [
        ...['run', document, '--url', server.url, '--checks', 'all', '--continue-on-failure', '--no-color'],
        ...['--report', 'ndjson', '--report-ndjson-path', events, '--suppress-health-check', 'all'],
        ...(token === undefined ? [] : ['--header', `Authorization: Bearer ${token}`]),
        ...options,
      ],
      { cwd: folder },
    );
    // 0 means no failure, 1 some failures; any other code means that the run did not happen.
    if (code > 1) throw new Error(`schemathesis ended with ${code}: ${output.slice(-3000)}`);
    const found = await readEvents(events);
    await rm(events);
    cases += found.cases;
    real.push(...found.errors.map((error) => `an error of schemathesis: ${error}`));
    for (const failure of found.failures) {
      const reason = reasonFor(failure);
      if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
      else if (real.length < show)
        real.push(
          `${failure.check}\n  ${failure.message}\n  ${failure.request}\n  ${failure.status} ${failure.answer}`,
        );
      else real.push(failure.check);
    }
  };
  return { round, counts, real, cases: () => cases };
};

const apartNames = Object.keys(apart);
const without = apartNames.flatMap((name) => ['--exclude-operation-id', name]);

const runRole = async (tools: string, folder: string, server: RunningServer, role: Role, wanted: Wanted) => {
  const run = roleRun(tools, folder, server, role, wanted.show);
  const { seed, short } = wanted;
  if (short) await run.round({ phases: 'fuzzing,stateful', examples: 4, seed, select: without });
  else await run.round({ phases: 'examples,coverage,fuzzing,stateful', examples: 5, seed, select: without });
  for (let more = 1; !short && run.cases() < wanted.cases; more += 1) {
    await run.round({ phases: 'fuzzing,stateful', examples: 20, seed: seed + more, select: without });
  }
  // Each with its own session: after it ends, the remaining requests are refused as expected.
  for (const name of role === 'none' ? [] : apartNames) {
    await run.round({ phases: 'coverage,fuzzing', examples: 5, seed, select: ['--include-operation-id', name] });
  }
  return run;
};

const wantedOf = (given: Asked, count: number): Wanted => ({
  seed: given.whole('seed', randomInt(1_000_000_000), 0, 999_999_999),
  cases: Math.ceil(given.whole('cases', 20_000, 1, 10_000_000) / count),
  short: given.flag('short'),
  show: given.whole('show', 20, 0, 100_000),
});

const options = {
  cases: { type: 'string' },
  short: { type: 'boolean' },
  role: { type: 'string' },
  seed: { type: 'string' },
  show: { type: 'string' },
} as const;

await command('schemathesis', help, options, async (given, closing) => {
  const only = given.choice('role', roles);
  const chosen = roles.filter((role) => only === undefined || role === only);
  const wanted = wantedOf(given, chosen.length);
  const tools = await pythonTools('schemathesis', fileURLToPath(new URL('requirements.txt', import.meta.url)));
  const folder = await mkdtemp(join(tmpdir(), 'schemathesis-'));
  closing(() => rm(folder, { recursive: true, force: true }));
  print(`seed ${wanted.seed}`);
  let [cases, failures] = [0, 0];
  for (const role of chosen) {
    const began = performance.now();
    const server = await startServer({ args: ['--seed', '3', '--no-limits'] });
    closing(() => server.stop());
    const { counts, real, ...run } = await runRole(tools, folder, server, role, wanted);
    await server.stop();
    const seconds = Math.round((performance.now() - began) / 1000);
    print(`${role}: ${run.cases()} requests, ${real.length} failures (${seconds} s)`);
    for (const { reason } of exclusions)
      if (counts.has(reason)) print(`  not counted ${counts.get(reason)}: ${reason}`);
    for (const failure of real.slice(0, wanted.show)) print(`  FAILED ${failure}`);
    cases += run.cases();
    failures += real.length;
  }
  print(`${cases} requests in all, ${failures} failures`);
  return failures === 0;
});
