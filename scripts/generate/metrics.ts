// Writes docs/metrics.md: every metric with its unit, labels and meaning, as the contract has them.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { counters, gauges, histograms, type MetricName } from '../../functions/contract/metrics.ts';
import { dimensionsOf } from '../../functions/runtime/emf.ts';

const help = `Writes docs/metrics.md from the table of metrics in functions/contract/metrics.ts.

  node scripts/generate/metrics.ts           write it
  node scripts/generate/metrics.ts --check   write nothing; exit 1 if the committed one differs
`;
const file = new URL('../../docs/metrics.md', import.meta.url);

interface Row {
  readonly name: MetricName;
  readonly unit: string;
  readonly meaning: string;
  readonly labels: readonly string[];
  readonly replaces?: string;
  readonly onAws?: string;
}

const rowsOf = <M extends MetricName>(
  table: Readonly<Record<M, Omit<Row, 'name' | 'unit'> & { readonly unit?: string }>>,
  unit: string,
): Row[] => (Object.keys(table) as M[]).map((name) => ({ ...table[name], name, unit: table[name].unit ?? unit }));

const onAws = ({ name, labels, onAws: elsewhere }: Row): string => {
  if (elsewhere !== undefined) return elsewhere;
  const dimensions = ['stage', ...(dimensionsOf[name] ?? labels)];
  return `by ${dimensions.join(', ')}`;
};

const lineOf = (row: Row): string => {
  const labels = row.labels.map((label) => `\`${label}\``).join(', ') || '–';
  const kin = row.replaces === undefined ? '' : ` Serverless kin of \`${row.replaces}\`.`;
  return `| \`${row.name}\` | ${row.unit} | ${labels} | ${row.meaning}${kin} | ${onAws(row)} |`;
};

const section = (title: string, rows: readonly Row[]): string => `## ${title}

| metric | unit | labels | meaning | on AWS |
|---|---|---|---|---|
${rows.map(lineOf).join('\n')}
`;

const page = (): string => `# Metrics

Made by \`node scripts/generate/metrics.ts\` from \`functions/contract/metrics.ts\`; change that, not this.

- **Locally** \`GET /api/v1/metrics\` answers all of them in the text format of Prometheus, summed over the processes of
  a run, to a system admin or to a bearer of \`METRICS_TOKEN\`. The metrics of the Node process (\`process_*\`, \`nodejs_*\`)
  stand beside them.
- **On AWS** the functions write them in the embedded metric format to their logs, from where CloudWatch has them in the
  namespace \`HotelBooking\`, by the dimensions named in the last column. A label that is no dimension is in the line
  of the log, and CloudWatch Logs Insights finds it. What AWS itself measures is not measured twice: the last column
  says where it is.

Duration and latency are histograms in Prometheus; in CloudWatch they have percentiles. A counter that was never moved
has no line where it has labels, and 0 where it has none.

${section('Counters', rowsOf(counters, 'count'))}
${section('Histograms', rowsOf(histograms, 'seconds'))}
${section('Gauges', rowsOf(gauges, ''))}`;

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) process.stdout.write(help);
  else if (!values.check) writeFileSync(file, page());
  else if (readFileSync(file, 'utf8') !== page()) throw new Error('docs/metrics.md differs: run it without --check');
} catch (error) {
  process.stderr.write(`metrics: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
