import { CircleAlert } from 'lucide';
import { ApiProblem } from '../lib/problem.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { noteWords } from './note-words.ts';

interface Props {
  readonly error: unknown;
  /** Offers to try once more. */
  readonly retry?: () => void;
  readonly className?: string;
}

/** The error, the data that is safe and the next step, in the user's language. */
export const ProblemNote = ({ error, retry, className = '' }: Props) => {
  const { problem: words } = noteWords.useWords();
  const known = error instanceof ApiProblem ? error : undefined;
  const isOurs =
    known !== undefined && known.status >= 500 && !['try-again', 'paused'].includes(known.problemName ?? '');
  const reason = known?.problem['reason'];
  const text = known
    ? ((typeof reason === 'string' ? words.reasons[reason] : undefined) ??
      words.names[known.problemName ?? ''] ??
      words.other)
    : // What is read and can be asked for again was not typed.
      retry
      ? words.away
      : words.unreachable;
  const trace = known?.problem.traceId;
  return (
    <div role="alert" className={`flex gap-3 border-l-4 border-bad bg-bad-wash px-4 py-3 ${className}`}>
      <Icon of={CircleAlert} size={20} className="mt-0.5 flex-none text-bad" />
      <div className="min-w-0">
        <p className="font-medium">{text}</p>
        {isOurs && trace ? <p className="mt-1 text-2 break-all text-ink2">{words.trace(trace)}</p> : null}
        {retry ? (
          <Button size="small" className="mt-3" onClick={retry}>
            {words.retry}
          </Button>
        ) : null}
      </div>
    </div>
  );
};
