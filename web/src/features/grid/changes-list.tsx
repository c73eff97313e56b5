import { Button } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import { Section } from '../../ui/section.tsx';
import type { Speech } from './cell-words.ts';
import type { Made } from './use-changes.ts';

interface Props {
  readonly list: readonly Made[];
  readonly timeZone: string;
  readonly busy: string | undefined;
  readonly speech: Speech;
  readonly onUndo: (change: Made) => void;
}

/** What this tab has changed, each to be taken back. */
export const ChangesList = ({ list, timeZone, busy, speech, onUndo }: Props) => {
  const { words, formats } = speech;
  const { changes: said } = words;
  const { count } = useCounts();
  const textOf = ({ nights, from, to, fields }: Made): string => {
    const names = fields.flatMap((field) =>
      Object.hasOwn(said.field, field) ? said.field[field as keyof typeof said.field] : [],
    );
    return `${said.nights(count('nights', nights), formats.range(from, to))}: ${formats.list(names)}`;
  };
  return (
    <Section title={said.title} note={said.note}>
      {list.length === 0 ? <p className="text-ink2">{said.none}</p> : null}
      <ul>
        {list.map((change) => (
          <li
            key={change.changeId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t border-line py-2 first:border-t-0"
          >
            <p className={change.undone ? 'text-ink3 line-through' : ''}>
              {textOf(change)} <span className="text-2 text-ink2">{said.at(formats.time(change.at, timeZone))}</span>
            </p>
            {change.undone ? (
              <span className="text-2 text-ink2">{said.undone}</span>
            ) : (
              <Button
                size="small"
                aria-label={said.undoOf(textOf(change))}
                busy={busy === change.changeId}
                onClick={() => onUndo(change)}
              >
                {said.undo}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};
