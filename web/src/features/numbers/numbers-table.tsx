import { useMutation, useQuery } from '@tanstack/react-query';
import { useFormats } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Table } from '../../ui/table.tsx';
import { figureNames, useFigure } from './figures.tsx';
import { type By, type NumbersRow, numbersFile, numbersQuery } from './queries.ts';
import { numbersWords } from './words.ts';

const bys: readonly By[] = ['month', 'week', 'day'];

/** Gives a text to the browser as a file. */
const save = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
};

interface Props {
  readonly hotelId: string;
  readonly year: number;
  readonly by: By;
  readonly onBy: (by: By) => void;
}

/** Every figure of the year by month, week or day, and the same as a file. */
export const NumbersTable = ({ hotelId, year, by, onBy }: Props) => {
  const words = numbersWords.useWords();
  const formats = useFormats();
  const figure = useFigure();
  const { data, error, refetch } = useQuery(numbersQuery(hotelId, year, by));
  const file = useMutation({
    mutationFn: () => numbersFile(hotelId, year, by),
    onSuccess: (text) => save(`numbers-${hotelId}-${year}-${by}.csv`, text),
  });
  const periodOf = ({ from, to }: NumbersRow): string =>
    by === 'month'
      ? formats.date(from, 'month')
      : by === 'week'
        ? formats.range(from, to, 'short')
        : formats.date(from, 'day');
  const currencies = new Set(data?.totals.map(({ revenue }) => revenue.currency));
  const currencyOf = ({ revenue }: NumbersRow): string => (currencies.size > 1 ? ` ${revenue.currency}` : '');
  const row = (each: NumbersRow, period: string, whole = false) => (
    <tr key={`${each.revenue.currency} ${period}`} className={whole ? 'border-t-2 border-t-ink font-semibold' : ''}>
      <th scope="row" className="whitespace-nowrap">
        {period}
        {currencyOf(each)}
      </th>
      {figureNames.map((name) => (
        <td key={name}>{figure(each, name)}</td>
      ))}
    </tr>
  );
  return (
    <Section title={words.table.title} note={`${words.table.note} ${[...currencies].join(', ')}`}>
      <div className="flex flex-wrap items-end gap-3">
        <Select className="w-56" label={words.table.by} value={by} onChange={({ target }) => onBy(target.value as By)}>
          {bys.map((each) => (
            <option key={each} value={each}>
              {words.table.bys[each]}
            </option>
          ))}
        </Select>
        <Button busy={file.isPending} onClick={() => file.mutate()}>
          {words.table.csv}
        </Button>
        <p role="status" className="text-2 text-ink2">
          {file.isSuccess ? words.table.saved : ''}
        </p>
      </div>
      {file.error ? <ProblemNote error={file.error} className="mt-4" /> : null}
      {error && !data ? <ProblemNote error={error} retry={() => void refetch()} className="mt-4" /> : null}
      {data ? (
        <div className="mt-4">
          <Table
            figures
            label={words.table.title}
            head={[words.table.period, ...figureNames.map((name) => words.figures[name])]}
          >
            {data.rows.map((each) => row(each, periodOf(each)))}
            {data.totals.map((each) => row(each, words.table.whole, true))}
          </Table>
        </div>
      ) : error ? null : (
        <div className="mt-4 h-96 bg-wash" aria-hidden="true" />
      )}
    </Section>
  );
};
