import { schedules } from '../../../../functions/contract/schedules.ts';
import { useFormats } from '../../lib/format.ts';
import { Section } from '../../ui/section.tsx';
import { Table } from '../../ui/table.tsx';
import type { Health } from './queries.ts';
import { platformWords } from './words.ts';

export type ScheduleName = keyof typeof schedules;
export const scheduleNames = Object.keys(schedules) as ScheduleName[];

/** The schedules, their intervals and their last runs. */
export const Schedules = ({ health }: { readonly health: Health }) => {
  const { schedules: words } = platformWords.useWords();
  const formats = useFormats();
  const often = (minutes: number): string =>
    words.often[minutes as keyof typeof words.often] ?? words.minutes(formats.number(minutes));
  const runs = new Map(health.schedules?.map((run) => [run.name, run]));
  const ran = (name: ScheduleName) => {
    const { state, since = null } = runs.get(name) ?? {};
    const at = since === null ? words.unknown : formats.instant(since, 'UTC');
    return (
      <td className={state === 'degraded' ? 'font-semibold text-bad' : ''}>
        {state === 'degraded' ? words.late(at) : at}
      </td>
    );
  };
  return (
    <Section title={words.title} note={words.note}>
      <Table label={words.title} head={[words.what, words.every, words.last]}>
        {scheduleNames.map((name) => (
          <tr key={name}>
            <th scope="row">{words.does[name]}</th>
            <td className="whitespace-nowrap">{often(schedules[name].minutes)}</td>
            {ran(name)}
          </tr>
        ))}
      </Table>
    </Section>
  );
};
