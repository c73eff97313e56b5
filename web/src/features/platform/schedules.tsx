import { schedules } from '../../../../functions/contract/schedules.ts';
import { useFormats } from '../../lib/format.ts';
import { Section } from '../../ui/section.tsx';
import { Table } from '../../ui/table.tsx';
import { platformWords } from './words.ts';

export type ScheduleName = keyof typeof schedules;
export const scheduleNames = Object.keys(schedules) as ScheduleName[];

/** What runs by itself, and how often. */
export const Schedules = () => {
  const { schedules: words } = platformWords.useWords();
  const formats = useFormats();
  const often = (minutes: number): string =>
    words.often[minutes as keyof typeof words.often] ?? words.minutes(formats.number(minutes));
  return (
    <Section title={words.title} note={words.note}>
      <Table label={words.title} head={[words.what, words.every]}>
        {scheduleNames.map((name) => (
          <tr key={name}>
            <th scope="row">{words.does[name]}</th>
            <td className="whitespace-nowrap">{often(schedules[name].minutes)}</td>
          </tr>
        ))}
      </Table>
    </Section>
  );
};
