import { Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type DashboardName, dashboards, panelsOf } from '../../settings/watch/dashboards.ts';
import { budgetPercent } from '../../settings/watch/objective.ts';
import { type SignalName, signalOf } from '../../settings/watch/signals.ts';
import { isOfQueues, metricOf, type Watched } from './metrics.ts';

const metricsOf = (watched: Watched, name: SignalName): IMetric[] => {
  const signal = signalOf(name);
  const found = isOfQueues(signal)
    ? watched.queues.map((queue) => metricOf(watched, signal, { queue, label: queue.name }))
    : [metricOf(watched, signal, { label: signal.title })];
  return found.filter((metric) => metric !== undefined);
};

/** The dashboards of a stage, with the panels of the settings; a panel without AWS metrics is left out. */
export const addDashboards = (scope: Construct, watched: Watched): void => {
  for (const name of Object.keys(dashboards) as DashboardName[]) {
    const widgets = panelsOf(name).flatMap(({ title, signals }) => {
      const left = signals.flatMap((each) => metricsOf(watched, each));
      const [first] = signals;
      if (left.length === 0 || first === undefined) return [];
      const axis = { label: signalOf(first).unit, showUnits: false, min: 0 };
      const annotations = signals.includes('errorRate')
        ? { leftAnnotations: [{ value: budgetPercent, label: 'the objective' }] }
        : {};
      return [new GraphWidget({ title, left, leftYAxis: axis, width: 12, ...annotations })];
    });
    const rows = Array.from({ length: Math.ceil(widgets.length / 2) }, (_, row) => widgets.slice(2 * row, 2 * row + 2));
    new Dashboard(scope, `Dashboard-${name}`, {
      dashboardName: `HotelBooking-${watched.stage}-${name}`,
      widgets: rows,
    });
  }
};
