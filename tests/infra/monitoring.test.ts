import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { counters, gauges, histograms } from '../../functions/contract/metrics.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const names = new Set([
  ...Object.keys(counters),
  ...Object.keys(gauges),
  ...Object.keys(histograms).map((name) => `${name}_bucket`),
  // Of the Node process, not of the system's own.
  'process_resident_memory_bytes',
]);

interface Dashboard {
  readonly uid: string;
  readonly schemaVersion: number;
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly type: string;
    readonly datasource: { readonly uid: string };
    readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
    readonly targets: readonly { readonly refId: string; readonly expr: string }[];
  }[];
}
const files = readdirSync(new URL('monitoring/generated/dashboards/', root));
const dashboards = files.map((file) => JSON.parse(read(`monitoring/generated/dashboards/${file}`)) as Dashboard);
const alertQueries = [...read('monitoring/generated/alerts.yml').matchAll(/^ +expr: (".*")$/gm)].map(
  ([, text]) => JSON.parse(text ?? '""') as string,
);

/** The metrics that a query names: words before a selector, a range or the end of an argument, but no function. */
const metricsIn = (query: string): string[] =>
  [...query.replaceAll(/\{[^}]*\}/g, '').matchAll(/\b[a-z]+_[a-z_]+\b(?!\s*\()/g)].map(([name]) => name);

describe('the queries of graphs and alarms', () => {
  const queries = [
    ...alertQueries,
    ...dashboards.flatMap(({ panels }) => panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))),
  ];

  it('are some', () => expect(queries.length).toBeGreaterThan(40));

  it.each(queries)('ask for metrics that there are: %s', (query) => {
    const named = metricsIn(query);
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect([...names]).toContain(name);
  });
});

describe('the dashboards of Grafana', () => {
  it('are the five of CloudWatch', () => {
    expect(files.toSorted()).toEqual(
      ['cost', 'events', 'guest-journey', 'inventory', 'search'].map((name) => `${name}.json`),
    );
  });

  it.each(dashboards)('are as Grafana provisions them: $uid', ({ uid, schemaVersion, panels }) => {
    expect(uid).toMatch(/^[\w-]{1,40}$/);
    expect(schemaVersion).toBeGreaterThan(30);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { title, type, datasource, gridPos, targets } of panels) {
      expect(title.length).toBeGreaterThan(3);
      expect(type).toBe('timeseries');
      // monitoring/grafana/provisioning names it so.
      expect(datasource.uid).toBe('prometheus');
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      expect(targets.length).toBeGreaterThan(0);
    }
  });
});

describe('docker-compose.monitoring.yml', () => {
  const text = read('docker-compose.monitoring.yml');

  it('listens on this machine alone, Prometheus on 9090 and Grafana on 3030', () => {
    expect(text).toContain('--web.listen-address=127.0.0.1:9090');
    expect(text).toContain('GF_SERVER_HTTP_ADDR: 127.0.0.1');
    expect(text).toContain("GF_SERVER_HTTP_PORT: '3030'");
    expect(text).not.toContain('ports:');
  });

  it('names each image by its version', () => {
    for (const [, tag] of text.matchAll(/image: \S+?:(\S+)/g)) expect(tag).toMatch(/^v?\d+\.\d+\.\d+$/);
  });

  it('mounts folders that there are, where its parts look for them', () => {
    for (const [, folder] of text.matchAll(/- \.\/(\S+?):\//g))
      expect(readdirSync(new URL(`${folder}/`, root)).length).toBeGreaterThan(0);
    expect(read('monitoring/grafana/provisioning/dashboards/hotel-booking.yml')).toContain(
      '/etc/hotel-booking/dashboards',
    );
    expect(read('monitoring/grafana/provisioning/datasources/prometheus.yml')).toContain('http://127.0.0.1:9090');
  });
});
