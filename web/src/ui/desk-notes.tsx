import { TriangleAlert, X } from 'lucide';
import { useEffect } from 'react';
import { create } from 'zustand';
import { deskWords } from './desk-words.ts';
import { Icon } from './icon.tsx';

interface Notes {
  /** The last action; announced to screen readers too. */
  readonly done: string | null;
  /** Something was changed by others: it stays until it is closed. */
  readonly stale: string | null;
  readonly say: (notes: Partial<Pick<Notes, 'done' | 'stale'>>) => void;
}

/** A desk page's note about the last action. */
export const useDeskNotes = create<Notes>((set) => ({ done: null, stale: null, say: (notes) => set(notes) }));

/** What was done last, and what others did meanwhile: the second stays until it is closed. */
export const DeskNotes = () => {
  const { dismiss } = deskWords.useWords();
  const { done, stale, say } = useDeskNotes();
  // A note of one page is not shown on the next.
  useEffect(() => () => say({ done: null, stale: null }), [say]);
  const close = (
    <button
      type="button"
      aria-label={dismiss}
      className="grid size-9 flex-none place-items-center rounded-pane hover:bg-wash2"
      onClick={() => say({ done: null, stale: null })}
    >
      <Icon of={X} size={18} />
    </button>
  );
  return (
    <>
      <div role="status">
        {done === null ? null : (
          <div className="mt-4 flex items-center gap-3 border-l-4 border-good bg-wash py-1 pr-1 pl-4 font-medium">
            <span className="min-w-0 flex-1">{done}</span>
            {close}
          </div>
        )}
      </div>
      {stale === null ? null : (
        <div
          role="alert"
          className="mt-4 flex items-center gap-3 border-l-4 border-bad bg-bad-wash py-1 pr-1 pl-4 font-medium"
        >
          <Icon of={TriangleAlert} size={20} className="flex-none" />
          <span className="min-w-0 flex-1">{stale}</span>
          {close}
        </div>
      )}
    </>
  );
};
