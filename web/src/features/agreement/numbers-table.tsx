import { useFormats } from '../../lib/format.ts';
import { Table } from '../../ui/table.tsx';
import type { NumbersDrift } from './queries.ts';
import { agreementWords } from './words.ts';

/** The days whose figures differ from a recount of the bookings. */
export const NumbersTable = ({ drift }: { readonly drift: readonly NumbersDrift[] }) => {
  const words = agreementWords.useWords();
  const formats = useFormats();
  const said = ({ sold, revenue, taxes }: NumbersDrift['counted']): string =>
    words.figures(formats.number(sold), formats.money(revenue), formats.money(taxes));
  return (
    <Table label={words.numbers} head={words.numbersHead}>
      {drift.map(({ date, currency, counted, bookings, repaired }) => (
        <tr key={`${date} ${currency}`}>
          <th scope="row" className="whitespace-nowrap">
            {formats.date(date, 'monthSpan')}
          </th>
          <td>{said(counted)}</td>
          <td className="font-semibold">{said(bookings)}</td>
          <td className={`font-semibold ${repaired ? 'text-good' : 'text-bad'}`}>
            {repaired ? words.means.repaired : words.numbersWrong}
          </td>
        </tr>
      ))}
    </Table>
  );
};
