import { CalendarRange } from 'lucide';
import type { FormEvent, RefObject } from 'react';
import { ApiProblem } from '../../lib/problem.ts';
import { Button } from '../../ui/button.tsx';
import { useCounts } from '../../ui/counts.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { BarFields } from './bar-fields.tsx';
import type { Speech } from './cell-words.ts';
import { clearedDraft, type Draft, type judgeDraft } from './draft.ts';
import { mostNights } from './paint.ts';
import type { Sums } from './preview.ts';
import { doneText, sumsText } from './sums-text.ts';
import { gridWords } from './words.ts';

interface Props {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly count: number;
  readonly sums: Sums;
  readonly draft: Draft;
  readonly judged: ReturnType<typeof judgeDraft>;
  /** The preview is there. */
  readonly ready: boolean;
  /** The preview is loading. */
  readonly asking: boolean;
  readonly error: Error | null;
  readonly sending: boolean;
  /** What the last change of this tab has done, while nothing new is painted. */
  readonly done: { readonly nights: number; readonly undone: boolean } | undefined;
  readonly undo: (() => void) | undefined;
  readonly undoing: boolean;
  readonly speech: Speech;
  readonly onDraft: (part: Partial<Draft>) => void;
  readonly onApply: () => void;
  readonly onDiscard: () => void;
  readonly onBlock: () => void;
  readonly onRange: () => void;
}

const useRefusal = (error: Error | null): string | undefined => {
  const { refused } = gridWords.useWords();
  if (!(error instanceof ApiProblem) || error.problem.errors === undefined) return undefined;
  const code = error.problem.errors[0]?.code ?? 'other';
  return Object.hasOwn(refused, code) ? refused[code as keyof typeof refused] : refused.other;
};

/** The dark bar: the painted nights, their new values, and the resulting changes. */
export const PaintBar = (props: Props) => {
  const { form, count: painted, sums, draft, judged, ready, asking, error, sending, speech } = props;
  const { onDraft, onApply, onDiscard, onBlock, onRange, done, undo, undoing } = props;
  const { bar } = speech.words;
  const { count } = useCounts();
  const refusal = useRefusal(error);
  const isWrong = judged.kind === 'wrong' && judged.field === 'price' && draft.price !== '';
  const canApply = ready && sums.changed > 0 && painted <= mostNights;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (canApply && !sending) onApply();
  };
  return (
    <form
      ref={form}
      aria-label={bar.label}
      className="gf-bar board"
      onSubmit={submit}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onDiscard();
      }}
    >
      <div className="flex items-center justify-between gap-x-6 max-md:flex-wrap">
        <div role="status" className="flex min-h-12 min-w-0 flex-wrap content-center items-baseline gap-x-5">
          <p className="text-4 font-bold tracking-[-.01em]">
            {painted > 0 ? bar.painted(count('nights', painted)) : done ? doneText(done, speech, count) : bar.nothing}
          </p>
          <p className={`text-2 ${painted > mostNights ? 'font-semibold text-lamp' : 'text-on-board2'}`}>
            {painted === 0 ? bar.nothingText : sumsText({ painted, sums, judged, ready, asking }, speech, count)}
          </p>
        </div>
        {painted === 0 ? (
          <div className="flex flex-none items-center gap-2">
            {undo ? (
              <Button size="small" busy={undoing} onClick={undo}>
                {speech.words.done.undo}
              </Button>
            ) : null}
            <Button size="small" onClick={onRange}>
              <Icon of={CalendarRange} size={18} />
              {speech.words.range.open}
            </Button>
          </div>
        ) : (
          <div className="flex flex-none items-center gap-2">
            <Button size="small" onClick={onDiscard}>
              {bar.discard}
            </Button>
            <Button kind="go" type="submit" disabled={!canApply} busy={sending}>
              {canApply ? bar.apply(count('nights', sums.changed)) : bar.applyNothing}
            </Button>
          </div>
        )}
      </div>
      <div className="mt-1 flex flex-wrap items-end gap-2">
        <BarFields draft={draft} wrong={isWrong} onChange={onDraft} />
        {painted === 0 ? null : (
          <span className="flex gap-1">
            <Button size="small" kind="quiet" className="px-2.5!" onClick={() => onDraft(clearedDraft)}>
              {bar.clear}
            </Button>
            <Button size="small" kind="quiet" className="px-2.5!" onClick={onBlock}>
              {bar.block}
            </Button>
          </span>
        )}
      </div>
      {isWrong ? (
        <p role="alert" className="mt-2 text-2 font-semibold text-lamp">
          {bar.wrongPrice}
        </p>
      ) : null}
      {refusal === undefined ? null : (
        <p role="alert" className="mt-2 text-2 font-semibold text-lamp">
          {refusal}
        </p>
      )}
      {error && refusal === undefined ? <ProblemNote error={error} className="mt-3 bg-paper text-ink" /> : null}
    </form>
  );
};
