// `npm run monitoring`: Prometheus monitors a real run: its graphs must have data, and its faults must raise alarms.
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../lib/bundling.ts';
import { CommandError, command, print } from '../../scripts/command.ts';
import { startServer } from '../../tests/support/server.ts';
import { breakPayments, journey } from './guests.ts';
import { type Prometheus, promtool, startPrometheus } from './prometheus.ts';

const help = `Checks the monitoring of a local run with Debian's prometheus: its configuration and rules (promtool check), the
burn rates and other alarms over hours (promtool test rules), then a live run: after a guest's journey each graph of
the dashboards shows a series, alarms go off by live faults, and end with them.

  npm run monitoring

  --help   this page

Needs prometheus and promtool on the PATH (apt-get install prometheus).
`;

const patienceMs = 60_000;
const folder = join(root, 'monitoring');
/** Signals of the search index, which this run does not have. */
const needsAnIndex = /search_index_up|index_staleness_seconds/;

interface Query {
  readonly panel: string;
  readonly expr: string;
}

const queriesOfDashboards = (): Query[] =>
  readdirSync(join(folder, 'generated/dashboards')).flatMap((file) => {
    const { panels } = JSON.parse(readFileSync(join(folder, 'generated/dashboards', file), 'utf8')) as {
      panels: readonly { title: string; targets: readonly { expr: string }[] }[];
    };
    return panels.flatMap(({ title, targets }) =>
      targets.map(({ expr }) => ({ panel: `${file.replace('.json', '')}: ${title}`, expr })),
    );
  });

/** Repeats a query until it returns the expected answer. @throws a line that names the expected answer */
const waitFor = async (what: string, check: () => Promise<boolean>): Promise<number> => {
  const began = performance.now();
  while (!(await check())) {
    if (performance.now() - began > patienceMs)
      throw new CommandError(`waited ${patienceMs / 1000} s without success: ${what}`);
    await sleep(500);
  }
  return (performance.now() - began) / 1000;
};

const isFiring = async (prometheus: Prometheus, alert: string): Promise<boolean> =>
  (await prometheus.query(`ALERTS{alertname="${alert}",alertstate="firing"}`)) > 0;

const turned = async (prometheus: Prometheus, alert: string, on: boolean): Promise<void> => {
  const took = await waitFor(
    `${alert} ${on ? 'goes off' : 'is over'}`,
    async () => (await isFiring(prometheus, alert)) === on,
  );
  print(`${alert} ${on ? 'went off' : 'was over'} after ${took.toFixed(1)} s`);
};

await command('monitoring', help, {}, async (_, closing) => {
  await promtool('check', 'config', join(folder, 'prometheus.yml'));
  await promtool('test', 'rules', join(folder, 'alerts.test.yml'));
  print('promtool: configuration, rules and their tests pass');
  const server = await startServer({ args: ['--no-limits'], env: { METRICS_TOKEN: 'local-monitoring' } });
  closing(() => server.stop());
  const place = await mkdtemp(join(tmpdir(), 'monitoring-'));
  closing(() => rm(place, { recursive: true, force: true }));
  const config = readFileSync(join(folder, 'prometheus.yml'), 'utf8')
    .replace('127.0.0.1:3000', new URL(server.url).host)
    .replaceAll('_interval: 5s', '_interval: 1s')
    .replace('generated/alerts.yml', join(folder, 'generated/alerts.yml'));
  await writeFile(join(place, 'prometheus.yml'), config);
  const prometheus = await startPrometheus(place);
  closing(() => prometheus.stop());

  await waitFor('Prometheus reads the metrics of the server', async () => (await prometheus.query('up == 1')) > 0);
  await turned(prometheus, 'ExpiryNotRunning', true);
  await journey(server, 'first');
  await turned(prometheus, 'ExpiryNotRunning', false);
  // A counter with labels begins with its first count: a rate includes only later counts.
  await journey(server, 'second');

  const queries = queriesOfDashboards().filter(({ expr }) => !needsAnIndex.test(expr));
  let missing: readonly Query[] = queries;
  const look = async (): Promise<boolean> => {
    const counts = await Promise.all(missing.map(({ expr }) => prometheus.query(expr)));
    missing = missing.filter((_query, index) => counts[index] === 0);
    return missing.length === 0;
  };
  const list = () => missing.map(({ panel, expr }) => `${panel}: ${expr}`).join('; ');
  await waitFor('each graph shows a series', look).catch(() => {
    throw new CommandError(`no series of ${list()}`);
  });
  print(`${queries.length} queries of the dashboards have a series`);

  await breakPayments(server, 'down');
  await turned(prometheus, 'PaymentsAway', true);
  await breakPayments(server, 'ok');
  await turned(prometheus, 'PaymentsAway', false);
  return true;
});
