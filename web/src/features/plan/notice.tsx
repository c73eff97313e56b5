import { X } from 'lucide';
import { useFormats } from '../../lib/format.ts';
import { ApiProblem, isProblem } from '../../lib/problem.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { Move } from './moves.ts';
import { planWords } from './words.ts';

export type Notice =
  | { readonly kind: 'done'; readonly text: string; readonly undo: Move | null }
  /** Only a part of it could be done. */
  | { readonly kind: 'partly'; readonly text: string }
  | { readonly kind: 'failed'; readonly error: unknown; readonly move: Move };

interface Props {
  readonly notice: Notice;
  readonly onUndo: (move: Move) => void;
  readonly onClose: () => void;
}

/** Consecutive nights as one piece: 12 – 14 Jan. */
const spanOf = (nights: unknown): readonly [string, string] | null => {
  if (!Array.isArray(nights)) return null;
  const days = nights.filter((night): night is string => typeof night === 'string').toSorted();
  const [first] = days;
  return first === undefined ? null : [first, days.at(-1) ?? first];
};

/** The reason why a move was refused, in words; null if the general words of problems suffice. */
const useRefusal = (error: unknown, { stay }: Move): string | null => {
  const { refused } = planWords.useWords();
  const formats = useFormats();
  if (isProblem(error, 'unit-taken')) {
    const { unit, nights, reference } = error.problem as {
      unit?: { number?: string };
      nights?: unknown;
      reference?: unknown;
    };
    const span = spanOf(nights);
    return refused.taken(
      unit?.number ?? '',
      span ? formats.range(...span) : '',
      typeof reference === 'string' ? reference : null,
    );
  }
  if (isProblem(error, 'stale-version')) return refused.stale(stay.guestName);
  if (isProblem(error, 'wrong-state')) return refused.state(stay.guestName);
  return error instanceof ApiProblem && error.problemName === 'refused' ? refused.state(stay.guestName) : null;
};

const Alert = ({ text }: { readonly text: string }) => (
  <p role="alert" className="flex-1 border-l-4 border-bad bg-bad-wash px-4 py-2.5 font-medium">
    {text}
  </p>
);

const Failed = ({ error, move }: { readonly error: unknown; readonly move: Move }) => {
  const text = useRefusal(error, move);
  if (text === null) return <ProblemNote error={error} className="flex-1" />;
  return <Alert text={text} />;
};

/** What has just been done, with its undoing; or why nothing was. It stays until it is closed. */
export const NoticeBar = ({ notice, onUndo, onClose }: Props) => {
  const words = planWords.useWords();
  return (
    <div className="flex items-center gap-2">
      {notice.kind === 'failed' ? (
        <Failed error={notice.error} move={notice.move} />
      ) : notice.kind === 'partly' ? (
        <Alert text={notice.text} />
      ) : (
        <p className="flex flex-1 items-center gap-4 bg-wash px-4 py-1.5">
          <span>{notice.text}</span>
          {notice.undo ? (
            <button type="button" className="link h-8 font-semibold" onClick={() => notice.undo && onUndo(notice.undo)}>
              {words.undo}
            </button>
          ) : null}
        </p>
      )}
      <button
        type="button"
        aria-label={words.dismiss}
        onClick={onClose}
        className="grid size-9 flex-none place-items-center rounded-pane hover:bg-wash2"
      >
        <Icon of={X} size={18} />
      </button>
    </div>
  );
};
