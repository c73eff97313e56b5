import {
  type AlarmName,
  type AlarmRow,
  alarmRows,
  levelsOf,
  type Severity,
} from '../../../lib/settings/watch/alarms.ts';
import { type BurnRate, budgetPercent, burnRates, objective } from '../../../lib/settings/watch/objective.ts';
import { signalOf } from '../../../lib/settings/watch/signals.ts';

/** An alarm as Prometheus takes it. */
interface Rule {
  readonly alert: string;
  readonly expr: string;
  /** Minutes that it must be so before it goes off. */
  readonly minutes: number;
  readonly severity: Severity;
  readonly runbook: string;
  readonly meaning: string;
}

const windowOf = (minutes: number): string => (minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`);

const rulesOf = ([name, row]: [AlarmName, AlarmRow]): Rule[] => {
  const { prometheus, minutes } = signalOf(row.signal);
  if (prometheus === undefined) return [];
  const value = prometheus(windowOf(minutes));
  const isOfQueues = value.includes('by (queue)');
  return levelsOf(row).map(([severity, { at, meaning }]) => ({
    alert: name,
    expr: `(${value}) ${row.below ? '<' : '>='} ${at}${row.missingIsBad ? ` or absent(${value})` : ''}`,
    // The window has one period in it; a gauge has a value at each scrape.
    minutes: (row.periods - 1) * minutes,
    severity,
    runbook: row.runbook,
    meaning: isOfQueues ? `{{ $labels.queue }}: ${meaning}` : meaning,
  }));
};

const burnRule = ([alert, { rate, windows, severity, meaning }]: [string, BurnRate]): Rule => {
  const errors = signalOf('errorRate').prometheus;
  if (errors === undefined) throw new Error('Prometheus has no rate of errors');
  const limit = Math.round(rate * budgetPercent * 1000) / 1000;
  const burning = windows.map((minutes) => `(${errors(windowOf(minutes))}) > ${limit}`);
  return { alert, expr: burning.join(' and '), minutes: 0, severity, runbook: objective.runbook, meaning };
};

/** A text in YAML: JSON's strings are YAML's. */
const text = (value: string): string => JSON.stringify(value);

const ruleText = ({ alert, expr, minutes, severity, runbook, meaning }: Rule): string => `      - alert: ${alert}
        expr: ${text(expr)}
        for: ${minutes}m
        labels:
          severity: ${severity}
        annotations:
          summary: ${text(meaning)}
          runbook: docs/runbook.md#${runbook}
`;

/** The rules of Prometheus: the alarms of the table that have a query there, and the burn rates of the objective. */
export const rulesFile =
  (): string => `# Made by \`node scripts/generate/monitoring.ts\` from lib/settings/watch/; change that, not this.
groups:
  - name: alarms
    rules:
${alarmRows().flatMap(rulesOf).map(ruleText).join('')}  - name: objective
    rules:
${(Object.entries(burnRates) as [string, BurnRate][]).map(burnRule).map(ruleText).join('')}`;
