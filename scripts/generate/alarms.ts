// Writes docs/alarms.md: every alarm with its threshold, its effect on guests and its section of the runbook.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type AlarmName, type AlarmRow, alarmRows, levelsOf } from '../../lib/settings/watch/alarms.ts';
import { type BurnRate, budgetPercent, burnRates, objective } from '../../lib/settings/watch/objective.ts';
import type { Measure, Signal } from '../../lib/settings/watch/signal.ts';
import { signalOf } from '../../lib/settings/watch/signals.ts';

const help = `Writes docs/alarms.md from the table of alarms in lib/settings/watch/.

  node scripts/generate/alarms.ts           write it
  node scripts/generate/alarms.ts --check   write nothing; exit 1 if the committed one differs
`;
const file = new URL('../../docs/alarms.md', import.meta.url);

const textOf = (measure: Measure): string => {
  if ('own' in measure) return `\`${measure.own}\``;
  if ('count' in measure) return `\`${measure.count}\` of the schedule \`${measure.schedule}\``;
  return `${measure.namespace} \`${measure.name}\``;
};

const sourceOf = ({ measure, shareOf, ofQuota }: Signal): string => {
  if (measure === undefined) return '–';
  const one = textOf(measure);
  if (ofQuota) return `${one} by the quota`;
  return shareOf ? `${one} by ${[...new Set(shareOf.map(textOf))].join(' and ')}` : one;
};

const lineOf = ([name, row]: [AlarmName, AlarmRow]): string => {
  const signal = signalOf(row.signal);
  const minutes = signal.minutes * row.periods;
  const at = levelsOf(row).map(([severity, level]) =>
    `${severity} ${row.below ? '<' : '≥'} ${level.at.toLocaleString('en')} ${signal.unit}`.trimEnd(),
  );
  const meanings = levelsOf(row).map(([, { meaning }]) => meaning);
  const local = signal.prometheus ? 'yes' : 'no';
  return `| ${name} | ${signal.title} (${sourceOf(signal)}) | ${at.join('<br>')} for ${minutes} min | ${meanings.join('<br>')} | ${local} | [${row.runbook}](runbook.md#${row.runbook}) |`;
};

const hours = (minutes: number): string => (minutes < 60 ? `${minutes} min` : `${minutes / 60} h`);
const burnLine = ([name, { rate, windows, severity, meaning }]: [string, BurnRate]): string =>
  `| ${name} | ${severity} | ${rate} times: ${Math.round(rate * budgetPercent * 100) / 100} % of requests, over ${hours(windows[0])} and over ${hours(windows[1])} | ${meaning} |`;

const page = (): string => `# Alarms

Made by \`node scripts/generate/alarms.ts\` from \`lib/settings/watch/\`; change that, not this. The alarms of CloudWatch
(\`lib/constructs/watch/\`) and the rules of Prometheus (\`monitoring/\`) are made from the same rows.

The name in CloudWatch is \`HotelBooking-STAGE-NAME-SEVERITY\`; an alarm of queues has the queue in its name, one for each.
\`critical\` wakes somebody, \`warning\` can wait for the morning: each severity has a topic of its own.

The design's database connections at 80 and 95 % are the concurrency of functions and the units of the table against
their quotas here, as DynamoDB has no connections. Its Redis memory at 70 and 90 % is the memory of OpenSearch's JVM.

| alarm | what is measured | goes off | what it means for guests | local | what to do |
|---|---|---|---|---|---|
${alarmRows().map(lineOf).join('\n')}

## The objective

${objective.percent} % of requests are answered without a 5xx over ${objective.days} days, so ${budgetPercent} % may fail. An alarm goes off where the
budget burns so many times too fast in both windows: [what to do](runbook.md#${objective.runbook}).

| alarm | severity | burns | what it means for guests |
|---|---|---|---|
${(Object.entries(burnRates) as [string, BurnRate][]).map(burnLine).join('\n')}
`;

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) process.stdout.write(help);
  else if (!values.check) writeFileSync(file, page());
  else if (readFileSync(file, 'utf8') !== page()) throw new Error('docs/alarms.md differs: run it without --check');
} catch (error) {
  process.stderr.write(`alarms: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
