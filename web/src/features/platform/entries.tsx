import { useFormats } from '../../lib/format.ts';
import { Table } from '../../ui/table.tsx';
import { platformWords } from './words.ts';

interface Entry {
  readonly at: string;
  readonly action: string;
  readonly actor: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The length of a value and the number of fields that are shown; the rest expands. */
const mostLetters = 160;
const mostFields = 4;

const shown = (value: unknown): string => {
  const text = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text;
};

/** What was before and after, field by field. */
export const Changes = ({ before, after }: Pick<Entry, 'before' | 'after'>) => {
  const { audit: words } = platformWords.useWords();
  const formats = useFormats();
  const lines = [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => (
    <span key={field} className="block [overflow-wrap:anywhere]">
      <span className="text-ink2">{field}</span> {shown(before[field])}
      {before[field] === undefined ? '' : ' → '}
      <b className="font-semibold">{shown(after[field])}</b>
    </span>
  ));
  if (lines.length <= mostFields + 1) return lines;
  return (
    <>
      {lines.slice(0, mostFields)}
      <details>
        <summary className="link w-fit cursor-pointer">{words.rest(formats.number(lines.length - mostFields))}</summary>
        {lines.slice(mostFields)}
      </details>
    </>
  );
};

/** Changes as the audit stores them: time, person, and values before and after. */
export const Entries = ({ entries, label }: { readonly entries: readonly Entry[]; readonly label: string }) => {
  const { audit: words } = platformWords.useWords();
  const formats = useFormats();
  return (
    <Table label={label} head={words.head}>
      {entries.map(({ at, action, actor, before, after }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two changes may be otherwise equal, and none moves
        <tr key={`${at} ${action} ${index}`}>
          <td className="whitespace-nowrap">{formats.instant(at, 'UTC')}</td>
          <th scope="row">{action}</th>
          <td className="break-all">{actor}</td>
          <td>
            <Changes before={before} after={after} />
          </td>
        </tr>
      ))}
    </Table>
  );
};
