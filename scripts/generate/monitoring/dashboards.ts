import { type DashboardName, dashboards, type Panel, panelsOf } from '../../../lib/settings/watch/dashboards.ts';
import { signalOf } from '../../../lib/settings/watch/signals.ts';

/** How Grafana calls the units of signals. */
const units: Readonly<Record<string, string>> = { ms: 'ms', s: 's', '%': 'percent', bytes: 'bytes' };
const [panelWidth, panelHeight] = [12, 8];

/** The queries of a panel, as far as Prometheus has them. */
const targetsOf = ({ signals }: Panel) =>
  signals.flatMap((name, index) => {
    const { prometheus, title, minutes } = signalOf(name);
    if (prometheus === undefined) return [];
    const expr = prometheus(minutes < 60 ? `${Math.max(minutes, 5)}m` : '1h');
    const legendFormat = expr.includes('by (queue)') ? '{{queue}}' : title;
    return [{ refId: String.fromCharCode(65 + index), expr, legendFormat }];
  });

/** A dashboard in the JSON that Grafana provisions; a panel of which Prometheus has nothing is left out. */
export const dashboardFile = (name: DashboardName): string => {
  const datasource = { type: 'prometheus', uid: 'prometheus' };
  const panels = panelsOf(name)
    .map((panel) => ({ panel, targets: targetsOf(panel) }))
    .filter(({ targets }) => targets.length > 0)
    .map(({ panel, targets }, index) => ({
      id: index + 1,
      type: 'timeseries',
      title: panel.title,
      datasource,
      gridPos: {
        x: (index % 2) * panelWidth,
        y: Math.floor(index / 2) * panelHeight,
        w: panelWidth,
        h: panelHeight,
      },
      fieldConfig: {
        defaults: { unit: units[signalOf(panel.signals[0] ?? 'requests').unit] ?? 'short', min: 0 },
        overrides: [],
      },
      targets: targets.map((target) => ({ ...target, datasource })),
    }));
  const dashboard = {
    uid: `hotel-booking-${name}`,
    title: `Hotel booking: ${dashboards[name].title}`,
    tags: ['hotel-booking'],
    schemaVersion: 39,
    editable: false,
    refresh: '10s',
    time: { from: 'now-30m', to: 'now' },
    panels,
  };
  return `${JSON.stringify(dashboard, undefined, 2)}\n`;
};
