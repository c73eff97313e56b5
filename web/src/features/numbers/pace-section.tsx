import { useQuery } from '@tanstack/react-query';
import { daysInMonths } from '../../lib/dates.ts';
import { useFormats } from '../../lib/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Table } from '../../ui/table.tsx';
import { MonthChart } from './month-chart.tsx';
import { type NumbersRow, paceQuery } from './queries.ts';
import { numbersWords } from './words.ts';
import { byMonth, monthsOf } from './year.ts';

interface Props {
  readonly hotelId: string;
  readonly year: number;
  readonly today: string;
  /** Of the year, a row a month. */
  readonly rows: readonly NumbersRow[];
}

/** The bookings of a year by now, compared with those of the year before on this day a year ago. */
export const PaceSection = ({ hotelId, year, today, rows }: Props) => {
  const { pace: words, charts } = numbersWords.useWords();
  const formats = useFormats();
  const aYearAgo = daysInMonths(today, -12);
  const { data, error, refetch } = useQuery(paceQuery(hotelId, year - 1, aYearAgo));
  if (!data)
    return (
      <Section title={words.title} note={words.note}>
        {error ? (
          <ProblemNote error={error} retry={() => void refetch()} />
        ) : (
          <div className="h-48 bg-wash" aria-hidden="true" />
        )}
      </Section>
    );
  const months = monthsOf(year);
  const now = months.map((month) => rows.find(({ from }) => from.startsWith(month))?.sold ?? 0);
  const then = byMonth(year - 1, data.rows, ({ asOf }) => asOf.sold);
  const final = byMonth(year - 1, data.rows, (row) => row.now.sold);
  const [sold, soldThen] = [now.reduce((sum, each) => sum + each, 0), data.total.asOf.sold];
  const change = (one: number, other: number): string =>
    other === 0
      ? '–'
      : formats.number((one - other) / other, {
          style: 'percent',
          signDisplay: 'exceptZero',
          maximumFractionDigits: 1,
        });
  const [thisYear, lastYear] = [String(year), String(year - 1)];
  return (
    <Section title={words.title} note={words.note}>
      <p className="text-4">
        {soldThen === 0
          ? words.nothing(formats.number(sold))
          : words.more(formats.number(sold), change(sold, soldThen), formats.number(soldThen))}
      </p>
      <div className="mt-4 grid items-start gap-x-8 gap-y-6 md:grid-cols-2">
        <MonthChart
          title={words.chart}
          note={charts.inTable}
          months={months}
          series={[
            { name: words.now(thisYear), look: 'bar', values: now },
            { name: words.before(lastYear, formats.date(aYearAgo, 'monthSpan')), look: 'bar-other', values: then },
            { name: words.final(lastYear), look: 'trend-other', values: final },
          ]}
        />
        <Table figures label={words.title} head={words.head}>
          {months.map((month, index) => (
            <tr key={month}>
              <th scope="row">{formats.date(`${month}-01`, 'monthOnly')}</th>
              <td>{formats.number(now[index] ?? 0)}</td>
              <td>{formats.number(then[index] ?? 0)}</td>
              <td>{change(now[index] ?? 0, then[index] ?? 0)}</td>
              <td>{formats.number(final[index] ?? 0)}</td>
            </tr>
          ))}
        </Table>
      </div>
    </Section>
  );
};
