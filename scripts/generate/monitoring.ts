// Writes monitoring/generated/: the rules of Prometheus and the dashboards of Grafana, from the tables of alarms and panels.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type DashboardName, dashboards } from '../../lib/settings/watch/dashboards.ts';
import { dashboardFile } from './monitoring/dashboards.ts';
import { rulesFile } from './monitoring/rules.ts';

const help = `Writes the rules of Prometheus and the dashboards of Grafana from lib/settings/watch/.

  node scripts/generate/monitoring.ts           write them
  node scripts/generate/monitoring.ts --check   write nothing; exit 1 if a committed one differs
`;
const folder = fileURLToPath(new URL('../../monitoring/generated/', import.meta.url));

const files = (): Map<string, string> =>
  new Map([
    [`${folder}alerts.yml`, rulesFile()],
    ...(Object.keys(dashboards) as DashboardName[]).map(
      (name) => [`${folder}dashboards/${name}.json`, dashboardFile(name)] as const,
    ),
  ]);

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) process.stdout.write(help);
  else {
    if (!values.check) mkdirSync(`${folder}dashboards`, { recursive: true });
    for (const [file, text] of files()) {
      if (!values.check) writeFileSync(file, text);
      else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
        throw new Error(`${file} differs: run it without --check`);
      }
    }
  }
} catch (error) {
  process.stderr.write(`monitoring: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
